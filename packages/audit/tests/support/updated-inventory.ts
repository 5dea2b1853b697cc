import { expect, test } from "playwright/test";
import { format } from "prettier";
import { INVENTORY_FILE, readInventory } from "cookie-inventory";
import { projectOf } from "test-support";
import type { Observations, SeenCookie, SeenItem } from "../../src/observation-schema.ts";
import { update } from "../../src/update/update-text.ts";
import { textOf } from "./compared-inventory.ts";
import { observed, observedItems } from "./made-observations.ts";

/** How the project lays out its JSON, in Prettier’s words. */
export const LAYOUT = { parser: "json", printWidth: 100 } as const;

/* What records of the made-up inventories say otherwise than COOKIE, beside SESSION and LOCAL. */
export const VERIFIED = { status: "verified", lastVerified: "2026-11-23" };
export const DRAFT = {
  category: null,
  purpose: null,
  exception: null,
  status: "draft",
  lastVerified: "2026-11-23",
};

/** Another organisation’s, of which nothing is known. */
export const FOREIGN = { domain: "tracker.test", party: "third" } as const;

/** A run, or the only item that a complete run saw. */
type Seen = Observations | SeenCookie | SeenItem;

/** Records before and after an update, each COOKIE but for what it says otherwise, and what is told of them. */
type UpdateCase = readonly [
  before: readonly object[],
  seen: Seen,
  after: readonly object[],
  told: string,
  previous?: Observations | undefined,
];

/** A complete run a week before the others that saw nothing, with what a test says otherwise. */
export function earlier(change: Partial<Observations> = {}): Observations {
  return { ...observed([{}], { run: { started: "2026-11-16T09:30:00Z" } }), ...change };
}

/** The text of an inventory as Prettier lays it out. */
function laidOut(records: readonly object[]): Promise<string> {
  return format(textOf(records), LAYOUT);
}

/** What an inventory is refused for, but for its drafts. */
export function gravest(text: string): string[] {
  return readInventory(projectOf({ [INVENTORY_FILE]: text })).problems.flatMap(
    ({ rule, message }) => (rule === "draft" ? [] : message),
  );
}

/** Makes a test of each case: its text afterwards is exactly what Prettier would make of the records. */
export function testUpdates(cases: Readonly<Record<string, UpdateCase>>): void {
  for (const [name, [before, run, after, told, previous]] of Object.entries(cases)) {
    test(`${name}, and a second time nothing changes`, async () => {
      const seen = "pages" in run ? run : observedItems(run);
      const { text, changes } = update(await laidOut(before), seen, previous);
      expect(text).toBe(await laidOut(after));
      expect(changes.map(({ what, name: about }) => `${what} ${about}`).join(", ")).toBe(told);
      expect(gravest(text)).toEqual([]);
      expect(update(text, seen, previous)).toEqual({
        text,
        changes: changes.filter(({ what }) => what === "left"),
      });
    });
  }
}

/** Makes a test of each case: these records stay as they are, and nothing is told of them. */
export function testUnchanged(
  cases: Readonly<
    Record<string, readonly [records: readonly object[], seen: Seen, previous?: Observations]>
  >,
): void {
  const unchanged = Object.entries(cases).map(
    ([name, [records, seen, previous]]) => [name, [records, seen, records, "", previous]] as const,
  );
  testUpdates(Object.fromEntries(unchanged));
}
