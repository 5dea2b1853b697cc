/** The recorded name of a cookie whose name is empty. */
export const UNNAMED = "<unnamed>";

/**
 * Returns a function that checks whether a name matches a recorded one. “*” matches one or more characters; all others
 * match themselves, case-sensitively as in browsers. Only UNNAMED matches the empty name. Takes linear time, unlike a
 * regular expression: a website could choose a name that causes catastrophic backtracking.
 */
export function nameMatcher(recorded: string): (name: string) => boolean {
  if (recorded === UNNAMED) return (name) => name === "";
  const [head = "", ...middle] = recorded.split("*");
  const tail = middle.pop();
  if (tail === undefined) return (name) => name === recorded;
  return (name) => {
    if (!name.startsWith(head) || !name.endsWith(tail)) return false;
    let start = head.length + 1;
    for (const part of middle) {
      const index = name.indexOf(part, start);
      if (index === -1) return false;
      start = index + part.length + 1;
    }
    return start <= name.length - tail.length;
  };
}

/** Whether a host is `domain` or one of its subdomains. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
