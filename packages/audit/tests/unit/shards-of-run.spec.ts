import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { mergeResults } from "../../src/merge-results.ts";
import {
  type JournalEntry,
  type Observations,
  observationsSchema,
  type Run,
  STATES,
  type Website,
} from "../../src/observation-schema.ts";
import { listOf, mergeShards, type Part, shardOf } from "../../src/shards-of-run.ts";
import {
  choiceMade,
  observed,
  seenCookie,
  seenPage,
  seenSite,
  websiteOf,
} from "../support/made-observations.ts";

const FIXED = { numRuns: 200, seed: 20_261_123 };

function websites(count: number): Website[] {
  return Array.from({ length: count }, (_, index) => ({
    ...websiteOf([`https://www-${index + 1}.example.gov.uk/`]),
    number: index + 1,
  }));
}

const SHARDS: readonly (readonly [count: number, of: number, parts: string])[] = [
  [5, 1, "[[1,2,3,4,5]]"],
  [5, 2, "[[1,4,5],[2,3]]"],
  [7, 3, "[[1,6,7],[2,5],[3,4]]"],
  [2, 4, "[[1],[2],[],[]]"],
  [0, 1, "[[]]"],
];
for (const [count, of, parts] of SHARDS) {
  test(`${count} websites in ${of} parts are ${parts}, each time`, () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const shards = Array.from({ length: of }, (_, index) =>
        shardOf(websites(count), { number: index + 1, of }).map(({ number }) => number),
      );
      expect(JSON.stringify(shards)).toBe(parts);
    }
  });
}

test("The large websites, by their limits, are dealt out there and back", () => {
  const all = [10, 400, 20, 300, 200, 100].map((maxPages, index) => ({
    ...websiteOf([`https://www-${index + 1}.example.gov.uk/`], { maxPages }),
    number: index + 1,
  }));
  const parts = [1, 2, 3].map((number) =>
    shardOf(all, { number, of: 3 }).map(({ limits }) => limits.maxPages),
  );
  expect(parts).toEqual([
    [10, 400],
    [20, 300],
    [200, 100],
  ]);
});

test("Each website is in exactly one part, and no part has two more than another", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 1, max: 12 }), (count, of) => {
      const all = websites(count);
      const parts = Array.from({ length: of }, (_, index) =>
        shardOf(all, { number: index + 1, of }),
      );
      expect(parts.flat().toSorted((a, b) => a.number - b.number)).toEqual(all);
      const sizes = parts.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
    FIXED,
  );
});

test("Lists of websites are told apart by what is visited, how, and what is the council’s", () => {
  const way: Pick<Run, "websites" | "states" | "domains"> = {
    websites: websites(3),
    states: ["before"],
    domains: ["example.gov.uk"],
  };
  const [first, ...rest] = way.websites;
  if (first === undefined) throw new Error("No website.");
  const others = [
    { ...way, websites: rest },
    { ...way, websites: way.websites.toReversed() },
    { ...way, websites: [{ ...first, delay: 1 }, ...rest] },
    { ...way, websites: [{ ...first, limits: { ...first.limits, maxPages: 1 } }, ...rest] },
    { ...way, states: [...STATES] },
    { ...way, domains: [] },
  ];
  expect(listOf(way)).toMatch(/^[\da-f]{64}$/);
  expect(listOf(structuredClone(way))).toBe(listOf(way));
  expect(new Set([way, ...others].map(listOf)).size).toBe(others.length + 1);
});

/** What came of one website, as it stands in a journal: sites, pages, choices and its end, in whatever order. */
function entriesOf(website: number): fc.Arbitrary<Exclude<JournalEntry, Run>[]> {
  const origin = fc.constantFrom("https://a.test", "https://b.test", "https://c.test");
  const page = fc
    .record({
      state: fc.constantFrom(...STATES),
      order: fc.nat(6),
      name: fc.constantFrom("a", "b"),
    })
    .map(({ name, ...rest }) => seenPage({ website, ...rest, cookies: [seenCookie({ name })] }));
  const choice = fc
    .record({ state: fc.constantFrom("rejected", "accepted"), origin })
    .map((rest) => choiceMade({ website, ...rest }));
  const site = origin.map((each) => seenSite({ website, origin: each }));
  const [end] = observed([]).ends;
  return fc
    .array(fc.oneof<fc.Arbitrary<Exclude<JournalEntry, Run>>[]>(page, choice, site), {
      maxLength: 8,
    })
    .map((entries) => (end === undefined ? entries : [...entries, { ...end, website }]));
}

/** A run that was not split, what was written of it, and into how many parts it could be split. */
const split = fc
  .record({ count: fc.nat(9), of: fc.integer({ min: 1, max: 6 }), name: fc.option(fc.string()) })
  .chain(({ count, of, name }) => {
    const all = websites(count);
    const { run } = observed([]);
    const list = listOf({ ...run, websites: all });
    return fc.record({
      run: fc.constant<Run>({ ...run, websites: all, part: { number: 1, of: 1, list, name } }),
      of: fc.constant(of),
      entries: fc
        .tuple(...all.map(({ number }) => entriesOf(number)))
        .map((each) => each.flat())
        .chain((flat) => fc.shuffledSubarray(flat, { minLength: flat.length })),
      turn: fc.shuffledSubarray(
        Array.from({ length: of }, (_, index) => index + 1),
        { minLength: of },
      ),
      minutes: fc.array(fc.nat(1440), { minLength: of, maxLength: of }),
    });
  });

