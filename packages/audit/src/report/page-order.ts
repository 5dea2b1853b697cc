import { compareStates, type Observations, type Page } from "../observation-schema.ts";

/** Sorts the visits of pages by state, website and order of the crawl. A page has one visit for each state. */
export function sortPages({ pages }: Pick<Observations, "pages">): Page[] {
  return pages.toSorted(
    (a, b) => compareStates(a, b) || a.website - b.website || a.order - b.order,
  );
}

/** Returns the visits before a choice, in the order of the crawl. */
export function pagesBeforeChoice(observations: Pick<Observations, "pages">): Page[] {
  return sortPages(observations).filter(({ state }) => state === "before");
}

/** Returns all visits, then the choices with the page on which each was made, or else its origin. */
export function pagesAndChoices(observations: Observations) {
  const choices = observations.choices.map((choice) => ({
    ...choice,
    address: choice.address ?? choice.origin,
  }));
  return [...sortPages(observations), ...choices];
}

/** Keeps the first entry for each address. */
export function uniqueByAddress<T extends { readonly address: string }>(all: readonly T[]): T[] {
  return [...Map.groupBy(all, ({ address }) => address).values()].flatMap((same) =>
    same.slice(0, 1),
  );
}
