import { expect, test } from "playwright/test";
import type { Observations } from "../../src/observation-schema.ts";
import { storedItems } from "../../src/stored-items.ts";
import {
  choiceMade,
  HOME,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";

test("A cookie is one item on all pages that set it, whatever its path and partition", () => {
  const first = seenCookie({ lifetime: 60, path: "/a" });
  const second = seenCookie({ lifetime: 120, partitionKey: "https://example.gov.uk" });
  const third = seenCookie({ path: "/b" });
  const observations = observed([{}, { cookies: [second, third] }, { cookies: [first] }]);
  expect(storedItems(observations)).toEqual([
    {
      storage: "cookie",
      name: "theme",
      domain: "example.gov.uk",
      hostOnly: false,
      party: "first",
      cookies: expect.arrayContaining([second, third, first]),
      lifetime: 120,
      pages: [`${HOME}page-1`, `${HOME}page-2`],
      pagesIn: { before: [`${HOME}page-1`, `${HOME}page-2`], rejected: [], accepted: [] },
      setters: [first.setBy],
      settersIn: { before: [first.setBy], rejected: [], accepted: [] },
    },
  ]);
});

test("The setters of an item are listed once, in crawl order and by choice", () => {
  const setBy = (line: number) => ({ by: "script" as const, address: `${HOME}a.js`, line });
  const observations = observed([
    { items: [seenItem({ setBy: setBy(2) })] },
    { items: [seenItem({ setBy: setBy(1) })] },
    { items: [seenItem({ setBy: setBy(2) })] },
    { items: [seenItem({ setBy: setBy(3) })], state: "rejected" },
  ]);
  const [item] = storedItems(observations);
  expect(item?.setters).toEqual([setBy(2), setBy(1), setBy(3)]);
  expect(item?.settersIn).toEqual({
    before: [setBy(2), setBy(1)],
    rejected: [setBy(3)],
    accepted: [],
  });
});

test("Items differ by storage, name, domain and host-only flag", () => {
  const items = storedItems(
    observedItems(
      seenCookie(),
      seenCookie({ name: "Theme" }),
      seenCookie({ hostOnly: true }),
      seenCookie({ domain: "www.example.gov.uk" }),
      seenItem({ name: "theme" }),
      seenItem({ name: "theme", storage: "indexedDB" }),
      seenItem({ name: "theme", origin: "https://tracker.test", party: "third" }),
    ),
  );
  expect(
    items.map(({ storage, domain, name, hostOnly }) => `${storage} ${domain} ${name} ${hostOnly}`),
  ).toEqual([
    "cookie example.gov.uk Theme false",
    "cookie example.gov.uk theme false",
    "cookie example.gov.uk theme true",
    "cookie www.example.gov.uk theme false",
    "indexedDB www.example.gov.uk theme true",
    "localStorage tracker.test theme true",
    "localStorage www.example.gov.uk theme true",
  ]);
});

const REFUSED = seenCookie({ refused: ["UserPreferences"], lifetime: 600 });
const MINUTE = seenCookie({ lifetime: 60 });

const CASES: Readonly<Record<string, readonly [results: Observations, ...items: object[]]>> = {
  "An item other than a cookie belongs to its host, whatever the port, and has no lifetime": [
    observedItems(
      seenItem({ origin: "https://www.example.gov.uk:8443" }),
      seenItem({ origin: "http://www.example.gov.uk" }),
    ),
    { domain: "www.example.gov.uk", lifetime: null, cookies: [] },
  ],
  "An item of an origin without a host has the origin as its domain": [
    observedItems(seenItem({ origin: "null" }), seenItem({ origin: "data:" })),
    { domain: "data:" },
    { domain: "null" },
  ],
  "A refused cookie is not stored": [observedItems(REFUSED)],
  "A cookie refused on one page and stored on another has only the other page": [
    observed([{ cookies: [REFUSED] }, { cookies: [MINUTE] }]),
    { cookies: [MINUTE], lifetime: 60, pages: [`${HOME}page-1`] },
  ],
  "A cookie that had expired when it was set is not stored": [
    observedItems(seenCookie({ lifetime: 0 }), seenCookie({ lifetime: -60 })),
  ],
  "A cookie that was removed and set again is stored": [
    observedItems(seenCookie({ lifetime: 0 }), seenCookie({ lifetime: 1 })),
    { lifetime: 1 },
  ],
  "A session cookie has no lifetime": [observedItems(seenCookie()), { lifetime: null }],
  "A cookie that was also set as a session cookie has its lifetime": [
    observedItems(seenCookie(), MINUTE),
    { lifetime: 60 },
  ],
  "If the party differs between pages, that of the first page in crawl order is used": [
    observed([
      { order: 7, cookies: [seenCookie({ party: "third" })] },
      { order: 3, cookies: [seenCookie({ party: "first" })] },
    ]),
    { party: "first", pages: [`${HOME}page-1`, HOME] },
  ],
  "A cookie without a name is stored": [observedItems(seenCookie({ name: "" })), { name: "" }],
};
for (const [name, [results, ...items]] of Object.entries(CASES)) {
  test(name, () => expect(storedItems(results)).toMatchObject(items));
}

test("The pages of an item are listed by state, and all together without duplicates", () => {
  const cookies = [seenCookie()];
  const observations = observed(
    [
      { cookies },
      { cookies },
      { state: "rejected", address: HOME },
      { state: "accepted", address: HOME, cookies },
    ],
    {
      choices: [
        choiceMade({ cookies }),
        choiceMade({ state: "accepted", address: `${HOME}page-1`, cookies }),
      ],
    },
  );
  expect(storedItems(observations)).toMatchObject([
    {
      pages: [HOME, `${HOME}page-1`],
      pagesIn: {
        before: [HOME, `${HOME}page-1`],
        rejected: [HOME],
        accepted: [`${HOME}page-1`, HOME],
      },
    },
  ]);
});
