/**
 * Tells which names a recorded name covers. A “*” stands for a part that changes, of one character or
 * more; the rest is literal. Capitals count, as they do for browsers.
 */
export function matcher(recorded: string): (name: string) => boolean {
  const parts = recorded.split("*").map((part) => RegExp.escape(part));
  const pattern = new RegExp(`^${parts.join(".+")}$`, "su");
  return (name) => pattern.test(name);
}
