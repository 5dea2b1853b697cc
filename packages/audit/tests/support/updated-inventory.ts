import { expect, test } from "playwright/test";
import { format } from "prettier";
import { INVENTORY_FILE, readInventory } from "cookie-inventory";
import { projectOf } from "test-support";
import type { Observations, SeenCookie, SeenItem } from "../../src/observation-schema.ts";
import { updateInventoryText } from "../../src/update/update-inventory.ts";
import { textOf } from "./compared-inventory.ts";
import { observed, observedItems } from "./made-observations.ts";

/** The project’s Prettier options for JSON. */
export const PRETTIER_OPTIONS = { parser: "json", printWidth: 100 } as const;

/* Changes that make COOKIE another record, in addition to SESSION and LOCAL. */
export const VERIFIED = { status: "verified", lastVerified: "2026-11-23" };
export const DRAFT = {
  category: null,
  purpose: null,
  exception: null,
  status: "draft",
  lastVerified: "2026-11-23",
};

/** A domain whose provider is unknown. */
export const THIRD_PARTY = { domain: "tracker.test", party: "third" } as const;

/** A run, or the only item of a complete run. */
type RunOrItem = Observations | SeenCookie | SeenItem;

/** Records before and after an update, each COOKIE with changes, and the changes reported, such as “drafted chat”. */
type UpdateCase = readonly [
  before: readonly object[],
  run: RunOrItem,
  after: readonly object[],
  changes: string,
  previous?: Observations | undefined,
];

/** A complete run a week earlier, in which nothing was stored. */
export function earlierRun(change: Partial<Observations> = {}): Observations {
  return { ...observed([{}], { run: { started: "2026-11-16T09:30:00Z" } }), ...change };
}

function formatInventory(records: readonly object[]): Promise<string> {
  return format(textOf(records), PRETTIER_OPTIONS);
}

/** Returns the messages of all problems except drafts. */
export function findBlockingProblems(text: string): string[] {
  return readInventory(projectOf({ [INVENTORY_FILE]: text })).problems.flatMap(
    ({ rule, message }) => (rule === "draft" ? [] : message),
  );
}

/** Creates a test for each case. The updated text must be exactly as Prettier formats the records. */
export function testUpdates(cases: Readonly<Record<string, UpdateCase>>): void {
  for (const [name, [before, run, after, expected, previous]] of Object.entries(cases)) {
    test(`${name}, and a second update changes nothing`, async () => {
      const observations = "pages" in run ? run : observedItems(run);
      const original = await formatInventory(before);
      const { text, changes } = updateInventoryText(original, observations, previous);
      expect(text).toBe(await formatInventory(after));
      const summary = changes.map((change) => `${change.action} ${change.name}`).join(", ");
      expect(summary).toBe(expected);
      expect(findBlockingProblems(text)).toEqual([]);
      expect(updateInventoryText(text, observations, previous)).toEqual({
        text,
        changes: changes.filter(({ action }) => action === "skipped"),
      });
    });
  }
}

/** Creates a test for each case, in which an update changes nothing. */
export function testUnchanged(
  cases: Readonly<
    Record<string, readonly [records: readonly object[], run: RunOrItem, previous?: Observations]>
  >,
): void {
  const unchanged = Object.entries(cases).map(
    ([name, [records, run, previous]]) => [name, [records, run, records, "", previous]] as const,
  );
  testUpdates(Object.fromEntries(unchanged));
}
