import { CONDITIONAL_RIGHTS, LAWFUL_BASES, type LawfulBasis } from "./lawful-bases.ts";
import type { Activity } from "./service-schema.ts";

/** For which activities people have a right that depends on the lawful basis (UK GDPR articles 17, 20 and 21). */
export interface Right {
  readonly right: (typeof CONDITIONAL_RIGHTS)[number];
  /** The titles of the activities for which people have it. */
  readonly has: readonly string[];
  /** The lawful bases for which they do not, each with the titles of its activities. */
  readonly hasNot: readonly {
    readonly basis: LawfulBasis;
    readonly activities: readonly string[];
  }[];
  /** The titles of the activities whose lawful basis is not stated yet. */
  readonly unknown: readonly string[];
}

/** Returns the rights that follow from the lawful bases of a service’s activities. */
export function listRights(activities: readonly Pick<Activity, "title" | "basis">[]): Right[] {
  const byBasis = Map.groupBy(activities, ({ basis }) => basis);
  const titles = (basis: LawfulBasis | null) =>
    (byBasis.get(basis) ?? []).map(({ title }) => title);
  const bases = [...byBasis.keys()].filter((basis) => basis !== null);
  return CONDITIONAL_RIGHTS.map((right) => ({
    right,
    has: bases.filter((basis) => LAWFUL_BASES[basis][right]).flatMap(titles),
    hasNot: bases
      .filter((basis) => !LAWFUL_BASES[basis][right])
      .map((basis) => ({ basis, activities: titles(basis) })),
    unknown: titles(null),
  }));
}

/** The rights that people have with every lawful basis: UK GDPR articles 15, 16 and 18. */
const RIGHTS_WITH_EVERY_BASIS = ["access", "rectification", "restriction"] as const;

/** The rights that people can have. */
export const RIGHTS = [...RIGHTS_WITH_EVERY_BASIS, ...CONDITIONAL_RIGHTS] as const;

/** Returns the rights that people have with a lawful basis. */
export function getRights(basis: LawfulBasis): (typeof RIGHTS)[number][] {
  const conditional = CONDITIONAL_RIGHTS.filter((right) => LAWFUL_BASES[basis][right]);
  return [...RIGHTS_WITH_EVERY_BASIS, ...conditional];
}
