import type { Located } from "../files/source-places.ts";
import { type Place, type Problem, question, warning } from "../problems/problem.ts";
import { durationInDays, MAX_LIFETIME_DAYS } from "./duration.ts";
import {
  type CookieRecord,
  EXCEPTION_CHOICES,
  type Inventory,
  listSuggested,
} from "./inventory-schema.ts";
import misspeltNames from "./misspelt-names.json" with { type: "json" };
import { isWithin, nameMatcher } from "./name-patterns.ts";

/** Days after which a verification is out of date. */
const STALE_AFTER = 365;

/**
 * Returns the warnings and questions about an inventory without errors. `domains` are the council’s, or undefined if
 * they could not be read.
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
      [checkDuration, checkLifetimeCap, checkException, checkSpelling].flatMap((rule) =>
        rule(entry, at),
      ),
    ),
    ...current.flatMap((entry) => askToConfirm(entry, inventory)),
    ...findOverlaps(current, at),
    ...(domains === undefined ? [] : checkPrivacyPolicies(inventory, domains)),
  ];
}

/** Returns a warning for each date of verification that is after `today`, or too long before it. */
export function checkVerificationDates(
  { data, at }: Located<Inventory>,
  today: Temporal.PlainDate,
): Problem[] {
  return data.cookies.flatMap(({ name, lastVerified, status }, index) => {
    if (lastVerified === null || status === "retired") return [];
    const place = at(["cookies", index, "lastVerified"]);
    const age = Temporal.PlainDate.from(lastVerified).until(today, { largestUnit: "days" }).days;
    if (age < 0) {
      const message = `“${name}” was last verified on ${lastVerified}, which is in the future.`;
      const hint = "Write the date when it was last found on the website, or null.";
      return warning(place, "verified-in-future", message, hint);
    }
    if (age <= STALE_AFTER) return [];
    const message = `“${name}” was last verified on ${lastVerified}, more than a year ago.`;
    const hint =
      "Check whether the website still sets it. If it does, write the date of your check.";
    return warning(place, "stale-verification", message, hint);
  });
}

/** Returns the purposes of all records that are not retired, each with its place. */
export function listPurposes({ data, at }: Located<Inventory>): { text: string; place: Place }[] {
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

function checkDuration({ cookie, index }: Entry, at: At): Problem | [] {
  const { name, storage, persistence, duration } = cookie;
  if (storage !== "cookie" || persistence === "session" || duration !== null) return [];
  return question(
    at(["cookies", index, "duration"]),
    "duration-not-stated",
    `How long does “${name}” stay on a visitor’s device?`,
    "Ask the website’s owner, and write the answer in this form: P2Y (2 years) or P30D (30 days). Until then, visitors see “Not stated”.",
  );
}

function checkLifetimeCap(
  { cookie: { name, storage, duration }, index }: Entry,
  at: At,
): Problem | [] {
  if (storage !== "cookie" || duration === null) return [];
  if (durationInDays(duration) <= MAX_LIFETIME_DAYS) return [];
  return warning(
    at(["cookies", index, "duration"]),
    "lifetime-beyond-cap",
    `“${name}” is recorded as lasting ${duration}, but browsers keep no cookie longer than ${MAX_LIFETIME_DAYS} days.`,
    `Write P${MAX_LIFETIME_DAYS}D, unless the law requires you to state what the website asks for.`,
  );
}

function checkException({ cookie: { name, exception }, index }: Entry, at: At): Problem | [] {
  if (exception !== null) return [];
  return question(
    at(["cookies", index, "exception"]),
    "exception-not-stated",
    `Which paragraph of PECR Schedule A1 allows “${name}” to be stored?`,
    `The data protection officer decides: ${EXCEPTION_CHOICES}.`,
  );
}

/** Returns a question for each field of a record that an audit has suggested. */
function askToConfirm({ cookie, index }: Entry, { data, at }: Located<Inventory>): Problem[] {
  const provider = data.providers[cookie.provider ?? ""];
  const values = {
    provider: provider && `${provider.name} (${provider.home})`,
    category: cookie.category,
    purpose: cookie.purpose && `“${cookie.purpose.replace(/\.$/, "")}”`,
    duration: cookie.duration ?? "until the browser is closed",
  };
  return listSuggested(cookie).map((field) =>
    question(
      at(["cookies", index, "suggested", field]),
      "confirm-suggestion",
      `Confirm the ${field} of “${cookie.name}”: ${values[field] || "not filled in"}. Source: ${cookie.suggested?.[field]}.`,
      field === "provider" && provider === undefined
        ? "If the source is right, add the provider to “providers” with the address of its website, and write its key in “provider”. Then remove “provider” from “suggested”."
        : `Correct it if it is wrong, then remove “${field}” from “suggested”.`,
    ),
  );
}

function checkSpelling({ cookie: { name, aliases }, index }: Entry, at: At): Problem | [] {
  const entry = misspeltNames.find(({ misspelling }) => misspelling === name);
  if (entry === undefined || aliases.includes(entry.correct)) return [];
  return question(
    at(["cookies", index, "name"]),
    "misspelt-name",
    `Is “${name}” spelt correctly? In ${entry.software}, this cookie is called “${entry.correct}”.`,
    `Correct the name, or keep it and add “${entry.correct}” to “aliases”.`,
  );
}

/**
 * Finds names that two records match: visitors would see them twice, and the audit could match them to either record.
 */
function findOverlaps(entries: readonly Entry[], at: At): Problem[] {
  const groups = Map.groupBy(entries, ({ cookie }) => `${cookie.storage} ${cookie.domain}`);
  return [...groups.values()].flatMap((group) => {
    const entriesByName = new Map<string, Entry[]>();
    const patterns: { readonly entry: Entry; readonly matches: (name: string) => boolean }[] = [];
    for (const entry of group) {
      for (const name of namesOf(entry.cookie)) {
        if (name.includes("*")) patterns.push({ entry, matches: nameMatcher(name) });
        else entriesByName.set(name, [...(entriesByName.get(name)?.slice(0, 1) ?? []), entry]);
      }
    }
    return group.flatMap((entry) => {
      const other = namesOf(entry.cookie)
        .values()
        .map(
          (name) =>
            entriesByName.get(name)?.find((each) => each !== entry) ??
            patterns.find((each) => each.entry !== entry && each.matches(name))?.entry,
        )
        .find((found) => found !== undefined);
      if (other === undefined) return [];
      // Two records with the same name get one warning, at the later one.
      if (
        entriesByName.get(entry.cookie.name)?.includes(other) === true &&
        other.index > entry.index
      )
        return [];
      return warning(
        at(["cookies", entry.index, "name"]),
        "overlapping-name",
        `“${entry.cookie.name}” is also matched by the record “${other.cookie.name}” on line ${at(["cookies", other.index]).line}.`,
        "Remove the record that is wrong, or make the name or alias of the other one more specific.",
      );
    });
  });
}

function namesOf({ name, aliases }: CookieRecord): string[] {
  return [name, ...aliases];
}

function checkPrivacyPolicies(
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
      "Find it on the provider’s website, and write its full address.",
    );
  });
}
