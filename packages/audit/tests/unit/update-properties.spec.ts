import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { type CookieRecord, INVENTORY_FILE, readInventory } from "cookie-inventory";
import { projectOf, PROPERTY_RUNS } from "test-support";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import { formatValue } from "../../src/compare/suggested-edits.ts";
import { matchItems } from "../../src/compare/record-matching.ts";
import { type Observations, observationsSchema } from "../../src/observation-schema.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { storedItems } from "../../src/stored-items.ts";
import { updateInventoryText } from "../../src/update/update-inventory.ts";
import { observed } from "../support/made-observations.ts";
import { anyPage, anything, observations, PROVIDERS, records } from "../support/random-audit.ts";

const FIXED = { ...PROPERTY_RUNS, seed: 20_261_123 };
const DAY = "2026-11-23";

/** The fields that an update may change; all others are for people only. */
const UPDATED_FIELDS = new Set([
  "name",
  "aliases",
  "storage",
  "persistence",
  "duration",
  "domain",
  "provider",
  "status",
  "lastVerified",
]);

/** Records of which some are drafts, last verified on different days. */
const inventoryRecords = records.chain((recordList) =>
  fc.tuple(
    ...recordList.map(({ status, ...record }) =>
      fc
        .record({
          draft: fc.constantFrom(false, false, false, true),
          lastVerified: fc.constantFrom("2026-01-01", "2026-11-20", DAY, "2026-12-01"),
        })
        .map(({ draft, lastVerified }) => ({
          ...record,
          status: draft ? "draft" : status,
          category: draft ? null : record.category,
          lastVerified,
        })),
    ),
  ),
);

const layout = fc.record({
  unit: fc.constantFrom("  ", "    ", "\t"),
  eol: fc.constantFrom("\n", "\r\n"),
  end: fc.constantFrom("\n", ""),
  colon: fc.constantFrom(": ", ":", " :  "),
});
type Layout = typeof layout extends fc.Arbitrary<infer L> ? L : never;

