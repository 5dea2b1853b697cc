import { didYouMean } from "../files/did-you-mean.ts";
import { fieldOf } from "../files/field-of.ts";
import { readJson } from "../files/json-reader.ts";
import type { Project } from "../files/project.ts";
import { checkAgainstSchema, type MessageOptions, nameRecordsBy } from "../files/schema-check.ts";
import type { Located } from "../files/source-places.ts";
import { findOutdatedNames } from "../outdated-names/outdated-names.ts";
import { collectProblems, error, type Place, type Problem } from "../problems/problem.ts";
import {
  type CookieRecord,
  cookieSchema,
  FIELDS,
  type Inventory,
  inventorySchema,
  listSuggested,
} from "./inventory-schema.ts";

export const INVENTORY_FILE = "_data/cookies.json";

const cookieName = nameRecordsBy("name");
const MESSAGE_OPTIONS: MessageOptions = {
  fields: FIELDS,
  recordName: (data, path) =>
    path[0] === "providers" ? path[1]?.toString() : cookieName(data, path),
};

/** The inventory, and every error in it. */
export interface InventoryResult {
  /** Undefined if it does not match its schema. */
  readonly inventory: Located<Inventory> | undefined;
  readonly problems: readonly Problem[];
}

/** Reads an inventory, `_data/cookies.json` by default. A draft is an error, because it is not ready to be published. */
export function readInventory(project: Project, file: string = INVENTORY_FILE): InventoryResult {
  const json = readJson(project, file);
  if (!json.ok) return { inventory: undefined, problems: json.problems };
  const checked = checkAgainstSchema(inventorySchema, json.value, MESSAGE_OPTIONS);
  const valid = findValidRecords(json.value, checked.ok ? checked.value.data.cookies : undefined);
  const problems = [...collectProblems([checked]), ...RULES.flatMap((rule) => rule(valid))];
  return { inventory: checked.ok ? checked.value : undefined, problems };
}

interface ValidRecords {
  /** The records that match their schema, each with its index in the file’s list. */
  readonly entries: readonly { readonly cookie: CookieRecord; readonly index: number }[];
  /** By key; undefined if the file has none. */
  readonly providers: object | undefined;
  readonly at: Located["at"];
}

/** Returns the records that can be checked even if others are wrong, so that all problems are reported at once. */
function findValidRecords(
  { data, at }: Located,
  records: readonly CookieRecord[] | undefined,
): ValidRecords {
  const providers = fieldOf(data, "providers");
  return {
    entries:
      records?.map((cookie, index) => ({ cookie, index })) ??
      findValidEntries(fieldOf(data, "cookies")),
    providers: typeof providers === "object" && providers !== null ? providers : undefined,
    at,
  };
}

function findValidEntries(cookies: unknown): ValidRecords["entries"] {
  return (Array.isArray(cookies) ? cookies : []).flatMap((record: unknown, index) => {
    const cookie = cookieSchema.safeParse(record);
    return cookie.success ? { cookie: cookie.data, index } : [];
  });
}

type Rule = (records: ValidRecords) => Problem[];

/** Checks a single record; `at` returns the place of one of its fields. */
type RecordRule = (cookie: CookieRecord, at: (field: string) => Place) => Problem | Problem[];

function forEachRecord(rule: RecordRule): Rule {
  return ({ entries, at }) =>
    entries.flatMap(({ cookie, index }) => rule(cookie, (field) => at(["cookies", index, field])));
}

const checkProviders: Rule = ({ providers, ...records }) => {
  const keys = Object.keys(providers ?? {});
  const rule = forEachRecord(({ name, provider }, at) => {
    if (provider === null || keys.includes(provider)) return [];
    return error(
      at("provider"),
      "unknown-provider",
      `The provider of “${name}” is “${provider}”, which is not under “providers” in this file.`,
      `${didYouMean(provider, keys)}Use one of the keys under “providers” (${keys.join(", ") || "none yet"}), or add an entry “${provider}” there.`,
    );
  });
  return providers === undefined ? [] : rule({ providers, ...records });
};

/** Finds names that appear twice for the same kind of storage and domain. */
const findDuplicates: Rule = ({ entries, at }) => {
  const firstIndexes = new Map<string, number>();
  return entries.flatMap(({ cookie: { name, domain, storage }, index }) => {
    const key = JSON.stringify([storage, domain, name]);
    const first = firstIndexes.get(key);
    if (first === undefined) {
      firstIndexes.set(key, index);
      return [];
    }
    return error(
      at(["cookies", index, "name"]),
      "duplicate-record",
      `There are two records for “${name}” on ${domain}; the other one is on line ${at(["cookies", first]).line}.`,
      "Merge the two records into one.",
    );
  });
};

