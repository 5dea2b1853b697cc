import * as fc from "fast-check";
import { OTHER_STORAGES } from "cookie-inventory";
import { anyAddress, anyText, COOKIE } from "test-support";
import type {
  Choice,
  Observations,
  SeenCookie,
  SeenItem,
  SetBy,
} from "../../src/observation-schema.ts";
import { choiceMade, observed, seenCookie, seenItem } from "./made-observations.ts";

/* Random inventories and observations for property tests, of few names and domains, so that many match. */

/** The organisation’s own domains. */
const OURS = ["example.gov.uk", "leisure.test"];
const DOMAINS = [
  "example.gov.uk",
  "www.example.gov.uk",
  "shop.example.gov.uk",
  "a.shop.example.gov.uk",
  "leisure.test",
  "tracker.test",
  "cdn.tracker.test",
  "other.test",
];
/** A provider for each domain. */
export const PROVIDERS = Object.fromEntries(
  DOMAINS.map((domain) => [
    domain.replaceAll(".", "-"),
    { name: domain, home: `https://${domain}`, privacyPolicy: null },
  ]),
);

export function partyOf(domain: string): "first" | "third" {
  return OURS.some((ours) => domain === ours || domain.endsWith(`.${ours}`)) ? "first" : "third";
}

/** Names that match often, and unusual names. */
const COMMON = [
  "a",
  "b",
  "id",
  "id_1",
  "id_2",
  "id_3",
  "id_4a",
  "_ga_X1",
  "_ga_Y2",
  "_ga_Z3",
  "c1",
  "c2",
  "",
  "<unnamed>",
  "a b",
  "a*b",
  "a*",
  "*",
  "a=b;c",
  "naïve",
  "😀",
  "x".repeat(500),
  "\u202Eab",
  "\u0000",
];
const seenName = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...COMMON) },
  { weight: 1, arbitrary: anyText({ maxLength: 20 }) },
);
const recordedName = fc.constantFrom(
  "a",
  "b",
  "id",
  "id_1",
  "id_*",
  "_ga_*",
  "_ga_X*",
  "c*",
  "*",
  "<unnamed>",
  "a*b",
  "a*",
  "<*>",
  "naïve",
  "*d_*",
);
const seconds = fc.option(
  fc.constantFrom(1, 60, 1799, 86_400, 90_061, 2_592_000, 31_535_999, 63_072_000, 9e12),
  { nil: null },
);

const cookie: fc.Arbitrary<SeenCookie> = fc
  .record({
    name: seenName,
    domain: fc.constantFrom(...DOMAINS),
    hostOnly: fc.boolean(),
    path: fc.constantFrom("/", "/a"),
    lifetime: seconds,
    by: fc.constantFrom("header", "script", "unknown"),
    from: fc.option(fc.constantFrom(...DOMAINS, "elsewhere.test"), { nil: null }),
    line: fc.constantFrom(null, 12),
    refused: fc.constantFrom<string[] | null>(null, null, null, ["UserPreferences"]),
  })
  .map(({ by, from, line, ...rest }) =>
    seenCookie({
      ...rest,
      party: partyOf(rest.domain),
      setBy: { by, address: from === null ? null : `https://${from}/x`, line },
    }),
  );
const item: fc.Arbitrary<SeenItem> = fc
  .record({
    name: seenName,
    domain: fc.constantFrom(...DOMAINS),
    storage: fc.constantFrom(...OTHER_STORAGES),
  })
  .map(({ name, domain, storage }) =>
    seenItem({ name, storage, origin: `https://${domain}`, party: partyOf(domain) }),
  );

/** A choice on the council’s website, and what was stored because of it. */
const choice: fc.Arbitrary<Choice> = fc
  .record({
    state: fc.constantFrom("rejected", "accepted"),
    outcome: fc.constantFrom("made", "made", "shared", "unknown", "failed"),
    cookies: fc.array(cookie, { maxLength: 2 }),
    items: fc.array(item, { maxLength: 2 }),
  })
  .map((change) => choiceMade(change));
