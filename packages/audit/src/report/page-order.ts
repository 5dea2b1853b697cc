import { type Observations, type Page, stateOrder } from "../observation-schema.ts";

/**
 * The pages of a run as a report tells of them: those before a choice first, then by website and in the order of
 * the crawl. Each page is there once for every state in which it was visited.
 */
export function inTurn({ pages }: Pick<Observations, "pages">): Page[] {
  return pages.toSorted(
    (a, b) => stateOrder(a) - stateOrder(b) || a.website - b.website || a.order - b.order,
  );
}

/** The pages as a crawl discovers them, before any choice: each address once for every website that has it. */
export function discovered(observations: Pick<Observations, "pages">): Page[] {
  return inTurn(observations).filter(({ state }) => state === "before");
}

/** The pages in that order, then the choices, each at the page on which it was made, or at its origin. */
export function everythingOpened(observations: Observations) {
  const choices = observations.choices.map((choice) => ({
    ...choice,
    address: choice.address ?? choice.origin,
  }));
  return [...inTurn(observations), ...choices];
}

/** The first of each address: what was visited in several states, or for several websites, is one page. */
export function onceEach<T extends { readonly address: string }>(all: readonly T[]): T[] {
  return [...Map.groupBy(all, ({ address }) => address).values()].flatMap((same) =>
    same.slice(0, 1),
  );
}
