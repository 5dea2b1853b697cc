import { type Inventory, INVENTORY_FILE, type Located, readInventory } from "cookie-inventory";
import { COOKIE, inventoryText, projectOf } from "test-support";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import type { Finding } from "../../src/finding.ts";
import type { Observations } from "../../src/observation-schema.ts";

/** The council and two third parties. */
const PROVIDERS = {
  us: { name: "Example Council", home: "https://www.example.gov.uk", privacyPolicy: null },
  counter: { name: "Counter Ltd", home: "https://www.counter.test", privacyPolicy: null },
  maps: { name: "Maps Inc", home: "https://maps.test", privacyPolicy: null },
};

/* Changes that make COOKIE another record. */
export const SESSION = { persistence: "session", duration: null };
export const LOCAL = { storage: "localStorage", persistence: "persistent", duration: null };

/** Parses an inventory. Throws an Error if it has problems. */
export function inventoryOf(text: string): Located<Inventory> {
  const { inventory, problems } = readInventory(projectOf({ [INVENTORY_FILE]: text }));
  if (inventory === undefined || problems.length > 0) {
    throw new Error(problems.map(({ message }) => message).join("\n"));
  }
  return inventory;
}

/** Returns the text of an inventory; each record is COOKIE with changes. */
export function textOf(records: readonly object[]): string {
  return inventoryText(
    records.map((change) => ({ ...COOKIE, ...change })),
    PROVIDERS,
  );
}

/** Compares a run with an inventory of such records. */
export function compareRecords(records: readonly object[], observations: Observations): Finding[] {
  return compareInventory(observations, inventoryOf(textOf(records)));
}

/** Returns the rule, place (such as “0.domain”), message and hint of each finding. */
export function describeFindings(
  records: readonly object[],
  observations: Observations,
): string[][] {
  const { data, at } = inventoryOf(textOf(records));
  const paths = [
    ["cookies"],
    ...data.cookies.flatMap((record, index) =>
      Object.keys(record).map((field) => ["cookies", index, field]),
    ),
  ];
  return compareRecords(records, observations).map(
    ({ rule, message, hint, file, line, column, end }) => {
      const path = paths.find(
        (each) => JSON.stringify(at(each)) === JSON.stringify({ file, line, column, end }),
      );
      return [rule, path?.slice(1).join(".") || "cookies", message, hint];
    },
  );
}
