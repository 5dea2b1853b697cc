import { check, type Wording } from "../files/check.ts";
import { readJson } from "../files/json.ts";
import type { Located, ValuePath } from "../files/places.ts";
import type { Project } from "../files/project.ts";
import { error, type Problem, type Reading, reading } from "../problems/problem.ts";
import { FIELDS, type Inventory, inventorySchema } from "./schema.ts";

export const INVENTORY_FILE = "_data/cookies.json";

const WORDING: Wording = { fields: FIELDS, record: recordName };

/** Reads `_data/cookies.json` whole: drafts and retired records too. */
export function readInventory(project: Project): Reading<Inventory> {
  const json = readJson(project, INVENTORY_FILE);
  if (!json.ok) return json;
  const checked = check(inventorySchema, json.value, WORDING);
  if (!checked.ok) return checked;

  const inventory = checked.value;
  const problems = [
    ...unknownProviders(inventory, json.value),
    ...duplicates(inventory, json.value),
    ...storageAgainstPersistence(inventory, json.value),
  ];
  return reading(() => inventory, problems);
}

function unknownProviders({ cookies, providers }: Inventory, { at }: Located): Problem[] {
  const known = Object.keys(providers).join(", ") || "none yet";
  return cookies.flatMap(({ name, provider }, index) =>
    Object.hasOwn(providers, provider)
      ? []
      : error(
          at(["cookies", index, "provider"]),
          "unknown-provider",
          `The cookie “${name}” names a provider “${provider}” that is not in this file.`,
          `Use one of the keys under “providers” (${known}), or add an entry “${provider}” there.`,
        ),
  );
}

/** The same name in two kinds of storage is two things; in one kind and domain it is one. */
function duplicates({ cookies }: Inventory, { at }: Located): Problem[] {
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
}

/** How long a browser keeps a kind of storage is not the website's choice (HTML Standard, Web storage). */
function storageAgainstPersistence({ cookies }: Inventory, { at }: Located): Problem[] {
  return cookies.flatMap(({ name, storage, persistence }, index) => {
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
}

function recordName(data: unknown, [list, key]: ValuePath): string | undefined {
  if (list === undefined || key === undefined) return undefined;
  if (list === "providers") return String(key);
  const name = property(property(property(data, list), key), "name");
  return typeof name === "string" ? name : `number ${Number(key) + 1}`;
}

function property(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
