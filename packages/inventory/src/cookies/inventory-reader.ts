import { fieldOf } from "../files/field-of.ts";
import { readJson } from "../files/json-reader.ts";
import type { Located } from "../files/source-places.ts";
import type { Project } from "../files/project.ts";
import { checkAgainstSchema, recordNamedBy, type Wording } from "../files/schema-check.ts";
import { didYouMean } from "../files/did-you-mean.ts";
import { error, type Place, type Problem, collectProblems } from "../problems/problem.ts";
import { outdatedNames } from "../outdated-names/outdated-names.ts";
import {
  cookieSchema,
  type CookieRecord,
  FIELDS,
  type Inventory,
  inventorySchema,
} from "./inventory-schema.ts";

export const INVENTORY_FILE = "_data/cookies.json";

const nameOf = recordNamedBy("name");
const WORDING: Wording = {
  fields: FIELDS,
  record: (data, path) => (path[0] === "providers" ? path[1]?.toString() : nameOf(data, path)),
};

/** What reading the inventory gives: the inventory as far as it can be understood, and every error in it. */
export interface ReadInventory {
  /** Undefined when some field is missing or of the wrong kind. */
  readonly inventory: Located<Inventory> | undefined;
  readonly problems: readonly Problem[];
}

/** Reads `_data/cookies.json` whole. A draft is an error: nobody has said yet what to tell visitors of it. */
export function readInventory(project: Project): ReadInventory {
  const json = readJson(project, INVENTORY_FILE);
  if (!json.ok) return { inventory: undefined, problems: json.problems };
  const checked = checkAgainstSchema(inventorySchema, json.value, WORDING);
  const sound = soundPart(json.value, checked.ok ? checked.value.data.cookies : undefined);
  const problems = [...collectProblems([checked]), ...RULES.flatMap((rule) => rule(sound))];
  return { inventory: checked.ok ? checked.value : undefined, problems };
}

/** The records that are right by themselves, each with its place in the file's list. */
interface SoundPart {
  readonly entries: readonly { readonly cookie: CookieRecord; readonly index: number }[];
  /** By their keys; undefined when there is no list of them. */
  readonly providers: object | undefined;
  readonly at: Located["at"];
}

/** What can be looked at even while some records are wrong, so that all problems are told at once. */
function soundPart({ data, at }: Located, all: readonly CookieRecord[] | undefined): SoundPart {
  const providers = fieldOf(data, "providers");
  return {
    entries:
      all?.map((cookie, index) => ({ cookie, index })) ?? soundEntries(fieldOf(data, "cookies")),
    providers: typeof providers === "object" && providers !== null ? providers : undefined,
    at,
  };
}

function soundEntries(cookies: unknown): SoundPart["entries"] {
  return (Array.isArray(cookies) ? cookies : []).flatMap((record: unknown, index) => {
    const cookie = cookieSchema.safeParse(record);
    return cookie.success ? { cookie: cookie.data, index } : [];
  });
}

type Rule = (part: SoundPart) => Problem[];

/** Looks at one record by itself; `at` gives the place of one of its fields. */
type RecordRule = (cookie: CookieRecord, at: (field: string) => Place) => Problem | Problem[];

function forEach(rule: RecordRule): Rule {
  return ({ entries, at }) =>
    entries.flatMap(({ cookie, index }) => rule(cookie, (field) => at(["cookies", index, field])));
}

const unknownProviders: Rule = ({ providers, ...part }) => {
  const known = Object.keys(providers ?? {});
  const rule = forEach(({ name, provider }, at) => {
    if (provider === null || known.includes(provider)) return [];
    return error(
      at("provider"),
      "unknown-provider",
      `The cookie “${name}” names a provider “${provider}” that is not in this file.`,
      `${didYouMean(provider, known)}Use one of the keys under “providers” (${known.join(", ") || "none yet"}), or add an entry “${provider}” there.`,
    );
  });
  return providers === undefined ? [] : rule({ providers, ...part });
};

/** The same name in two kinds of storage is two things; in one kind and domain it is one. */
const duplicates: Rule = ({ entries, at }) => {
  const seen = new Map<string, number>();
  return entries.flatMap(({ cookie: { name, domain, storage }, index }) => {
    const key = JSON.stringify([storage, domain, name]);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index);
      return [];
    }
    return error(
      at(["cookies", index, "name"]),
      "duplicate-record",
      `There are two records for “${name}” on ${domain}; the other one is on line ${at(["cookies", first]).line}.`,
      "Keep one of them, and move into it what only the other says.",
    );
  });
};

/** How long a browser keeps a kind of storage is not the website's choice (HTML Standard, Web storage). */
const storageAgainstPersistence: RecordRule = ({ name, storage, persistence }, at) => {
  const right = storage === "sessionStorage" ? "session" : "persistent";
  if (storage === "cookie" || persistence === right) return [];
  return error(
    at("persistence"),
    "storage-persistence",
    `“${name}” is in ${storage}, which browsers always keep as “${right}”.`,
    `Write "persistence": "${right}", or correct “storage”.`,
  );
};

const sessionWithDuration: RecordRule = ({ name, persistence, duration }, at) => {
  if (persistence === "persistent" || duration === null) return [];
  return error(
    at("duration"),
    "session-with-duration",
    `“${name}” goes with the session, and yet has a duration of ${duration}.`,
    `Write "duration": null; or "persistence": "persistent", if it stays when the browser is closed.`,
  );
};

const verifiedWhen: RecordRule = ({ name, status, lastVerified }, at) => {
  if (status !== "verified" || lastVerified !== null) return [];
  return error(
    at("lastVerified"),
    "verified-without-day",
    `“${name}” is verified, and no day says when.`,
    `Write the day on which it was last seen, such as "2026-11-23"; or "status": "declared".`,
  );
};

/** Visitors read purposes and names of providers as much as the statement. */
const currentPurposes: RecordRule = ({ purpose, status }, at) =>
  status === "retired" ? [] : outdatedNames(purpose ?? "", () => at("purpose"));

const currentProviders: Rule = ({ providers, at }) =>
  Object.entries(providers ?? {}).flatMap(([key, provider]) => {
    const name = fieldOf(provider, "name");
    return typeof name === "string"
      ? outdatedNames(name, () => at(["providers", key, "name"]))
      : [];
  });

const drafts: RecordRule = (cookie, at) => {
  if (cookie.status !== "draft") return [];
  const missing = (["category", "purpose", "provider"] as const).filter((field) => !cookie[field]);
  const still =
    missing.length === 0
      ? "nothing is missing any more"
      : `still to fill in: ${missing.join(", ").replace(/, (?!.*, )/, " and ")}`;
  return error(
    at("status"),
    "draft",
    `“${cookie.name}” is a draft; ${still}.`,
    `${missing.length === 0 ? "" : "Fill it in. "}Then write "status": "declared". If nothing is to be told of it, take the record out.`,
  );
};

const RULES: readonly Rule[] = [
  unknownProviders,
  duplicates,
  ...[storageAgainstPersistence, sessionWithDuration, verifiedWhen, drafts, currentPurposes].map(
    forEach,
  ),
  currentProviders,
];
