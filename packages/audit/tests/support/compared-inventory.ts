import { type Inventory, INVENTORY_FILE, type Located, readInventory } from "cookie-inventory";
import { COOKIE, inventoryText, projectOf } from "test-support";
import { compare } from "../../src/compare/compare-inventory.ts";
import type { Finding } from "../../src/finding.ts";
import type { Observations } from "../../src/observation-schema.ts";

/** Providers of the made-up inventories: the council, and two others. */
const PROVIDERS = {
  us: { name: "Example Council", home: "https://www.example.gov.uk", privacyPolicy: null },
  counter: { name: "Counter Ltd", home: "https://www.counter.test", privacyPolicy: null },
  maps: { name: "Maps Inc", home: "https://maps.test", privacyPolicy: null },
};

/* What records of the made-up inventories say otherwise than COOKIE. */
export const SESSION = { persistence: "session", duration: null };
export const LOCAL = { storage: "localStorage", persistence: "persistent", duration: null };

/** The inventory in `text`, which has to be without errors. */
export function inventoryOf(text: string): Located<Inventory> {
  const { inventory, problems } = readInventory(projectOf({ [INVENTORY_FILE]: text }));
  if (inventory === undefined || problems.length > 0) {
    throw new Error(problems.map(({ message }) => message).join("\n"));
  }
  return inventory;
}

/** The text of an inventory of records that are COOKIE but for what they say otherwise. */
export function textOf(records: readonly object[]): string {
  return inventoryText(
    records.map((change) => ({ ...COOKIE, ...change })),
    PROVIDERS,
  );
}

/** What a comparison with such records finds. */
export function found(records: readonly object[], observations: Observations): Finding[] {
  return compare(observations, inventoryOf(textOf(records)));
}

/** A Finding as an editor meets it: its rule, what it points to (such as “0.domain”), and what it says. */
export function told(records: readonly object[], observations: Observations): string[][] {
  const { data, at } = inventoryOf(textOf(records));
  const paths = [
    ["cookies"],
    ...data.cookies.flatMap((record, index) =>
      Object.keys(record).map((field) => ["cookies", index, field]),
    ),
  ];
  return found(records, observations).map(({ rule, message, hint, file, line, column, end }) => {
    const path = paths.find(
      (each) => JSON.stringify(at(each)) === JSON.stringify({ file, line, column, end }),
    );
    return [rule, path?.slice(1).join(".") || "cookies", message, hint];
  });
}
