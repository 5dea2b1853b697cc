/* Two versions of a text in one, with marks: [-removed-] and {+added+}. */

export function textBefore(marked: string): string {
  return marked.replaceAll(/\{\+.*?\+\}/gs, "").replaceAll(/\[-(.*?)-\]/gs, "$1");
}

export function textAfter(marked: string): string {
  return marked.replaceAll(/\[-.*?-\]/gs, "").replaceAll(/\{\+(.*?)\+\}/gs, "$1");
}

/** Returns `all` without one occurrence of each text in `some`. Throws if a text is missing. */
export function subtractTexts(all: readonly string[], some: readonly string[]): string[] {
  const rest = [...all];
  for (const text of some) {
    const index = rest.indexOf(text);
    if (index < 0) throw new Error(`“${text}” is missing.`);
    rest.splice(index, 1);
  }
  return rest.toSorted();
}
