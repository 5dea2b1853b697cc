import { expect, test } from "playwright/test";
import { storedItems } from "../../src/stored-items.ts";
import {
  choiceMade,
  HOME,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";

test("A cookie is one thing, whatever its path and partition, on all pages that set it", () => {
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

test("Storage, name, domain, and whether subdomains get it, make it another thing", () => {
  const things = storedItems(
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
    things.map(({ storage, domain, name, hostOnly }) => `${storage} ${domain} ${name} ${hostOnly}`),
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

test("What is not a cookie belongs to the host, whatever the port, and has no lifetime", () => {
  const [thing, ...others] = storedItems(
    observedItems(
      seenItem({ origin: "https://www.example.gov.uk:8443" }),
      seenItem({ origin: "http://www.example.gov.uk" }),
    ),
  );
  expect(others).toEqual([]);
  expect(thing).toMatchObject({ domain: "www.example.gov.uk", lifetime: null, cookies: [] });
});

test("An origin without a host is kept as it is", () => {
  expect(
    storedItems(observedItems(seenItem({ origin: "null" }), seenItem({ origin: "data:" }))).map(
      ({ domain }) => domain,
    ),
  ).toEqual(["data:", "null"]);
});

test("A refused cookie is left out, and counts where another page stored it", () => {
  const refused = seenCookie({ refused: ["UserPreferences"], lifetime: 600 });
  const stored = seenCookie({ lifetime: 60 });
  expect(storedItems(observedItems(refused))).toEqual([]);
  expect(storedItems(observed([{ cookies: [refused] }, { cookies: [stored] }]))).toMatchObject([
    { cookies: [stored], lifetime: 60, pages: [`${HOME}page-1`] },
  ]);
});

test("A cookie whose lifetime was over when it was set is not stored", () => {
  expect(
    storedItems(observedItems(seenCookie({ lifetime: 0 }), seenCookie({ lifetime: -60 }))),
  ).toEqual([]);
  expect(
    storedItems(observedItems(seenCookie({ lifetime: 0 }), seenCookie({ lifetime: 1 }))),
  ).toMatchObject([{ lifetime: 1 }]);
});

test("A session cookie has no lifetime, unless it was asked to stay as well", () => {
  const session = seenCookie();
  expect(storedItems(observedItems(session))).toMatchObject([{ lifetime: null }]);
  expect(storedItems(observedItems(session, seenCookie({ lifetime: 5 })))).toMatchObject([
    { lifetime: 5 },
  ]);
});

test("Where sightings disagree about the party, the first of the crawl counts", () => {
  const pages = [
    { order: 7, cookies: [seenCookie({ party: "third" })] },
    { order: 3, cookies: [seenCookie({ party: "first" })] },
  ];
  expect(storedItems(observed(pages))).toMatchObject([
    { party: "first", pages: [`${HOME}page-1`, HOME] },
  ]);
});

test("A cookie without a name is a thing like any other", () => {
  expect(storedItems(observedItems(seenCookie({ name: "" })))).toMatchObject([{ name: "" }]);
});

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
