import { expect, test } from "playwright/test";
import { BROWSER_LIMIT, chartLifetimes, SCALE_TICKS } from "../../src/report/lifetime-chart.ts";
import { formatLifetime } from "../../src/report/shared-labels.ts";
import { observed, observedItems, seenCookie } from "../support/made-observations.ts";
import { makeAudit } from "../support/sample-audit.ts";

const DAY = 86_400;

test.describe("Lifetimes", () => {
  for (const [seconds, text] of [
    [1, "1 second"],
    [59, "59 seconds"],
    [60, "1 minute"],
    [5400, "90 minutes"],
    [3600, "1 hour"],
    [7200, "2 hours"],
    [DAY, "1 day"],
    [1.5 * DAY, "1.5 days"],
    [30 * DAY, "30 days"],
    [365 * DAY, "1 year"],
    [400 * DAY, "400 days"],
    [730 * DAY, "2 years"],
    [36_500 * DAY, "100 years"],
  ] as const) {
    test(`of ${seconds} seconds are formatted as ${text}`, () =>
      expect(formatLifetime(seconds)).toBe(text));
  }

  test("are on a scale whose ticks rise from a minute to beyond the browser limit", () => {
    const positions = SCALE_TICKS.map(({ position }) => position);
    expect(positions[0]).toBe(0);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(BROWSER_LIMIT).toBeGreaterThan(positions.at(-1) ?? 0);
    expect(BROWSER_LIMIT).toBeLessThan(100);
  });

  test("outside the scale end at its ends", () => {
    const cookies = observedItems(
      seenCookie({ name: "a", lifetime: 1 }),
      seenCookie({ name: "b", lifetime: 1e11 }),
      seenCookie({ name: "c", lifetime: 60 * 60 }),
    );
    expect(chartLifetimes(makeAudit(cookies)).map(({ found }) => found)).toEqual([
      { text: "1 second", width: 0.5, exceedsBrowserLimit: false },
      {
        text: expect.stringMatching(/^3,1\d\d(?:\.\d)? years$/),
        width: 100,
        exceedsBrowserLimit: true,
      },
      { text: "1 hour", width: expect.any(Number), exceedsBrowserLimit: false },
    ]);
  });

  test("have a row for each record with the longest lifetime found, those that differ first", () => {
    const audit = makeAudit(
      observedItems(
        seenCookie({ name: "_c_1", lifetime: DAY }),
        seenCookie({ name: "_c_2", lifetime: 300 * DAY }),
        seenCookie({ name: "undeclared" }),
      ),
      [
        { name: "theme", duration: null },
        { name: "_c_*", duration: "P1M" },
        { name: "past", status: "retired" },
        { name: "basket", storage: "localStorage" },
        { name: "sid", persistence: "session", duration: null },
      ],
    );
    const rows = chartLifetimes(audit).map(({ name, recorded, found, differs }) => [
      name,
      recorded.text,
      found.text,
      differs,
    ]);
    expect(rows).toEqual([
      ["_c_*", "1 month", "300 days", true],
      ["theme", "not recorded", "not found", false],
      ["sid", "session", "not found", false],
      ["undeclared", "not in the inventory", "session", false],
    ]);
  });

  test("leave out records of websites that were not audited, unless their cookies were found", () => {
    const records = [
      { name: "here" },
      { name: "elsewhere", domain: "leisure.example.gov.uk" },
      { name: "other_domain", domain: "example-libraries.org" },
      { name: "third_party", domain: "video.example", provider: "counter" },
      { name: "found", domain: "maps.example", provider: "maps" },
    ];
    const found = seenCookie({ name: "found", domain: "maps.example", party: "third" });
    const namesFor = (domains: string[]) =>
      chartLifetimes(
        makeAudit(observed([{ cookies: [found] }], { run: { domains } }), records),
      ).map(({ name }) => name);
    expect(namesFor(["example.gov.uk"])).toEqual(["found", "here", "other_domain", "third_party"]);
    expect(namesFor(["example.gov.uk", "example-libraries.org"])).toEqual(["found", "here"]);
  });
});