/** Returns the text of an inventory; `colon` is used in the first `existing` records. */
function textOf(
  recordList: readonly object[],
  { unit, eol, end, colon }: Layout,
  existing = recordList.length,
) {
  const fields = (record: object, separator: string) =>
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${unit.repeat(3)}"${key}"${separator}${formatValue(value)}`)
      .join(",\n");
  const list = recordList.map((record, index) =>
    [
      `${unit.repeat(2)}{`,
      fields(record, index < existing ? colon : ": "),
      `${unit.repeat(2)}}`,
    ].join("\n"),
  );
  const cookies = recordList.length === 0 ? "[]" : `[\n${list.join(",\n")}\n${unit}]`;
  const text = `{\n${unit}"providers": ${formatValue(PROVIDERS)},\n${unit}"cookies": ${cookies}\n}${end}`;
  return text.replaceAll("\n", eol);
}

/** A run that may be incomplete. */
const run: fc.Arbitrary<Observations> = fc
  .tuple(observations, fc.constantFrom("visited", "visited", "visited", "failed"))
  .map(([found, outcome]) => ({
    ...found,
    pages: [...found.pages, ...observed([{}, { outcome }]).pages.slice(1)],
  }));
const previous = fc.option(
  run.map((found) => ({ ...found, run: { ...found.run, started: "2026-11-16T09:30:00Z" } })),
  { nil: undefined },
);

/** Complete runs that found few items, so that many records are missed. */
const sparse = (started: string) =>
  observations.map((found): Observations => ({
    ...found,
    run: { ...found.run, started },
    pages: found.pages.map((page) => ({ ...page, cookies: page.cookies.slice(0, 1), items: [] })),
    ends: observed([{}]).ends,
  }));

const input = fc.record({ recordList: inventoryRecords, layout, current: run, previous });
const sparseInput = fc.record({
  recordList: inventoryRecords,
  layout,
  current: sparse("2026-11-23T09:30:00Z"),
  previous: sparse("2026-11-16T09:30:00Z"),
});
type Input = typeof input extends fc.Arbitrary<infer I> ? I : never;

/** Returns an update, and the records before and after it. */
function runUpdate({ recordList, layout: fileLayout, current, previous: earlier }: Input) {
  const text = textOf(recordList, fileLayout);
  const result = updateInventoryText(text, current, earlier);
  return { text, result, before: recordsIn(text), after: recordsIn(result.text) };
}

/** Throws an Error if the inventory has errors other than drafts. */
function recordsIn(text: string): readonly CookieRecord[] {
  return inventoryIn(text).data.cookies;
}

function inventoryIn(text: string) {
  const { inventory, problems } = readInventory(projectOf({ [INVENTORY_FILE]: text }));
  const blocking = problems.filter(({ rule }) => rule !== "draft").map(({ message }) => message);
  if (inventory === undefined || blocking.length > 0) throw new Error(blocking.join("\n"));
  return inventory;
}

test("An updated inventory has no errors except drafts, and a second update changes nothing", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { result } = runUpdate(each);
      expect(updateInventoryText(result.text, each.current, each.previous)).toEqual({
        text: result.text,
        changes: [],
      });
    }),
    FIXED,
  );
});

test("Records keep their order and the fields that are for people only", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { before, after } = runUpdate(each);
      const kept = (record: object | undefined) =>
        Object.entries(record ?? {}).filter(([key]) => !UPDATED_FIELDS.has(key));
      expect(after.slice(0, before.length).map(kept)).toEqual(before.map(kept));
      const drafts = before.flatMap((record, index) => (record.status === "draft" ? index : []));
      expect(drafts.map((index) => after[index])).toEqual(drafts.map((index) => before[index]));
    }),
    FIXED,
  );
});

test("New records are drafts without guessed values", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { before, after } = runUpdate(each);
      for (const record of after.slice(before.length)) {
        expect(record).toMatchObject({
          status: "draft",
          category: null,
          purpose: null,
          exception: null,
          lastVerified: DAY,
        });
      }
    }),
    FIXED,
  );
});

test("Only changed fields and new records change the text", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { result, before } = runUpdate(each);
      const { cookies } = JSON.parse(result.text) as { cookies: object[] };
      expect(result.text).toBe(textOf(cookies, each.layout, before.length));
    }),
    FIXED,
  );
});

test("A record is retired only if two complete runs found no items that it covers", () => {
  let retired = 0;
  fc.assert(
    fc.property(fc.oneof(input, sparseInput), (each) => {
      const { before, after } = runUpdate(each);
      for (const [index, record] of before.entries()) {
        if (after[index]?.status !== "retired" || record.status === "retired") continue;
        retired += 1;
        for (const runOf of [each.current, each.previous]) {
          expect(runOf && outcomeOf(runOf).kind).toBe("complete");
          const items = runOf ? storedItems(runOf) : [];
          expect(matchItems(items, [{ record, index }]).size).toBe(0);
        }
        expect(record.behindLogin).not.toBe(true);
      }
    }),
    FIXED,
  );
  expect(retired).toBeGreaterThan(0);
});

test("Verified records have items and no findings", () => {
  let verified = 0;
  fc.assert(
    fc.property(input, (each) => {
      const { result, before, after } = runUpdate(each);
      const rules = new Map(
        compareInventory(each.current, inventoryIn(result.text)).flatMap(({ rule, record }) =>
          // An item that a new draft covers better is still covered by the verified record.
          record === null || rule === "not-seen" ? [] : [[record, rule]],
        ),
      );
      const items = storedItems(each.current);
      for (const [index, record] of after.slice(0, before.length).entries()) {
        const isNew = record.status === "verified" && before[index]?.status !== "verified";
        if (!isNew && record.lastVerified === before[index]?.lastVerified) continue;
        verified += 1;
        expect(rules.get(index)).toBe(undefined);
        expect(matchItems(items, [{ record, index }]).size).toBeGreaterThan(0);
      }
    }),
    FIXED,
  );
  expect(verified).toBeGreaterThan(0);
});

test("After an update, only findings that need a person remain", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { result, before, after } = runUpdate(each);
      const remaining = compareInventory(each.current, inventoryIn(result.text)).filter(
        ({ rule, record, edits }) => {
          if (rule === "not-seen" || rule.startsWith("set-") || edits.length === 0) return false;
          if (record === null) return true;
          const { status, lastVerified } = after[record] ?? {};
          const isUntouched =
            (status === "draft" && record < before.length) ||
            (lastVerified ?? "") > DAY ||
            status === "retired";
          const isUnknown = edits.some(
            ({ path, value }) => value === null && path.at(-1) === "provider",
          );
          return !isUntouched && !isUnknown;
        },
      );
      expect(remaining.map(({ message }) => message)).toEqual([]);
    }),
    FIXED,
  );
});

test("Any observations that the schema accepts give a valid update", () => {
  fc.assert(
    fc.property(
      inventoryRecords,
      layout,
      fc.array(anyPage, { maxLength: 4 }),
      fc.array(anything, { minLength: 1, maxLength: 2 }),
      fc.array(anything, { maxLength: 2 }),
      (recordList, fileLayout, pages, starts, domains) => {
        const current = observed(pages, { starts, run: { domains } });
        expect(observationsSchema.safeParse(current).success).toBe(true);
        const { text, changes } = updateInventoryText(textOf(recordList, fileLayout), current);
        recordsIn(text);
        expect(updateInventoryText(text, current)).toEqual({
          text,
          changes: changes.filter(({ action }) => action === "skipped"),
        });
      },
    ),
    FIXED,
  );
});
