import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { check } from "prettier";
import { MEREFORD_FOLDER } from "test-support";
import { INVENTORY_FILE } from "cookie-inventory";
import type { SeenCookie } from "../../src/observation-schema.ts";
import { updateInventoryText } from "../../src/update/update-inventory.ts";
import { LOCAL, SESSION, textOf } from "../support/compared-inventory.ts";
import { HOME, observedItems, seenCookie, seenItem } from "../support/made-observations.ts";
import {
  DRAFT,
  earlierRun,
  findBlockingProblems,
  PRETTIER_OPTIONS,
  testUnchanged,
  testUpdates,
  THIRD_PARTY,
  VERIFIED,
} from "../support/updated-inventory.ts";

testUpdates({
  "An undeclared item gets a draft": [
    [{ ...SESSION, ...VERIFIED }],
    observedItems(
      seenCookie(),
      seenCookie({
        name: "chat",
        lifetime: 1799,
        setBy: { by: "header", address: HOME, line: null },
      }),
    ),
    [
      { ...SESSION, ...VERIFIED },
      { ...DRAFT, name: "chat", duration: "PT30M", setBy: "server" },
    ],
    "drafted chat",
  ],
  "A draft has no provider if none is known": [
    [],
    seenCookie({ ...THIRD_PARTY, setBy: { by: "unknown", address: null, line: null } }),
    [{ ...DRAFT, ...SESSION, domain: "tracker.test", provider: null, setBy: "unknown" }],
    "drafted theme",
  ],
  "Names that differ only in their numbers get one draft with a pattern": [
    [],
    observedItems(...["1a", "2b", "3c"].map((id) => seenCookie({ name: `visit_${id}` }))),
    [{ ...DRAFT, ...SESSION, name: "visit_*" }],
    "drafted visit_*",
  ],
  "Names that the inventory refuses get drafts that cover them": [
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
  "Each kind of storage gets its own draft": [
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
  "Items of hosts that the inventory refuses are skipped, and all others are added": [
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
    "verified theme, drafted f, drafted g, skipped a, skipped b, skipped c, skipped d, skipped e",
  ],
  "A record’s domain is not changed to one that the inventory refuses": [
    [SESSION, { ...SESSION, name: "chat", domain: "www.example.gov.uk" }],
    observedItems(seenCookie({ domain: "localhost" }), seenCookie({ name: "chat" })),
    [SESSION, { ...SESSION, name: "chat", ...VERIFIED }],
    "corrected chat, skipped theme",
  ],
  "A retired record whose text would be an error stays retired when its item reappears": [
    [{ ...SESSION, status: "retired", purpose: "Kept under the Data Protection Act 1998." }],
    seenCookie(),
    [{ ...SESSION, status: "retired", purpose: "Kept under the Data Protection Act 1998." }],
    "skipped theme",
  ],
});

testUnchanged({
  "An existing draft is unchanged when its item is found as recorded": [
    [{ ...SESSION, status: "draft", purpose: null }],
    seenCookie(),
  ],
  "An existing draft is unchanged when its item differs": [
    [{ status: "draft", provider: null }],
    seenCookie(),
  ],
  "An existing draft is unchanged when two runs have missed it": [
    [{ status: "draft" }],
    observedItems(),
    earlierRun(),
  ],
});

test("A draft is formatted like the other records of an inventory", async () => {
  const inventory = readFileSync(path.join(MEREFORD_FOLDER, INVENTORY_FILE), "utf8");
  const found = ["theme", "chat", "map"].map((name) => seenCookie({ name }));
  const { text } = updateInventoryText(inventory, observedItems(...found));
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
  expect(await check(text, PRETTIER_OPTIONS)).toBe(true);
  const { cookies } = JSON.parse(text) as { cookies: object[] };
  expect(Object.keys(cookies.at(-1) ?? {})).toEqual(Object.keys(cookies[0] ?? {}));
});

test("Hundreds of drafts are added at once, except one that the inventory refuses", () => {
  const letters = Array.from("abcdefg");
  const names = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
  const found: SeenCookie[] = names.map((name) => seenCookie({ name }));
  const { text, changes } = updateInventoryText(
    textOf([]),
    observedItems(...found, seenCookie({ name: "x", domain: "localhost" })),
  );
  expect(changes.filter(({ action }) => action === "drafted").map(({ name }) => name)).toEqual(
    names,
  );
  expect(changes.at(-1)).toEqual({ action: "skipped", name: "x" });
  expect(findBlockingProblems(text)).toEqual([]);
});
