import { didYouMean } from "../files/did-you-mean.ts";
import { listSome } from "../files/list-some.ts";
import { readJsonFile } from "../files/json-reader.ts";
import type { Project } from "../files/project.ts";
import { checkAgainstSchema, type MessageOptions, nameRecordsBy } from "../files/schema-check.ts";
import type { Located } from "../files/source-places.ts";
import type { Partly } from "../files/valid-values.ts";
import { chooseTexts } from "../languages/translated-texts.ts";
import { findOutdatedNames } from "../outdated-names/outdated-names.ts";
import { error, type Place, type Problem } from "../problems/problem.ts";
import {
  type CookieRecord,
  FIELDS,
  type Inventory,
  inventorySchema,
  listSuggested,
  PROVIDER_KEY,
  TRANSLATABLE,
} from "./inventory-schema.ts";

export const INVENTORY_FILE = "_data/cookies.json";

const cookieName = nameRecordsBy("name");
const MESSAGE_OPTIONS: MessageOptions = {
  fields: FIELDS,
  recordName: (data, path) =>
    path[0] === "providers" ? path[1]?.toString() : cookieName(data, path),
  translatable: TRANSLATABLE,
};

/** Returns what messages call a record: its name, or its position in the list if it has none. */
export function describeRecord({ name }: Partly<CookieRecord>, index: number): string {
  return name ?? `number ${index + 1}`;
}

/** The inventory, and every error in it. */
export interface InventoryResult {
  /** Undefined if it does not match its schema. */
  readonly inventory: Located<Inventory> | undefined;
  /** Its values that match the schema; undefined if the file cannot be read. */
  readonly valid: Located<Partly<Inventory>> | undefined;
  readonly problems: readonly Problem[];
}

/** Reads an inventory, `_data/cookies.json` by default. A draft is an error, because it is not ready to be published. */
export function readInventory(project: Project, file: string = INVENTORY_FILE): InventoryResult {
  const { located, problems: ofText } = readJsonFile(project, file);
  if (located === undefined) return { inventory: undefined, valid: undefined, problems: ofText };
  const texts = chooseTexts(project, located, MESSAGE_OPTIONS.translatable);
  const checked = checkAgainstSchema(inventorySchema, texts.located, MESSAGE_OPTIONS);
  const { complete, valid } = checked;
  const problems = [
    ...ofText,
    ...texts.problems,
    ...checked.problems,
    ...(valid === undefined ? [] : RULES.flatMap((rule) => rule(valid))),
  ];
  return { inventory: ofText.length === 0 ? complete : undefined, valid, problems };
}

type Rule = (inventory: Located<Partly<Inventory>>) => Problem[];

/** Checks the valid fields of a record. `at` returns the place of one of them; `name` is what messages call it. */
type RecordRule = (
  cookie: Partly<CookieRecord>,
  at: (field: string) => Place,
  name: string,
) => Problem | Problem[];

function forEachRecord(rule: RecordRule): Rule {
  return ({ data, at }) =>
    (data.cookies ?? []).flatMap((cookie, index) =>
      cookie === undefined
        ? []
        : rule(cookie, (field) => at(["cookies", index, field]), describeRecord(cookie, index)),
    );
}

const checkProviders: Rule = ({ data, ...located }) => {
  const keys = Object.keys(data.providers ?? {});
  const rule = forEachRecord(({ provider }, at, name) => {
    if (typeof provider !== "string" || keys.includes(provider)) return [];
    return error(
      at("provider"),
      "unknown-provider",
      `The provider of “${name}” is “${provider}”, which is not under “providers” in this file.`,
      `${didYouMean(provider, keys)}Use one of the keys under “providers” (${listSome(keys) || "none yet"}), or add an entry “${provider}” there.`,
    );
  });
  return data.providers === undefined ? [] : rule({ data, ...located });
};

/** Checks the names of providers here, not in the schema, which would not look at the provider’s fields then. */
const checkProviderKeys: Rule = ({ data, at }) =>
  Object.keys(data.providers ?? {})
    .filter((key) => !PROVIDER_KEY.test(key))
    .map((key) =>
      error(
        at(["providers", key]),
        "wrong-value",
        `“${key}” must contain only lower case letters, digits and hyphens.`,
        FIELDS.providers,
      ),
    );

