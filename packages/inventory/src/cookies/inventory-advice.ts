import type { Located } from "../files/source-places.ts";
import { type Place, type Problem, question, warning } from "../problems/problem.ts";
import { durationInDays, LONGEST_LIFETIME } from "./duration.ts";
import { isWithin, nameMatcher } from "./name-patterns.ts";
import misspeltNames from "./misspelt-names.json" with { type: "json" };
import type { CookieRecord, Inventory } from "./inventory-schema.ts";

/** Days after which a sighting says little about the website of today. */
const STALE_AFTER = 365;

/**
 * What should be looked at in an inventory that has no error. `domains` are the council's own, or
 * undefined while they cannot be read.
 */
export function findInventoryWarnings(
  inventory: Located<Inventory>,
  domains: readonly string[] | undefined,
): Problem[] {
  const { data, at } = inventory;
  const current = data.cookies.flatMap((cookie, index) =>
    cookie.status === "retired" ? [] : { cookie, index },
  );
  return [
    ...current.flatMap((entry) =>
      [durationNotStated, beyondCap, exceptionNotStated, misspelt].flatMap((rule) =>
        rule(entry, at),
      ),
    ),
    ...overlaps(current, at),
    ...(domains === undefined ? [] : providersWithoutPolicy(inventory, domains)),
  ];
}

/** What an inventory says of days that cannot be so on the day `today`, or was so too long ago. */
export function checkVerificationDates(
  { data, at }: Located<Inventory>,
  today: Temporal.PlainDate,
): Problem[] {
  return data.cookies.flatMap(({ name, lastVerified, status }, index) => {
    if (lastVerified === null || status === "retired") return [];
    const place = at(["cookies", index, "lastVerified"]);
    const age = Temporal.PlainDate.from(lastVerified).until(today, { largestUnit: "days" }).days;
    if (age < 0) {
      const message = `“${name}” was last verified on ${lastVerified}, which is yet to come.`;
      const hint = "Write the day on which it was last seen, or null.";
      return warning(place, "verified-in-future", message, hint);
    }
    if (age <= STALE_AFTER) return [];
    const message = `“${name}” was last verified on ${lastVerified}, more than a year ago.`;
    const hint = "Look whether the website still sets it, and write that day.";
    return warning(place, "stale-verification", message, hint);
  });
}

/** The purposes that visitors read, each with its place. */
export function purposes({ data, at }: Located<Inventory>): { text: string; place: Place }[] {
  return data.cookies.flatMap(({ purpose, status }, index) =>
    purpose && status !== "retired"
      ? { text: purpose, place: at(["cookies", index, "purpose"]) }
      : [],
  );
}

interface Entry {
  readonly cookie: CookieRecord;
  readonly index: number;
}

type At = Located["at"];

function durationNotStated({ cookie, index }: Entry, at: At): Problem | [] {
  const { name, storage, persistence, duration } = cookie;
  if (storage !== "cookie" || persistence === "session" || duration !== null) return [];
  return question(
    at(["cookies", index, "duration"]),
    "duration-not-stated",
    `How long does “${name}” stay on a visitor’s device?`,
    "Ask whoever looks after the website. Write it like P2Y or P30D; visitors read “Not stated” until then.",
  );
}

function beyondCap({ cookie: { name, storage, duration }, index }: Entry, at: At): Problem | [] {
  if (storage !== "cookie" || duration === null) return [];
  if (durationInDays(duration) <= LONGEST_LIFETIME) return [];
  return warning(
    at(["cookies", index, "duration"]),
    "lifetime-beyond-cap",
    `“${name}” is said to stay for ${duration}, and browsers keep no cookie longer than ${LONGEST_LIFETIME} days.`,
    `Write P${LONGEST_LIFETIME}D, unless the law obliges you to state what the website asks for.`,
  );
}

function exceptionNotStated({ cookie: { name, exception }, index }: Entry, at: At): Problem | [] {
  if (exception !== null) return [];
  return question(
    at(["cookies", index, "exception"]),
    "exception-not-stated",
    `By which paragraph of PECR Schedule A1 may “${name}” be stored?`,
    "The data protection officer decides: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location.",
  );
}

function misspelt({ cookie: { name, aliases }, index }: Entry, at: At): Problem | [] {
  const known = misspeltNames.find(({ written }) => written === name);
  if (known === undefined || aliases.includes(known.right)) return [];
  return question(
    at(["cookies", index, "name"]),
    "misspelt-name",
    `Is “${name}” spelt right? The cookie of ${known.of} is called “${known.right}”.`,
    `Correct the name; or keep it and add “${known.right}” to “aliases”.`,
  );
}

/** A name that two records cover would be told to visitors twice, and found by the audit under either. */
function overlaps(entries: readonly Entry[], at: At): Problem[] {
  const groups = Map.groupBy(entries, ({ cookie }) => `${cookie.storage} ${cookie.domain}`);
  return [...groups.values()].flatMap((group) => {
    const exact = new Map<string, Entry[]>();
    const patterns: { readonly entry: Entry; readonly matches: (name: string) => boolean }[] = [];
    for (const entry of group) {
      for (const name of namesOf(entry.cookie)) {
        if (name.includes("*")) patterns.push({ entry, matches: nameMatcher(name) });
        else exact.set(name, [...(exact.get(name)?.slice(0, 1) ?? []), entry]);
      }
    }
    return group.flatMap((entry) => {
      const other = namesOf(entry.cookie)
        .values()
        .map(
          (name) =>
            exact.get(name)?.find((each) => each !== entry) ??
            patterns.find((each) => each.entry !== entry && each.matches(name))?.entry,
        )
        .find((found) => found !== undefined);
      if (other === undefined) return [];
      // Of two records that share a name, the later one is in the way.
      if (exact.get(entry.cookie.name)?.includes(other) === true && other.index > entry.index)
        return [];
      return warning(
        at(["cookies", entry.index, "name"]),
        "overlapping-name",
        `“${entry.cookie.name}” is also covered by the record “${other.cookie.name}” on line ${at(["cookies", other.index]).line}.`,
        "Keep the record that is right, or make the pattern or alias of the other narrower.",
      );
    });
  });
}

function namesOf({ name, aliases }: CookieRecord): string[] {
  return [name, ...aliases];
}

function providersWithoutPolicy(
  { data, at }: Located<Inventory>,
  domains: readonly string[],
): Problem[] {
  return Object.entries(data.providers).flatMap(([key, { name, home, privacyPolicy }]) => {
    const host = new URL(home).hostname;
    const isOurs = domains.some((domain) => isWithin(host, domain));
    if (isOurs || privacyPolicy !== null) return [];
    return question(
      at(["providers", key, "privacyPolicy"]),
      "no-privacy-policy",
      `Where is the privacy policy of ${name}?`,
      "Look on its website, and write the full address.",
    );
  });
}