/** Checks items other than cookies, whose kind of storage decides the persistence (HTML Standard, Web storage). */
const checkPersistence: RecordRule = ({ name, storage, persistence }, at) => {
  const expected = storage === "sessionStorage" ? "session" : "persistent";
  if (storage === "cookie" || persistence === expected) return [];
  return error(
    at("persistence"),
    "storage-persistence",
    `“${name}” is in ${storage}, which is always “${expected}”.`,
    `Write "persistence": "${expected}", or correct “storage”.`,
  );
};

const checkSessionDuration: RecordRule = ({ name, persistence, duration }, at) => {
  if (persistence === "persistent" || duration === null) return [];
  return error(
    at("duration"),
    "session-with-duration",
    `“${name}” is recorded as “session”, but has a duration of ${duration}.`,
    `Write "duration": null, or "persistence": "persistent" if it is kept when the browser is closed.`,
  );
};

const checkVerifiedDate: RecordRule = ({ name, status, lastVerified }, at) => {
  if (status !== "verified" || lastVerified !== null) return [];
  return error(
    at("lastVerified"),
    "verified-without-day",
    `“${name}” is recorded as “verified”, but “lastVerified” has no date.`,
    `Write the date when it was last found on the website, such as "2026-11-23", or "status": "declared".`,
  );
};

const checkOutdatedPurpose: RecordRule = ({ purpose, status }, at) =>
  status === "retired" ? [] : findOutdatedNames(purpose ?? "", () => at("purpose"));

const checkOutdatedProviders: Rule = ({ providers, at }) =>
  Object.entries(providers ?? {}).flatMap(([key, provider]) => {
    const name = fieldOf(provider, "name");
    return typeof name === "string"
      ? findOutdatedNames(name, () => at(["providers", key, "name"]))
      : [];
  });

const checkDraft: RecordRule = (cookie, at) => {
  if (cookie.status !== "draft") return [];
  const missing = (["category", "purpose", "provider"] as const).filter((field) => !cookie[field]);
  const unconfirmed = listSuggested(cookie).filter(
    (field) => cookie[field] || field === "duration",
  );
  const isComplete = missing.length === 0 && unconfirmed.length === 0;
  const steps = [
    ...(missing.length === 0 ? [] : ["add what is missing"]),
    ...(unconfirmed.length === 0 ? [] : ["confirm what is suggested"]),
  ].join(" and ");
  const hint = `${steps}${isComplete ? "" : ", then "}write "status": "declared" to publish it, or remove the record.`;
  return error(
    at("status"),
    "draft",
    isComplete
      ? `“${cookie.name}” is still a draft, but nothing is missing.`
      : [
          `“${cookie.name}” is a draft.`,
          ...(missing.length === 0 ? [] : [`Missing: ${joinWithAnd(missing)}.`]),
          ...(unconfirmed.length === 0 ? [] : [`Only suggested: ${joinWithAnd(unconfirmed)}.`]),
        ].join(" "),
    `${hint.charAt(0).toUpperCase()}${hint.slice(1)}`,
  );
};

/** A suggestion must not be published, so only a draft may have one. */
const checkSuggestions: RecordRule = (cookie, at) => {
  const fields = listSuggested(cookie);
  if (cookie.status === "draft" || fields.length === 0) return [];
  return error(
    at("suggested"),
    "unconfirmed-suggestion",
    `“${cookie.name}” is recorded as “${cookie.status}”, but its ${joinWithAnd(fields)} ${fields.length === 1 ? "is" : "are"} only suggested.`,
    `Check ${fields.length === 1 ? "it, correct it if it is" : "them, correct them if they are"} wrong, then remove “suggested”. Or write "status": "draft".`,
  );
};

function joinWithAnd(parts: readonly string[]): string {
  return parts.join(", ").replace(/, (?!.*, )/, " and ");
}

const RULES: readonly Rule[] = [
  checkProviders,
  findDuplicates,
  ...[
    checkPersistence,
    checkSessionDuration,
    checkVerifiedDate,
    checkDraft,
    checkSuggestions,
    checkOutdatedPurpose,
  ].map(forEachRecord),
  checkOutdatedProviders,
];