/** Finds names that appear twice for the same kind of storage and domain. */
const findDuplicates: Rule = ({ data, at }) => {
  const firstIndexes = new Map<string, number>();
  return (data.cookies ?? []).flatMap((cookie, index) => {
    const { name, domain, storage } = cookie ?? {};
    if (name === undefined || domain === undefined || storage === undefined) return [];
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
const checkPersistence: RecordRule = ({ storage, persistence }, at, name) => {
  const expected = storage === "sessionStorage" ? "session" : "persistent";
  if (storage === undefined || persistence === undefined) return [];
  if (storage === "cookie" || persistence === expected) return [];
  return error(
    at("persistence"),
    "storage-persistence",
    `“${name}” is in ${storage}, which is always “${expected}”.`,
    `Write "persistence": "${expected}", or correct “storage”.`,
  );
};

const checkRealName: RecordRule = ({ aliases, realName }, at, name) => {
  if (realName === undefined || aliases === undefined || aliases.includes(realName)) return [];
  return error(
    at("realName"),
    "real-name-not-alias",
    `The real name of “${name}” is “${realName}”, which is not in its “aliases”.`,
    `Add “${realName}” to “aliases”, which the audit looks for on the website, or remove “realName”.`,
  );
};

const checkSessionDuration: RecordRule = ({ persistence, duration }, at, name) => {
  if (persistence !== "session" || typeof duration !== "string") return [];
  return error(
    at("duration"),
    "session-with-duration",
    `“${name}” is recorded as “session”, but has a duration of ${duration}.`,
    `Write "duration": null, or "persistence": "persistent" if it is kept when the browser is closed.`,
  );
};

const checkVerifiedDate: RecordRule = ({ status, lastVerified }, at, name) => {
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

const checkOutdatedProviders: Rule = ({ data, at }) =>
  Object.entries(data.providers ?? {}).flatMap(([key, provider]) =>
    findOutdatedNames(provider?.name ?? "", () => at(["providers", key, "name"])),
  );

const checkDraft: RecordRule = (cookie, at, name) => {
  if (cookie.status !== "draft") return [];
  // A wrong value is undefined, and not missing.
  const missing = (["category", "purpose", "provider"] as const).filter(
    (field) => !(field in cookie) || cookie[field] === null,
  );
  const unconfirmed = listSuggested(cookie).filter(
    (field) => cookie[field] || field === "duration",
  );
  const isWrong = Object.values(cookie).includes(undefined);
  const isComplete = !isWrong && missing.length === 0 && unconfirmed.length === 0;
  const steps = [
    ...(isWrong ? ["correct what is wrong"] : []),
    ...(missing.length === 0 ? [] : ["add what is missing"]),
    ...(unconfirmed.length === 0 ? [] : ["confirm what is suggested"]),
  ].join(" and ");
  const hint = `${steps}${isComplete ? "" : ", then "}write "status": "declared" to publish it, or remove the record.`;
  return error(
    at("status"),
    "draft",
    isComplete
      ? `“${name}” is still a draft, but nothing is missing.`
      : [
          `“${name}” is a draft.`,
          ...(missing.length === 0 ? [] : [`Missing: ${joinWithAnd(missing)}.`]),
          ...(unconfirmed.length === 0 ? [] : [`Only suggested: ${joinWithAnd(unconfirmed)}.`]),
        ].join(" "),
    `${hint.charAt(0).toUpperCase()}${hint.slice(1)}`,
  );
};

/** A suggestion must not be published, so only a draft may have one. */
const checkSuggestions: RecordRule = (cookie, at, name) => {
  const fields = listSuggested(cookie);
  const { status } = cookie;
  if (status === undefined || status === "draft" || fields.length === 0) return [];
  return error(
    at("suggested"),
    "unconfirmed-suggestion",
    `“${name}” is recorded as “${status}”, but its ${joinWithAnd(fields)} ${fields.length === 1 ? "is" : "are"} only suggested.`,
    `Check ${fields.length === 1 ? "it, correct it if it is" : "them, correct them if they are"} wrong, then remove “suggested”. Or write "status": "draft".`,
  );
};

function joinWithAnd(parts: readonly string[]): string {
  return parts.join(", ").replace(/, (?!.*, )/, " and ");
}

const RULES: readonly Rule[] = [
  checkProviderKeys,
  checkProviders,
  findDuplicates,
  ...[
    checkPersistence,
    checkRealName,
    checkSessionDuration,
    checkVerifiedDate,
    checkDraft,
    checkSuggestions,
    checkOutdatedPurpose,
  ].map(forEachRecord),
  checkOutdatedProviders,
];
