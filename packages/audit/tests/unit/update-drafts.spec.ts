import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { check } from "prettier";
import { INVENTORY_FILE } from "cookie-inventory";
import type { SeenCookie } from "../../src/observation-schema.ts";
import { update } from "../../src/update/update-text.ts";
import { LOCAL, SESSION, textOf } from "../support/compared-inventory.ts";
import { HOME, observedItems, seenCookie, seenItem } from "../support/made-observations.ts";
import {
  DRAFT,
  earlier,
  FOREIGN,
  gravest,
  LAYOUT,
  testUnchanged,
  testUpdates,
  VERIFIED,
} from "../support/updated-inventory.ts";

const SOME = ["theme", "chat", "map"].map((name) => seenCookie({ name }));

testUpdates({
  "What nobody declared gets a draft": [
    [{ ...SESSION, ...VERIFIED }],
    observedItems(
      seenCookie(),
      seenCookie({ name: "chat", lifetime: 1799, setBy: { by: "header", address: HOME } }),
    ),
    [
      { ...SESSION, ...VERIFIED },
      { ...DRAFT, name: "chat", duration: "PT30M", setBy: "server" },
    ],
    "drafted chat",
  ],
  "A draft has no provider where none is known": [
    [],
    seenCookie({ ...FOREIGN, setBy: { by: "unknown", address: null } }),
    [{ ...DRAFT, ...SESSION, domain: "tracker.test", provider: null, setBy: "unknown" }],
    "drafted theme",
  ],
  "Names that differ in their numbers get one draft, with a changing part": [
    [],
    observedItems(...["1a", "2b", "3c"].map((id) => seenCookie({ name: `visit_${id}` }))),
    [{ ...DRAFT, ...SESSION, name: "visit_*" }],
    "drafted visit_*",
  ],
  "Names that no record can have get drafts that cover them": [
    [],
    observedItems(
      ...["", "<unnamed>", "a b", "\u202Eevil", "x".repeat(300)].map((name) =>
        seenCookie({ name }),
      ),
    ),
    [
      { ...DRAFT, ...SESSION, name: "*evil" },
      { ...DRAFT, ...SESSION, name: "<*>" },
      { ...DRAFT, ...SESSION, name: "<unnamed>" },
      { ...DRAFT, ...SESSION, name: "a*b" },
      { ...DRAFT, ...SESSION, name: `${"x".repeat(100)}*` },
    ],
    `drafted *evil, drafted <*>, drafted <unnamed>, drafted a*b, drafted ${"x".repeat(100)}*`,
  ],
  "Each kind of storage gets a draft of its own": [
    [],
    observedItems(
      seenItem(),
      seenItem({ storage: "sessionStorage" }),
      seenItem({ storage: "serviceWorker", name: "/sw.js" }),
    ),
    [
      {
        ...DRAFT,
        ...LOCAL,
        name: "/sw.js",
        domain: "www.example.gov.uk",
        storage: "serviceWorker",
      },
      { ...DRAFT, ...LOCAL, name: "basket", domain: "www.example.gov.uk" },
      {
        ...DRAFT,
        ...SESSION,
        name: "basket",
        domain: "www.example.gov.uk",
        storage: "sessionStorage",
      },
    ],
    "drafted /sw.js, drafted basket, drafted basket",
  ],
  "What belongs to hosts that no record can name is left out, and all else is written": [
    [SESSION],
    observedItems(
      seenCookie(),
      seenCookie({ name: "a", domain: "localhost" }),
      seenCookie({ name: "b", domain: "old_shop.example.gov.uk" }),
      seenCookie({ name: "c", domain: "WWW.EXAMPLE.GOV.UK" }),
      seenItem({ name: "d", origin: "http://[::1]:8080" }),
      seenItem({ name: "e", origin: "null" }),
      seenCookie({ name: "f", domain: "127.0.0.1" }),
      seenCookie({ name: "g", domain: "xn--caf-dma.example.gov.uk" }),
    ),
    [
      { ...SESSION, ...VERIFIED },
      { ...DRAFT, ...SESSION, name: "f", domain: "127.0.0.1", provider: null },
      { ...DRAFT, ...SESSION, name: "g", domain: "xn--caf-dma.example.gov.uk" },
    ],
    "verified theme, drafted f, drafted g, left a, left b, left c, left d, left e",
  ],
  "A record is not given a domain that no record can name": [
    [SESSION, { ...SESSION, name: "chat", domain: "www.example.gov.uk" }],
    observedItems(seenCookie({ domain: "localhost" }), seenCookie({ name: "chat" })),
    [SESSION, { ...SESSION, name: "chat", ...VERIFIED }],
    "amended chat, left theme",
  ],
  "What is back, and says something that visitors may not read, stays retired": [
    [{ ...SESSION, status: "retired", purpose: "Kept under the Data Protection Act 1998." }],
    seenCookie(),
    [{ ...SESSION, status: "retired", purpose: "Kept under the Data Protection Act 1998." }],
    "left theme",
  ],
});

testUnchanged({
  "A draft that is there is left alone when it was seen as it says": [
    [{ ...SESSION, status: "draft", purpose: null }],
    seenCookie(),
  ],
  "A draft that is there is left alone when it was seen otherwise": [
    [{ status: "draft", provider: null }],
    seenCookie(),
  ],
  "A draft that is there is left alone when two runs have missed it": [
    [{ status: "draft" }],
    observedItems(),
    earlier(),
  ],
});

test("A draft stands in the project’s own inventory as if it had been written by hand", async () => {
  const inventory = readFileSync(
    path.join(import.meta.dirname, "../../../..", INVENTORY_FILE),
    "utf8",
  );
  const { text } = update(inventory, observedItems(...SOME));
  expect(text).toContain(`    },
    {
      "name": "chat",
      "aliases": [],
      "storage": "cookie",
      "category": null,
      "persistence": "session",
      "duration": null,
      "domain": "example.gov.uk",
      "provider": null,
      "purpose": null,
      "setBy": "client",
      "exception": null,
      "status": "draft",
      "lastVerified": "2026-11-23"
    },
`);
  expect(await check(text, LAYOUT)).toBe(true);
  const { cookies } = JSON.parse(text) as { cookies: object[] };
  expect(Object.keys(cookies.at(-1) ?? {})).toEqual(Object.keys(cookies[0] ?? {}));
});

test("Hundreds of new items are written at once, and one that cannot be is left out", () => {
  const letters = Array.from("abcdefg");
  const names = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
  const seen: SeenCookie[] = names.map((name) => seenCookie({ name }));
  const { text, changes } = update(
    textOf([]),
    observedItems(...seen, seenCookie({ name: "x", domain: "localhost" })),
  );
  expect(changes.filter(({ what }) => what === "drafted").map(({ name }) => name)).toEqual(names);
  expect(changes.at(-1)).toEqual({ what: "left", name: "x" });
  expect(gravest(text)).toEqual([]);
});
