import type { Choice, Observations } from "./observation-schema.ts";

/** An origin for which the audit cannot tell whether the website respects the visitor’s choice. */
export interface Inconclusive {
  readonly origin: string;
  /** The addresses of its websites in the run; more than one if several share it. */
  readonly websites: readonly string[];
  /** The choices that could not be made; never empty. */
  readonly choices: readonly Choice[];
}

/**
 * Returns the origins on which a choice could not be made. What is stored after a choice that was not made is
 * unknown, so that a clean result would be a guess; only a person can say that a website has no banner.
 */
export function findInconclusive({ run, choices }: Observations): Inconclusive[] {
  const unmade = choices.filter(({ outcome }) => outcome === "unknown" || outcome === "failed");
  return [...Map.groupBy(unmade, ({ origin }) => origin)].map(([origin, onOrigin]) => {
    const numbers = new Set(onOrigin.map(({ website }) => website));
    const websites = run.websites.filter(({ number }) => numbers.has(number));
    return {
      origin,
      websites: websites.flatMap(({ starts }) => starts.slice(0, 1)),
      choices: onOrigin,
    };
  });
}
