import type { Located } from "../files/source-places.ts";
import type { Partly } from "../files/valid-values.ts";
import { type Place, type Problem, question, warning } from "../problems/problem.ts";
import { durationInDays, MAX_LIFETIME_DAYS } from "./duration.ts";
import {
  type CookieRecord,
  EXCEPTION_CHOICES,
  type Inventory,
  listSuggested,
} from "./inventory-schema.ts";
import { describeRecord } from "./inventory-reader.ts";
import misspeltNames from "./misspelt-names.json" with { type: "json" };
import { isWithin, nameMatcher } from "./name-patterns.ts";

/** Days after which a verification is out of date. */
const STALE_AFTER = 365;

/**
 * Returns the warnings and questions about the valid values of an inventory. `domains` are the council’s, or undefined
 * if they could not be read.
 */
export function findInventoryWarnings(
  inventory: Located<Partly<Inventory>>,
  domains: readonly string[] | undefined,
): Problem[] {
  const { data, at } = inventory;
  const current = (data.cookies ?? []).flatMap((cookie, index) =>
    cookie === undefined || cookie.status === "retired" ? [] : { cookie, index },
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
  { data, at }: Located<Partly<Inventory>>,
  today: Temporal.PlainDate,
): Problem[] {
  return (data.cookies ?? []).flatMap((cookie, index) => {
    const { lastVerified, status } = cookie ?? {};
    if (cookie === undefined || !lastVerified || status === "retired") return [];
    const name = describeRecord(cookie, index);
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
export function listPurposes({
  data,
  at,
}: Located<Partly<Inventory>>): { text: string; place: Place }[] {
  return (data.cookies ?? []).flatMap((cookie, index) =>
    cookie?.purpose && cookie.status !== "retired"
      ? { text: cookie.purpose, place: at(["cookies", index, "purpose"]) }
      : [],
  );
}

interface Entry {
  readonly cookie: Partly<CookieRecord>;
  readonly index: number;
}

type At = Located["at"];

function checkDuration({ cookie, index }: Entry, at: At): Problem | [] {
  const { storage, persistence, duration } = cookie;
  if (storage !== "cookie" || persistence !== "persistent" || duration !== null) return [];
  return question(
    at(["cookies", index, "duration"]),
    "duration-not-stated",
    `How long does “${describeRecord(cookie, index)}” stay on a visitor’s device?`,
    "Ask the website’s owner, and write the answer in this form: P2Y (2 years) or P30D (30 days). Until then, visitors see “Not stated”.",
  );
}

function checkLifetimeCap({ cookie, index }: Entry, at: At): Problem | [] {
  const { storage, duration } = cookie;
  if (storage !== "cookie" || typeof duration !== "string") return [];
  if (durationInDays(duration) <= MAX_LIFETIME_DAYS) return [];
  return warning(
    at(["cookies", index, "duration"]),
    "lifetime-beyond-cap",
    `“${describeRecord(cookie, index)}” is recorded as lasting ${duration}, but browsers keep no cookie longer than ${MAX_LIFETIME_DAYS} days.`,
    `Write P${MAX_LIFETIME_DAYS}D, unless the law requires you to state what the website asks for.`,
  );
}

function checkException({ cookie, index }: Entry, at: At): Problem | [] {
  if (cookie.exception !== null) return [];
  return question(
    at(["cookies", index, "exception"]),
    "exception-not-stated",
    `Which paragraph of PECR Schedule A1 allows “${describeRecord(cookie, index)}” to be stored?`,
    `The data protection officer decides: ${EXCEPTION_CHOICES}.`,
  );
}

/** Returns a question for each field of a record that an audit has suggested. */
function askToConfirm(
  { cookie, index }: Entry,
  { data, at }: Located<Partly<Inventory>>,
): Problem[] {
  const provider = new Map(Object.entries(data.providers ?? {})).get(cookie.provider ?? "");
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
      `Confirm the ${field} of “${describeRecord(cookie, index)}”: ${values[field] || "not filled in"}. Source: ${cookie.suggested?.[field]}.`,
      field === "provider" && provider === undefined
        ? "If the source is right, add the provider to “providers” with the address of its website, and write its key in “provider”. Then remove “provider” from “suggested”."
        : `Correct it if it is wrong, then remove “${field}” from “suggested”.`,
    ),
  );
}

function checkSpelling({ cookie: { name, aliases }, index }: Entry, at: At): Problem | [] {
  const entry = misspeltNames.find(({ misspelling }) => misspelling === name);
  if (entry === undefined || aliases === undefined || aliases.includes(entry.correct)) return [];
  return question(
    at(["cookies", index, "name"]),
    "misspelt-name",
    `Is “${name}” spelt correctly? In ${entry.software}, this cookie is called “${entry.correct}”.`,
    `Correct the name, or keep it and add “${entry.correct}” to “aliases” and as “realName”.`,
  );
}

/**
 * Finds names that two records match: visitors would see them twice, and the audit could match them to either record.
 */
function findOverlaps(entries: readonly Entry[], at: At): Problem[] {
  // What is wrong in a record may be what tells it from another.
  const named = entries.filter(({ cookie: { name, storage, domain } }) =>
    [name, storage, domain].every((value) => value !== undefined),
  );
  const groups = Map.groupBy(named, ({ cookie }) => `${cookie.storage} ${cookie.domain}`);
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
      // Two records with the same name are an error already.
      const isOther = (each: Entry) => each.cookie.name !== entry.cookie.name;
      const other = namesOf(entry.cookie)
        .values()
        .map(
          (name) =>
            entriesByName.get(name)?.find(isOther) ??
            patterns.find((each) => isOther(each.entry) && each.matches(name))?.entry,
        )
        .find((found) => found !== undefined);
      if (other === undefined) return [];
      // Two records with the same name get one warning, at the later one.
      if (
        entriesByName.get(entry.cookie.name ?? "")?.includes(other) === true &&
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

function namesOf({ name, aliases = [] }: Partly<CookieRecord>): string[] {
  return [name, ...aliases].filter((each) => each !== undefined);
}

function checkPrivacyPolicies(
  { data, at }: Located<Partly<Inventory>>,
  domains: readonly string[],
): Problem[] {
  return Object.entries(data.providers ?? {}).flatMap(([key, provider]) => {
    const { name, home, privacyPolicy } = provider ?? {};
    if (home === undefined || privacyPolicy !== null) return [];
    const host = new URL(home).hostname;
    if (domains.some((domain) => isWithin(host, domain))) return [];
    return question(
      at(["providers", key, "privacyPolicy"]),
      "no-privacy-policy",
      `Where is the privacy policy of ${name ?? key}?`,
      "Find it on the provider’s website, and write its full address.",
    );
  });
}
