import { expect, test } from "playwright/test";
import { format } from "prettier";
import { INVENTORY_FILE, readInventory } from "cookie-inventory";
import { projectOf } from "test-support";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import type { SeenCookie, SeenItem } from "../../src/observation-schema.ts";
import { findCommonOwner, findHostOwner } from "../../src/suggest/host-owner.ts";
import { createKnownCookieLookup } from "../../src/suggest/known-cookie-lookup.ts";
import type { KnownCookie } from "../../src/suggest/known-cookies.ts";
import { updateInventoryText } from "../../src/update/update-inventory.ts";
import { inventoryOf, SESSION, textOf } from "../support/compared-inventory.ts";
import { HOME, observedItems, seenCookie, seenItem } from "../support/made-observations.ts";
import { findBlockingProblems, PRETTIER_OPTIONS } from "../support/updated-inventory.ts";

const DAY = 86_400;
const DATABASE = "Open Cookie Database";

const byScript = (host: string) =>
  ({ by: "script", address: `https://${host}/a.js`, line: null }) as const;
const YOUTUBE = { domain: "youtube.com", party: "third" } as const;

function lookupOf(...rows: readonly Partial<KnownCookie>[]) {
  return createKnownCookieLookup(
    rows.map((change) => ({
      name: "theme",
      isPrefix: false,
      domains: ["example.gov.uk", "youtube.com"],
      platform: "Counter",
      controller: "Counter Ltd",
      category: "Analytics",
      description: "Counts visits.",
      retention: "session",
      ...change,
    })),
  );
}

/** Returns the edits of the only finding: the record to paste, and the providers that it needs. */
function suggest(
  items: readonly (SeenCookie | SeenItem)[],
  findKnown = lookupOf(),
  text = textOf([]),
) {
  const findings = compareInventory(observedItems(...items), inventoryOf(text), findKnown);
  expect(findings.map(({ rule }) => rule)).toEqual(["undeclared"]);
  const edits = findings[0]?.edits ?? [];
  const providers = edits.filter(({ path }) => path[0] === "providers");
  return {
    record: edits.find(({ path }) => path[0] === "cookies")?.value as Record<string, unknown>,
    providers: Object.fromEntries(providers.map(({ path, value }) => [path[1], value])),
    hint: findings[0]?.hint ?? "",
  };
}

test("Suggests the owner of a third party’s domain as its provider, with an entry", () => {
  const { record, providers, hint } = suggest([seenCookie(YOUTUBE)]);
  expect(record).toMatchObject({
    provider: "youtube",
    category: null,
    purpose: null,
    exception: null,
    status: "draft",
    suggested: { provider: "third-party-web, which names YouTube as the owner of youtube.com" },
  });
  // The address of the privacy policy is never guessed.
  expect(providers).toEqual({
    youtube: { name: "YouTube", home: "https://youtube.com", privacyPolicy: null },
  });
  expect(hint).toContain(
    'Add its provider to “providers”: "youtube": { "name": "YouTube", "home": "https://youtube.com", "privacyPolicy": null }. Then fill in “category” (essential, functional, analytics or other) and “purpose” (what it does, in a plain sentence). “provider” is only suggested: check it, remove “suggested”, and write "status": "verified".',
  );
});

test("Suggests the owner of a third party’s script as the provider of a first-party cookie", () => {
  const { record } = suggest([seenCookie({ setBy: byScript("static.hotjar.com") })]);
  expect(record).toMatchObject({
    provider: "hotjar",
    suggested: {
      provider:
        "third-party-web, which names Hotjar as the owner of static.hotjar.com, whose script sets it",
    },
  });
});

test("Only names an owner whose website is not known", () => {
  const { record, providers } = suggest([
    seenCookie({ setBy: byScript("siteimproveanalytics.com") }),
  ]);
  expect(record).toMatchObject({
    provider: null,
    suggested: { provider: expect.stringContaining("names Siteimprove as the owner") },
  });
  expect(providers).toEqual({});
});

test("Suggests no provider if scripts of two owners set the cookie, or it is certain already", () => {
  const two = [
    seenCookie({ setBy: byScript("static.hotjar.com") }),
    seenCookie({ setBy: byScript("www.clarity.ms") }),
  ];
  expect(suggest(two).record).toMatchObject({ provider: null });
  const own = suggest([seenCookie({ setBy: { by: "header", address: HOME, line: null } })]).record;
  expect(own).toMatchObject({ provider: "us" });
  expect(own).not.toHaveProperty("suggested");
  const text = JSON.stringify({
    providers: { heat: { name: "Heat", home: "https://www.hotjar.com", privacyPolicy: null } },
    cookies: [],
  });
  const known = suggest(
    [seenCookie({ setBy: byScript("static.hotjar.com") })],
    undefined,
    text,
  ).record;
  expect(known).toMatchObject({ provider: "heat" });
});

test("Uses a provider that the inventory has under another name or service", () => {
  for (const [name, home] of [
    ["Alphabet", "https://www.google.com"],
    ["Google Analytics", "https://analytics.example"],
    ["google", "https://google.example"],
  ] as const) {
    const text = JSON.stringify({
      providers: { analytics: { name, home, privacyPolicy: null } },
      cookies: [],
    });
    const items = [seenCookie({ setBy: byScript("www.google-analytics.com") })];
    const { record, providers } = suggest(items, undefined, text);
    expect([record["provider"], providers], name).toEqual(["analytics", {}]);
  }
});

