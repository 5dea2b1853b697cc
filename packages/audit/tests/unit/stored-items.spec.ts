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

test("A cookie is one item, whatever its path and partition, on all pages that set it", () => {
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
    },
  ]);
});

test("Storage, name, domain, and whether subdomains get it, make it another item", () => {
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

/** What was seen, and what of each item that is stored. */
const STORED: Readonly<Record<string, readonly [seen: Observations, ...items: object[]]>> = {
  "what is not a cookie, once for its host, whatever the port, without a lifetime": [
    observedItems(
      seenItem({ origin: "https://www.example.gov.uk:8443" }),
      seenItem({ origin: "http://www.example.gov.uk" }),
    ),
    { domain: "www.example.gov.uk", lifetime: null, cookies: [] },
  ],
  "what has an origin without a host, by that": [
    observedItems(seenItem({ origin: "null" }), seenItem({ origin: "data:" })),
    { domain: "data:" },
    { domain: "null" },
  ],
  "no cookie that was refused": [observedItems(REFUSED)],
  "a cookie that was refused, as far as another page stored it": [
    observed([{ cookies: [REFUSED] }, { cookies: [MINUTE] }]),
    { cookies: [MINUTE], lifetime: 60, pages: [`${HOME}page-1`] },
  ],
  "no cookie whose lifetime was over when it was set": [
    observedItems(seenCookie({ lifetime: 0 }), seenCookie({ lifetime: -60 })),
  ],
  "a cookie that was taken away and set again": [
    observedItems(seenCookie({ lifetime: 0 }), seenCookie({ lifetime: 1 })),
    { lifetime: 1 },
  ],
  "a session cookie, without a lifetime": [observedItems(seenCookie()), { lifetime: null }],
  "a session cookie that was asked to stay as well, with that lifetime": [
    observedItems(seenCookie(), MINUTE),
    { lifetime: 60 },
  ],
  "what sightings disagree about, with the party of the first of the crawl": [
    observed([
      { order: 7, cookies: [seenCookie({ party: "third" })] },
      { order: 3, cookies: [seenCookie({ party: "first" })] },
    ]),
    { party: "first", pages: [`${HOME}page-1`, HOME] },
  ],
  "a cookie without a name": [observedItems(seenCookie({ name: "" })), { name: "" }],
};
for (const [name, [seen, ...items]] of Object.entries(STORED)) {
  test(`Stored is ${name}`, () => expect(storedItems(seen)).toMatchObject(items));
}

test("The pages on which something was set are told by state, and all together each once", () => {
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