const choices = fc.uniqueArray(choice, { maxLength: 2, selector: ({ state }) => state });

/** A complete run or a sample. */
export const observations: fc.Arbitrary<Observations> = fc
  .record({
    pages: fc.array(
      fc.record({
        host: fc.constantFrom("www.example.gov.uk", "shop.example.gov.uk", "leisure.test"),
        state: fc.constantFrom("before", "before", "rejected", "accepted"),
        cookies: fc.array(cookie, { maxLength: 8 }),
        items: fc.array(item, { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    choices,
    limit: fc.constantFrom<string[]>([], ["https://www.example.gov.uk/more"]),
  })
  .map(({ pages, choices: made, limit }) =>
    observed(
      pages.map(({ host, state, ...page }, order) =>
        order === 0 ? page : { ...page, state, address: `https://${host}/page-${order}` },
      ),
      { run: { domains: OURS }, choices: made, left: { limit } },
    ),
  );

/** A record that is valid on its own. */
const record = fc
  .record({
    name: recordedName,
    aliases: fc.array(recordedName, { maxLength: 2 }),
    storage: fc.constantFrom("cookie", "cookie", "cookie", ...OTHER_STORAGES),
    domain: fc.constantFrom(...DOMAINS),
    provider: fc.constantFrom(...Object.keys(PROVIDERS)),
    stays: fc.constantFrom(null, "PT1H", "P30D", "P1Y", "P9999999Y", "unstated"),
    exception: fc.constantFrom(null, null, 2, 4, 5),
    status: fc.constantFrom("declared", "declared", "declared", "verified", "retired"),
    behindLogin: fc.constantFrom(true, false, undefined),
  })
  .map(({ stays, ...rest }) => {
    const isSession =
      rest.storage === "sessionStorage" || (rest.storage === "cookie" && stays === null);
    return {
      ...COOKIE,
      ...rest,
      persistence: isSession ? "session" : "persistent",
      duration: isSession || stays === "unstated" ? null : (stays ?? "P1D"),
      lastVerified: "2026-01-01",
    };
  });
/** Records of a valid inventory without drafts. */
export const records = fc.uniqueArray(record, {
  maxLength: 10,
  selector: ({ name, domain, storage }) => JSON.stringify([name, domain, storage]),
});

/** Any text that the schema accepts. */
export const anything = anyText();
const anySetter: fc.Arbitrary<SetBy> = fc.record({
  by: fc.constantFrom("header", "script", "unknown"),
  address: fc.option(fc.oneof(anything, anyAddress)),
  line: fc.option(fc.integer({ min: 1 })),
});
const anyCookie: fc.Arbitrary<SeenCookie> = fc.record({
  storage: fc.constant("cookie"),
  name: fc.oneof(anything, seenName),
  domain: fc.oneof(anything, fc.constantFrom(...DOMAINS)),
  hostOnly: fc.boolean(),
  path: anything,
  lifetime: fc.option(fc.maxSafeInteger()),
  secure: fc.boolean(),
  httpOnly: fc.boolean(),
  sameSite: fc.constantFrom("Strict", "Lax", "None", null),
  partitionKey: fc.option(anything),
  party: fc.constantFrom("first", "third"),
  setBy: anySetter,
  valueLength: fc.nat(),
  refused: fc.option(fc.array(anything)),
});
const anySeenItem: fc.Arbitrary<SeenItem> = fc.record({
  storage: fc.constantFrom(...OTHER_STORAGES),
  name: fc.oneof(anything, seenName),
  origin: fc.oneof(anything, anyAddress),
  party: fc.constantFrom("first", "third"),
  setBy: anySetter,
  valueLength: fc.option(fc.nat()),
});

/** Any page that the schema accepts. */
export const anyPage = fc.record({
  order: fc.nat(5),
  address: anything,
  cookies: fc.array(anyCookie, { maxLength: 6 }),
  items: fc.array(anySeenItem, { maxLength: 6 }),
});
