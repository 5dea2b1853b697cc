import { readJson } from "../files/json.ts";
import type { Located, ValuePath } from "../files/places.ts";
import type { Project } from "../files/project.ts";
import { checkShape, type Wording } from "../files/shape.ts";
import { didYouMean } from "../files/suggest.ts";
import { error, type Problem, type Reading, reading } from "../problems/problem.ts";
import { outdatedNames } from "../wording/outdated.ts";
import { FIELDS, type Inventory, inventorySchema } from "./schema.ts";

export const INVENTORY_FILE = "_data/cookies.json";

const WORDING: Wording = { fields: FIELDS, record: recordName };

/** Reads `_data/cookies.json` whole. A draft is an error: nobody has said yet what to tell visitors of it. */
export function readInventory(project: Project): Reading<Located<Inventory>> {
  const json = readJson(project, INVENTORY_FILE);
  if (!json.ok) return json;
  const checked = checkShape(inventorySchema, json.value, WORDING);
  if (!checked.ok) return checked;
  const rules = [
    unknownProviders,
    duplicates,
    storageAgainstPersistence,
    sessionWithDuration,
    verifiedWhen,
    drafts,
    currentNames,
  ];
  return reading(
    () => checked.value,
    rules.flatMap((rule) => rule(checked.value)),
  );
}

type Rule = (inventory: Located<Inventory>) => Problem[];

const unknownProviders: Rule = ({ data: { cookies, providers }, at }) => {
  const known = Object.keys(providers);
  return cookies.flatMap(({ name, provider }, index) =>
    Object.hasOwn(providers, provider)
      ? []
      : error(
          at(["cookies", index, "provider"]),
          "unknown-provider",
          `The cookie “${name}” names a provider “${provider}” that is not in this file.`,
          `${didYouMean(provider, known)}Use one of the keys under “providers” (${known.join(", ") || "none yet"}), or add an entry “${provider}” there.`,
        ),
  );
};

/** The same name in two kinds of storage is two things; in one kind and domain it is one. */
const duplicates: Rule = ({ data: { cookies }, at }) => {
  const seen = new Map<string, number>();
  return cookies.flatMap(({ name, domain, storage }, index) => {
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
const storageAgainstPersistence: Rule = ({ data: { cookies }, at }) =>
  cookies.flatMap(({ name, storage, persistence }, index) => {
    if (storage === "cookie") return [];
    const right = storage === "sessionStorage" ? "session" : "persistent";
    if (persistence === right) return [];
    return error(
      at(["cookies", index, "persistence"]),
      "storage-persistence",
      `“${name}” is in ${storage}, which browsers always keep as “${right}”.`,
      `Write "persistence": "${right}", or correct “storage”.`,
    );
  });

const sessionWithDuration: Rule = ({ data: { cookies }, at }) =>
  cookies.flatMap(({ name, persistence, duration }, index) =>
    persistence === "persistent" || duration === null
      ? []
      : error(
          at(["cookies", index, "duration"]),
          "session-with-duration",
          `“${name}” goes with the session, and yet has a duration of ${duration}.`,
          `Write "duration": null; or "persistence": "persistent", if it stays when the browser is closed.`,
        ),
  );

const verifiedWhen: Rule = ({ data: { cookies }, at }) =>
  cookies.flatMap(({ name, status, lastVerified }, index) =>
    status !== "verified" || lastVerified !== null
      ? []
      : error(
          at(["cookies", index, "lastVerified"]),
          "verified-without-day",
          `“${name}” is verified, and no day says when.`,
          `Write the day on which it was last seen, such as "2026-11-23"; or "status": "declared".`,
        ),
  );

/** Visitors read purposes and names of providers as much as the statement. */
const currentNames: Rule = ({ data: { cookies, providers }, at }) => [
  ...Object.entries(providers).flatMap(([key, { name }]) =>
    outdatedNames(name, () => at(["providers", key, "name"])),
  ),
  ...cookies.flatMap(({ purpose, status }, index) =>
    status === "retired"
      ? []
      : outdatedNames(purpose ?? "", () => at(["cookies", index, "purpose"])),
  ),
];

const drafts: Rule = ({ data: { cookies }, at }) =>
  cookies.flatMap((cookie, index) => {
    if (cookie.status !== "draft") return [];
    const missing = (["category", "purpose"] as const).filter((field) => !cookie[field]);
    const still =
      missing.length === 0
        ? "nothing is missing any more"
        : `still to fill in: ${missing.join(" and ")}`;
    return error(
      at(["cookies", index, "status"]),
      "draft",
      `“${cookie.name}” is a draft; ${still}.`,
      `${missing.length === 0 ? "" : "Fill it in. "}Then write "status": "declared". If nothing is to be told of it, take the record out.`,
    );
  });

function recordName(data: unknown, [list, key]: ValuePath): string | undefined {
  if (list === undefined || key === undefined) return undefined;
  if (list === "providers") return String(key);
  const name = property(property(property(data, list), key), "name");
  return typeof name === "string" ? name : `number ${Number(key) + 1}`;
}

function property(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
