/** What is recorded as the name of something that has none: some cookies do. */
export const UNNAMED = "<unnamed>";

/**
 * Tells which names a recorded name covers. A “*” stands for a part that changes, of one character or
 * more; the rest is literal. Capitals count, as they do for browsers. UNNAMED covers the empty name, and
 * nothing else does. Takes time in proportion to the name: websites choose names, and could choose one that
 * keeps a regular expression busy for hours.
 */
export function nameMatcher(recorded: string): (name: string) => boolean {
  if (recorded === UNNAMED) return (name) => name === "";
  const [head = "", ...middle] = recorded.split("*");
  const tail = middle.pop();
  if (tail === undefined) return (name) => name === recorded;
  return (name) => {
    if (!name.startsWith(head) || !name.endsWith(tail)) return false;
    let from = head.length + 1;
    for (const part of middle) {
      const at = name.indexOf(part, from);
      if (at === -1) return false;
      from = at + part.length + 1;
    }
    return from <= name.length - tail.length;
  };
}

/** Whether a host is `domain` or one of its subdomains. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