test("A new provider does not take the key of another one", () => {
  const text = JSON.stringify({
    providers: { youtube: { name: "Tubes Ltd", home: "https://tubes.test", privacyPolicy: null } },
    cookies: [],
  });
  const { record, providers } = suggest([seenCookie(YOUTUBE)], undefined, text);
  expect(record["provider"]).toBe("youtube-2");
  expect(Object.keys(providers)).toEqual(["youtube-2"]);
});

test("A suggestion is no evidence for another one", () => {
  const items = ["a", "b"].map((name) => seenCookie({ ...YOUTUBE, name }));
  const providersFor = (change: object) => {
    const record = { ...SESSION, name: "a", domain: "youtube.com", provider: "counter", ...change };
    const files = projectOf({ [INVENTORY_FILE]: textOf([record]) });
    const { inventory } = readInventory(files);
    const findings = inventory && compareInventory(observedItems(...items), inventory);
    const edits = findings?.flatMap((finding) => finding.edits) ?? [];
    return edits.flatMap(({ path, value }) =>
      path[0] === "cookies" ? [Object(value).provider as unknown] : [],
    );
  };
  expect(providersFor({})).toEqual(["counter"]);
  expect(providersFor({ status: "draft" })).toEqual(["counter"]);
  expect(providersFor({ status: "draft", suggested: { provider: "A list" } })).toEqual(["youtube"]);
});

test("Names no owner for networks and platforms whose customers decide what is on them", () => {
  for (const host of [
    "cdn.jsdelivr.net",
    "files.s3.amazonaws.com",
    "shop.myshopify.com",
    "a.test",
  ]) {
    expect(findHostOwner(host), host).toBeUndefined();
  }
  expect(findCommonOwner(["www.clarity.ms", "c.clarity.ms"])?.name).toBe("Microsoft");
  expect(findCommonOwner(["www.clarity.ms", "a.test"])).toBeUndefined();
  expect(findCommonOwner([])).toBeUndefined();
});

test("Suggests category and purpose from the database, and never an exception", () => {
  expect(suggest([seenCookie()], lookupOf({})).record).toMatchObject({
    provider: "us",
    category: "analytics",
    purpose: "Counts visits.",
    exception: null,
    status: "draft",
    suggested: { category: DATABASE, purpose: DATABASE },
  });
});

test("Maps the database’s categories, except “Functional”, which can mean two of ours", () => {
  const categories = {
    Analytics: "analytics",
    Marketing: "other",
    Necessary: "essential",
    Personalization: "functional",
    security: "essential",
    Functional: null,
    constructor: null,
    "": null,
  };
  for (const [category, ours] of Object.entries(categories)) {
    const { record } = suggest([seenCookie()], lookupOf({ category }));
    expect(record["category"], category).toBe(ours);
  }
});

test("Suggests only what all matching rows agree on", () => {
  const lookup = lookupOf({ description: "Counts." }, { description: "Tracks." });
  const { record } = suggest([seenCookie()], lookup);
  expect(record).toMatchObject({ category: "analytics", purpose: null });
});

test("A purpose has at most two sentences, and no text that the inventory refuses", () => {
  const purposeFor = (description: string) =>
    suggest([seenCookie()], lookupOf({ description })).record["purpose"];
  expect(purposeFor("One. Two. Three.")).toBe("One. Two.");
  expect(purposeFor("")).toBeNull();
  expect(purposeFor("Kept under the Data Protection Act 1998.")).toBeNull();
});

test("Keeps the measured lifetime, and names a much longer one in the database", () => {
  const durationFor = (lifetime: number | null, retention: string) => {
    const { record } = suggest([seenCookie({ lifetime })], lookupOf({ retention }));
    return [record["duration"], (record["suggested"] as Record<string, string>)["duration"]];
  };
  const longer = (period: string) => `measured by the audit, but ${DATABASE} says ${period}`;
  expect(durationFor(90 * DAY, "1 year")).toEqual(["P90D", longer("P1Y")]);
  expect(durationFor(null, "2 days")).toEqual([null, longer("P2D")]);
  expect(durationFor(90 * DAY, "100 days")).toEqual(["P90D", undefined]);
  // Browsers keep both for 400 days.
  expect(durationFor(400 * DAY, "10 years")).toEqual(["P400D", undefined]);
  expect(durationFor(90 * DAY, "session")).toEqual(["P90D", undefined]);
  const item = suggest([seenItem({ name: "theme" })], lookupOf({ retention: "1 year" })).record;
  expect(item["suggested"]).not.toHaveProperty("duration");
});

test("An update writes drafts with suggestions, and one entry for their provider", async () => {
  const items = observedItems(
    seenCookie(YOUTUBE),
    seenCookie({ ...YOUTUBE, name: "other", lifetime: 60 * DAY }),
  );
  const original = await format(textOf([]), PRETTIER_OPTIONS);
  const { text, changes } = updateInventoryText(original, items, undefined, lookupOf({}));
  expect(changes.map(({ action, name }) => `${action} ${name}`)).toEqual([
    "drafted other",
    "drafted theme",
  ]);
  expect(text).toBe(await format(text, PRETTIER_OPTIONS));
  const { providers, cookies } = JSON.parse(text);
  expect(Object.keys(providers)).toEqual(["us", "counter", "maps", "youtube"]);
  expect(cookies).toMatchObject([
    { name: "other", provider: "youtube", suggested: { provider: expect.any(String) } },
    { name: "theme", provider: "youtube", suggested: { category: DATABASE } },
  ]);
  expect(findBlockingProblems(text)).toEqual([]);
  expect(updateInventoryText(text, items, undefined, lookupOf({}))).toEqual({ text, changes: [] });
});
