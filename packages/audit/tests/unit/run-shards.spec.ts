import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { PROPERTY_RUNS } from "test-support";
import { assembleResults } from "../../src/assemble-results.ts";
import {
  type JournalEntry,
  type Observations,
  observationsSchema,
  type Run,
  STATES,
  type Website,
} from "../../src/observation-schema.ts";
import { digestWebsites, mergeShards, selectShard, type ShardFile } from "../../src/run-shards.ts";
import {
  choiceMade,
  observed,
  seenCookie,
  seenPage,
  seenSite,
  websiteOf,
} from "../support/made-observations.ts";

function websites(count: number): Website[] {
  return Array.from({ length: count }, (_, index) => ({
    ...websiteOf([`https://www-${index + 1}.example.gov.uk/`]),
    number: index + 1,
  }));
}

const SHARDS: readonly (readonly [count: number, of: number, shards: string])[] = [
  [5, 1, "[[1,2,3,4,5]]"],
  [5, 2, "[[1,4,5],[2,3]]"],
  [7, 3, "[[1,6,7],[2,5],[3,4]]"],
  [2, 4, "[[1],[2],[],[]]"],
  [0, 1, "[[]]"],
];
for (const [count, of, expected] of SHARDS) {
  test(`${count} websites are always split into ${of} shards as ${expected}`, () => {
    for (let repeat = 0; repeat < 2; repeat += 1) {
      const shards = Array.from({ length: of }, (_, index) =>
        selectShard(websites(count), { number: index + 1, of }).map(({ number }) => number),
      );
      expect(JSON.stringify(shards)).toBe(expected);
    }
  });
}

test("The websites with the largest limits are dealt out first, back and forth", () => {
  const all = [10, 400, 20, 300, 200, 100].map((maxPages, index) => ({
    ...websiteOf([`https://www-${index + 1}.example.gov.uk/`], { maxPages }),
    number: index + 1,
  }));
  const shards = [1, 2, 3].map((number) =>
    selectShard(all, { number, of: 3 }).map(({ limits }) => limits.maxPages),
  );
  expect(shards).toEqual([
    [10, 400],
    [20, 300],
    [200, 100],
  ]);
});

test("Each website is in exactly one shard, and the sizes of shards differ by at most one", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 1, max: 12 }), (count, of) => {
      const all = websites(count);
      const shards = Array.from({ length: of }, (_, index) =>
        selectShard(all, { number: index + 1, of }),
      );
      expect(shards.flat().toSorted((a, b) => a.number - b.number)).toEqual(all);
      const sizes = shards.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
    PROPERTY_RUNS,
  );
});

test("The digest depends on the websites, their limits, the states and the domains", () => {
  const run: Pick<Run, "websites" | "states" | "domains"> = {
    websites: websites(3),
    states: ["before"],
    domains: ["example.gov.uk"],
  };
  const [first, ...rest] = run.websites;
  if (first === undefined) throw new Error("No website.");
  const others = [
    { ...run, websites: rest },
    { ...run, websites: run.websites.toReversed() },
    { ...run, websites: [{ ...first, delay: 1 }, ...rest] },
    { ...run, websites: [{ ...first, limits: { ...first.limits, maxPages: 1 } }, ...rest] },
    { ...run, states: [...STATES] },
    { ...run, domains: [] },
  ];
  expect(digestWebsites(run)).toMatch(/^[\da-f]{64}$/);
  expect(digestWebsites(structuredClone(run))).toBe(digestWebsites(run));
  expect(new Set([run, ...others].map(digestWebsites)).size).toBe(others.length + 1);
});

/** The entries of one website in any order: sites, pages, choices and its end. */
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

/** A run that was not split, its entries, and the shards to split it into: their number, order and start times. */
const splitRun = fc
  .record({ count: fc.nat(9), of: fc.integer({ min: 1, max: 6 }), name: fc.option(fc.string()) })
  .chain(({ count, of, name }) => {
    const all = websites(count);
    const { run } = observed([]);
    const list = digestWebsites({ ...run, websites: all });
    return fc.record({
      run: fc.constant<Run>({ ...run, websites: all, part: { number: 1, of: 1, list, name } }),
      of: fc.constant(of),
      entries: fc
        .tuple(...all.map(({ number }) => entriesOf(number)))
        .map((each) => each.flat())
        .chain((flat) => fc.shuffledSubarray(flat, { minLength: flat.length })),
      order: fc.shuffledSubarray(
        Array.from({ length: of }, (_, index) => index + 1),
        { minLength: of },
      ),
      minutes: fc.array(fc.nat(1440), { minLength: of, maxLength: of }),
    });
  });