test("Any list of websites in any parts, put together in any order, is what one run has seen", () => {
  fc.assert(
    fc.property(split, ({ run, of, entries, turn, minutes }) => {
      const parts = turn.map((number) => {
        const shard = shardOf(run.websites, { number, of });
        const numbers = new Set(shard.map((each) => each.number));
        const started = new Date(
          Date.parse("2026-11-23T00:00:00Z") + (minutes[number - 1] ?? 0) * 60_000,
        ).toISOString();
        const own: Run = { ...run, started, websites: shard, part: { ...run.part, number, of } };
        const observations = mergeResults(
          own,
          entries.filter(({ website }) => numbers.has(website)),
        );
        return { file: `${number}.json`, observations: written(observations) };
      });
      const merged = mergeShards(parts);
      const starts = parts.map(({ observations }) => observations.run.started).toSorted();
      expect(merged).toEqual(mergeResults({ ...run, started: starts[0] ?? "" }, entries));
    }),
    FIXED,
  );
});

/** As it is read from a file again. */
function written(observations: Observations): Observations {
  return observationsSchema.parse(JSON.parse(JSON.stringify(observations)));
}

/** Part `number` of `of` of a run of five websites, in the file `<number>.json`. */
function part(
  number: number,
  of: number,
  change: Partial<Run> = {},
  own: Partial<Run["part"]> = {},
): Part {
  const { run } = observed([]);
  const list = listOf({ ...run, websites: websites(5) });
  const shard = shardOf(websites(5), { number, of });
  const whole: Run = {
    ...run,
    websites: shard,
    ...change,
    part: { number, of, list, name: null, ...own },
  };
  return { file: `${number}.json`, observations: mergeResults(whole, []) };
}

const strangers = (why: string, [other, first] = ["2", "1"]) =>
  `“${other}.json” is of another run than “${first}.json”: ${why}. Name the parts of one run.`;
const REFUSED: Readonly<Record<string, readonly [message: string, ...parts: Part[]]>> = {
  "no file at all": ["Name the files to merge."],
  "a part of another list of websites": [
    strangers("its list of websites, or the way in which they are visited, is another one"),
    part(1, 2),
    part(2, 2, {}, { list: "0".repeat(64) }),
  ],
  "a part of a run of another name": [
    strangers("one is called “week 47”, the other “week 48”"),
    part(2, 2, {}, { name: "week 48" }),
    part(1, 2, {}, { name: "week 47" }),
  ],
  "a part of a run without a name": [
    strangers("one is called “week 47”, the other nothing"),
    part(1, 2, {}, { name: "week 47" }),
    part(2, 2),
  ],
  "a part of a run that was split otherwise": [
    strangers("one was split into 2 parts, the other into 3"),
    part(1, 2),
    part(2, 3),
  ],
  "a run that was not split, beside a part": [
    strangers("one was split into 1 part, the other into 2"),
    part(1, 1),
    part(2, 2),
  ],
  "parts that were begun days apart": [
    strangers("they were begun more than a day apart", ["2", "3"]),
    part(1, 3, { started: "2026-11-23T12:00:00Z" }),
    part(2, 3, { started: "2026-11-24T11:00:00Z" }),
    part(3, 3, { started: "2026-11-22T13:00:00.500Z" }),
  ],
  "a part twice": [
    "“2.json” and “again.json” are the same part, 2 of 2: name one of them.",
    part(2, 2),
    part(1, 2),
    { ...part(2, 2), file: "again.json" },
  ],
  "one part alone": [
    "Part 1 of 2 is missing. Audit with “--shard 1/2”, and name that file too.",
    part(2, 2),
  ],
  "too few parts": [
    "Parts 2 and 5 of 5 are missing. Audit with “--shard 2/5” and “--shard 5/5”, and name those files too.",
    ...[3, 1, 4].map((number) => part(number, 5)),
  ],
  "far too few parts": [
    "Parts 1, 3, 4 and 196 more of 200 are missing. Audit with “--shard 1/200”, “--shard 3/200”, “--shard 4/200” and 196 more, and name those files too.",
    part(2, 200),
  ],
};
for (const [name, [message, ...parts]] of Object.entries(REFUSED)) {
  test(`Nothing is made of ${name}`, () => {
    expect(() => mergeShards(parts)).toThrow(new Error(message));
  });
}

test("A run that was not split is what it is, put together of itself", () => {
  const whole = part(1, 1);
  expect(mergeShards([whole])).toEqual(whole.observations);
});

test("Parts that different browsers have seen name both, and the run begins with the first of them", () => {
  const { run } = mergeShards([
    part(1, 3, { browser: "Chromium 156", started: "2026-11-23T10:00:00Z" }),
    part(2, 3, { browser: "Chromium 157", started: "2026-11-23T09:00:00.250Z" }),
    part(3, 3, { browser: "Chromium 156", started: "2026-11-23T09:00:00.500Z" }),
  ]);
  expect(run).toMatchObject({
    browser: "Chromium 156 and Chromium 157",
    started: "2026-11-23T09:00:00.250Z",
    part: { number: 1, of: 1 },
  });
});
