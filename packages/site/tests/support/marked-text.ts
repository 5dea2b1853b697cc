/* Two versions of a text as one, with the marks that a reader would make: [-removed-] and {+added+}. */

export function textBefore(marked: string): string {
  return marked.replaceAll(/\{\+.*?\+\}/gs, "").replaceAll(/\[-(.*?)-\]/gs, "$1");
}

/** All texts but those that are listed, each of which must be among them as often. */
export function unlisted(all: readonly string[], listed: readonly string[]): string[] {
  const left = [...all];
  for (const text of listed) {
    const index = left.indexOf(text);
    if (index < 0) throw new Error(`“${text}” is listed and not there.`);
    left.splice(index, 1);
  }
  return left.toSorted();
}

export function textAfter(marked: string): string {
  return marked.replaceAll(/\[-.*?-\]/gs, "").replaceAll(/\{\+(.*?)\+\}/gs, "$1");
}
