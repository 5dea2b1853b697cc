/*
 * Names with a changing part, as in “_ga_*”. A “*” stands for one character or more; the rest is literal.
 */

/** Whether a recorded name, which may be a pattern, covers `name`. Capitals count, as they do for browsers. */
export function covers(recorded: string, name: string): boolean {
  if (!recorded.includes("*")) return recorded === name;
  const pattern = recorded
    .split("*")
    .map((part) => RegExp.escape(part))
    .join(".+");
  return new RegExp(`^${pattern}$`, "su").test(name);
}
