import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { type CookieRecord, INVENTORY_FILE, readInventory } from "cookie-inventory";
import { projectOf } from "test-support";
import { compare } from "../../src/compare/compare-inventory.ts";
import { valueInOneLine } from "../../src/compare/suggested-edits.ts";
import { matchAll } from "../../src/compare/record-matching.ts";
import { type Observations, observationsSchema } from "../../src/observation-schema.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { storedItems } from "../../src/stored-items.ts";
import { update } from "../../src/update/update-text.ts";
import { observed } from "../support/made-observations.ts";
import { anyPage, anything, observations, PROVIDERS, records } from "../support/random-audit.ts";

const FIXED = { numRuns: 150, seed: 20_261_123 };
const DAY = "2026-11-23";

/** What an update may change of a record, and what only people may. */
const WRITTEN = new Set([
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

/** Records that may be drafts, and that were seen on this day or that. */
const inventoryRecords = records.chain((all) =>
  fc.tuple(
    ...all.map(({ status, ...record }) =>
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

/** How a file may be laid out. */
const layout = fc.record({
  unit: fc.constantFrom("  ", "    ", "\t"),
  eol: fc.constantFrom("\n", "\r\n"),
  end: fc.constantFrom("\n", ""),
  colon: fc.constantFrom(": ", ":", " :  "),
});
type Layout = typeof layout extends fc.Arbitrary<infer L> ? L : never;

/** The text of an inventory, of which so many records were laid out by hand. */
function textOf(all: readonly object[], { unit, eol, end, colon }: Layout, byHand = all.length) {
  const fields = (record: object, sign: string) =>
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${unit.repeat(3)}"${key}"${sign}${valueInOneLine(value)}`)
      .join(",\n");
  const list = all.map((record, index) =>
    [
      `${unit.repeat(2)}{`,
      fields(record, index < byHand ? colon : ": "),
      `${unit.repeat(2)}}`,
    ].join("\n"),
  );
  const cookies = all.length === 0 ? "[]" : `[\n${list.join(",\n")}\n${unit}]`;
  const text = `{\n${unit}"providers": ${valueInOneLine(PROVIDERS)},\n${unit}"cookies": ${cookies}\n}${end}`;
  return text.replaceAll("\n", eol);
}

/** A run, and perhaps an earlier one; either may be incomplete. */
const run: fc.Arbitrary<Observations> = fc
  .tuple(observations, fc.constantFrom("visited", "visited", "visited", "failed"))
  .map(([seen, outcome]) => ({
    ...seen,
    pages: [...seen.pages, ...observed([{}, { outcome }]).pages.slice(1)],
  }));
const previous = fc.option(
  run.map((seen) => ({ ...seen, run: { ...seen.run, started: "2026-11-16T09:30:00Z" } })),
  { nil: undefined },
);

/** Runs that saw everything, and little of it stored, so that much is missed. */
const quiet = (started: string) =>
  observations.map((seen): Observations => ({
    ...seen,
    run: { ...seen.run, started },
    pages: seen.pages.map((page) => ({ ...page, cookies: page.cookies.slice(0, 1), items: [] })),
    ends: observed([{}]).ends,
  }));

const input = fc.record({ all: inventoryRecords, layout, seen: run, previous });
const calm = fc.record({
  all: inventoryRecords,
  layout,
  seen: quiet("2026-11-23T09:30:00Z"),
  previous: quiet("2026-11-16T09:30:00Z"),
});
type Input = typeof input extends fc.Arbitrary<infer I> ? I : never;

/** What is asked of every update, and the records before and after. */
function updated({ all, layout: look, seen, previous: earlier }: Input) {
  const text = textOf(all, look);
  const result = update(text, seen, earlier);
  return { text, result, before: recordsIn(text), after: recordsIn(result.text) };
}

/** The records of an inventory, which may have no errors but drafts. */
function recordsIn(text: string): readonly CookieRecord[] {
  return inventoryIn(text).data.cookies;
}

function inventoryIn(text: string) {
  const { inventory, problems } = readInventory(projectOf({ [INVENTORY_FILE]: text }));
  const grave = problems.filter(({ rule }) => rule !== "draft").map(({ message }) => message);
  if (inventory === undefined || grave.length > 0) throw new Error(grave.join("\n"));
  return inventory;
}

test("An updated inventory has no errors but drafts, and a second update changes nothing", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { result } = updated(each);
      expect(update(result.text, each.seen, each.previous)).toEqual({
        text: result.text,
        changes: [],
      });
    }),
    FIXED,
  );
});

test("Records keep their order, and the fields that only people may fill in", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { before, after } = updated(each);
      const kept = (record: object | undefined) =>
        Object.entries(record ?? {}).filter(([key]) => !WRITTEN.has(key));
      expect(after.slice(0, before.length).map(kept)).toEqual(before.map(kept));
      const drafts = before.flatMap((record, index) => (record.status === "draft" ? index : []));
      expect(drafts.map((index) => after[index])).toEqual(drafts.map((index) => before[index]));
    }),
    FIXED,
  );
});

test("What is new is a draft in which nothing is guessed", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { before, after } = updated(each);
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

test("Nothing but changed fields and new records makes the text another one", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { result, before } = updated(each);
      const { cookies } = JSON.parse(result.text) as { cookies: object[] };
      expect(result.text).toBe(textOf(cookies, each.layout, before.length));
    }),
    FIXED,
  );
});

test("A record is retired only when two complete runs saw nothing at all that it covers", () => {
  let retired = 0;
  fc.assert(
    fc.property(fc.oneof(input, calm), (each) => {
      const { before, after } = updated(each);
      for (const [index, record] of before.entries()) {
        if (after[index]?.status !== "retired" || record.status === "retired") continue;
        retired += 1;
        for (const runOf of [each.seen, each.previous]) {
          expect(runOf && outcomeOf(runOf).kind).toBe("complete");
          const items = runOf ? storedItems(runOf) : [];
          expect(matchAll(items, [{ record, index }]).size).toBe(0);
        }
        expect(record.behindLogin).not.toBe(true);
      }
    }),
    FIXED,
  );
  expect(retired).toBeGreaterThan(10);
});

test("What is verified is seen as it is declared", () => {
  let verified = 0;
  fc.assert(
    fc.property(input, (each) => {
      const { result, before, after } = updated(each);
      const told = new Map(
        compare(each.seen, inventoryIn(result.text)).flatMap(({ rule, record }) =>
          // What a new draft covers better, its record covers as well.
          record === null || rule === "not-seen" ? [] : [[record, rule]],
        ),
      );
      const items = storedItems(each.seen);
      for (const [index, record] of after.slice(0, before.length).entries()) {
        const isNew = record.status === "verified" && before[index]?.status !== "verified";
        if (!isNew && record.lastVerified === before[index]?.lastVerified) continue;
        verified += 1;
        expect(told.get(index)).toBe(undefined);
        expect(matchAll(items, [{ record, index }]).size).toBeGreaterThan(0);
      }
    }),
    FIXED,
  );
  expect(verified).toBeGreaterThan(20);
});

test("After an update, what is still untrue takes a person", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { result, before, after } = updated(each);
      const open = compare(each.seen, inventoryIn(result.text)).filter(
        ({ rule, record, edits }) => {
          if (rule === "not-seen" || rule.startsWith("set-") || edits.length === 0) return false;
          if (record === null) return true;
          const { status, lastVerified } = after[record] ?? {};
          const isLeft =
            (status === "draft" && record < before.length) ||
            (lastVerified ?? "") > DAY ||
            status === "retired";
          const isUnknown = edits.some(
            ({ path, value }) => value === null && path.at(-1) === "provider",
          );
          return !isLeft && !isUnknown;
        },
      );
      expect(open.map(({ message }) => message)).toEqual([]);
    }),
    FIXED,
  );
});

test("No observations that the schema accepts make an update throw, or an inventory that is refused", () => {
  fc.assert(
    fc.property(
      inventoryRecords,
      layout,
      fc.array(anyPage, { maxLength: 4 }),
      fc.array(anything, { minLength: 1, maxLength: 2 }),
      fc.array(anything, { maxLength: 2 }),
      (all, look, pages, starts, domains) => {
        const seen = observed(pages, { starts, run: { domains } });
        expect(observationsSchema.safeParse(seen).success).toBe(true);
        const { text, changes } = update(textOf(all, look), seen);
        recordsIn(text);
        expect(update(text, seen)).toEqual({
          text,
          changes: changes.filter(({ what }) => what === "left"),
        });
      },
    ),
    FIXED,
  );
});