test("Shards merged in any order give the same results as one run", () => {
  fc.assert(
    fc.property(splitRun, ({ run, of, entries, order, minutes }) => {
      const files = order.map((number) => {
        const shard = selectShard(run.websites, { number, of });
        const numbers = new Set(shard.map((each) => each.number));
        const started = new Date(
          Date.parse("2026-11-23T00:00:00Z") + (minutes[number - 1] ?? 0) * 60_000,
        ).toISOString();
        const shardRun: Run = {
          ...run,
          started,
          websites: shard,
          part: { ...run.part, number, of },
        };
        const observations = assembleResults(
          shardRun,
          entries.filter(({ website }) => numbers.has(website)),
        );
        return { file: `${number}.json`, observations: savedAndRead(observations) };
      });
      const merged = mergeShards(files);
      const starts = files.map(({ observations }) => observations.run.started).toSorted();
      expect(merged).toEqual(assembleResults({ ...run, started: starts[0] ?? "" }, entries));
    }),
    PROPERTY_RUNS,
  );
});

/** Returns results as they are read from a file. */
function savedAndRead(observations: Observations): Observations {
  return observationsSchema.parse(JSON.parse(JSON.stringify(observations)));
}

/** Shard `number` of `of` of a run of five websites, in the file `<number>.json`. */
function shardFile(
  number: number,
  of: number,
  change: Partial<Run> = {},
  partChange: Partial<Run["part"]> = {},
): ShardFile {
  const { run } = observed([]);
  const list = digestWebsites({ ...run, websites: websites(5) });
  const shard = selectShard(websites(5), { number, of });
  const shardRun: Run = {
    ...run,
    websites: shard,
    ...change,
    part: { number, of, list, name: null, ...partChange },
  };
  return { file: `${number}.json`, observations: assembleResults(shardRun, []) };
}

const differ = (why: string, [first, other] = ["1", "2"]) =>
  `“${first}.json” and “${other}.json” are from different runs: ${why}. Name the shards of one run.`;
const REFUSED: Readonly<Record<string, readonly [message: string, ...files: ShardFile[]]>> = {
  "no files": ["Name the files to merge."],
  "a shard of another list of websites": [
    differ("their websites or options differ"),
    shardFile(1, 2),
    shardFile(2, 2, {}, { list: "0".repeat(64) }),
  ],
  "a shard of a run with another name": [
    differ("one is named “week 47”, the other is named “week 48”"),
    shardFile(2, 2, {}, { name: "week 48" }),
    shardFile(1, 2, {}, { name: "week 47" }),
  ],
  "a shard of a run without a name": [
    differ("one is named “week 47”, the other is unnamed"),
    shardFile(1, 2, {}, { name: "week 47" }),
    shardFile(2, 2),
  ],
  "a shard of a run that was split into another number": [
    differ("one was split into 2 shards, the other into 3"),
    shardFile(1, 2),
    shardFile(2, 3),
  ],
  "a run that was not split, and a shard": [
    differ("one was split into 1 shard, the other into 2"),
    shardFile(1, 1),
    shardFile(2, 2),
  ],
  "shards that started days apart": [
    differ("they started more than a day apart", ["3", "2"]),
    shardFile(1, 3, { started: "2026-11-23T12:00:00Z" }),
    shardFile(2, 3, { started: "2026-11-24T11:00:00Z" }),
    shardFile(3, 3, { started: "2026-11-22T13:00:00.500Z" }),
  ],
  "the same shard twice": [
    "“2.json” and “again.json” are the same shard, 2 of 2. Name only one of them.",
    shardFile(2, 2),
    shardFile(1, 2),
    { ...shardFile(2, 2), file: "again.json" },
  ],
  "only one shard": [
    "Shard 1 of 2 is missing. Run the audit with “--shard 1/2”, and name that file too.",
    shardFile(2, 2),
  ],
  "too few shards": [
    "Shards 2 and 5 of 5 are missing. Run the audit with “--shard 2/5” and “--shard 5/5”, and name those files too.",
    ...[3, 1, 4].map((number) => shardFile(number, 5)),
  ],
  "far too few shards": [
    "Shards 1, 3, 4 and 196 more of 200 are missing. Run the audit with “--shard 1/200”, “--shard 3/200”, “--shard 4/200” and 196 more, and name those files too.",
    shardFile(2, 200),
  ],
};
for (const [name, [message, ...files]] of Object.entries(REFUSED)) {
  test(`Merging fails with ${name}`, () => {
    expect(() => mergeShards(files)).toThrow(new Error(message));
  });
}

test("Merging the only shard of a run returns its results unchanged", () => {
  const whole = shardFile(1, 1);
  expect(mergeShards([whole])).toEqual(whole.observations);
});

test("Merged results name all browsers, and have the start time of the first shard", () => {
  const { run } = mergeShards([
    shardFile(1, 3, { browser: "Chromium 156", started: "2026-11-23T10:00:00Z" }),
    shardFile(2, 3, { browser: "Chromium 157", started: "2026-11-23T09:00:00.250Z" }),
    shardFile(3, 3, { browser: "Chromium 156", started: "2026-11-23T09:00:00.500Z" }),
  ]);
  expect(run).toMatchObject({
    browser: "Chromium 156 and Chromium 157",
    started: "2026-11-23T09:00:00.250Z",
    part: { number: 1, of: 1 },
  });
});
