import type { CookieRecord } from "cookie-inventory";
import type { FindingKind } from "../../src/finding.ts";

/*
 * Inventories of the fictional council, as the text of _data/cookies.json: one that is correct for everything that a
 * complete crawl finds, and one with a mistake of each kind.
 */

const PROVIDERS = {
  council: createProvider("Mereford Council", "www.council.test"),
  analytics: createProvider("Analytics Ltd", "www.analytics.test"),
  tracker: createProvider("Tracker Inc", "www.tracker.test"),
  "other-tracker": createProvider("Other Tracker Inc", "www.other-tracker.test"),
  widget: createProvider("Widget Ltd", "www.widget.test"),
  fleeting: createProvider("Fleeting Ltd", "www.fleeting.test"),
  nested: createProvider("Nested Widget Ltd", "www.nested-widget.test"),
};

type Row = readonly [
  name: string,
  storage: CookieRecord["storage"],
  /** null for session cookies, and for items other than cookies. */
  duration: string | null,
  domain: string,
  provider: keyof typeof PROVIDERS,
  setBy: CookieRecord["setBy"],
];

const WWW = "www.council.test";

const CORRECT_ROWS: readonly Row[] = [
  ["council_session", "cookie", null, WWW, "council", "server"],
  ["remember", "cookie", "P30D", "council.test", "council", "server"],
  ["until", "cookie", "P90D", WWW, "council", "server"],
  ["two_years", "cookie", "P2Y", WWW, "council", "server"],
  ["prefs", "cookie", "P7D", "council.test", "council", "server"],
  ["site_choice", "cookie", "P1W", WWW, "council", "client"],
  ["brief", "cookie", "PT1S", WWW, "council", "server"],
  ["deleted_at_once", "cookie", null, WWW, "council", "client"],
  ["deleted_by_script", "cookie", "P1D", WWW, "council", "server"],
  ["<unnamed>", "cookie", null, WWW, "council", "server"],
  ["store_choice", "cookie", null, WWW, "council", "client"],
  ["area", "cookie", null, WWW, "council", "server"],
  ["__Host-good", "cookie", null, WWW, "council", "server"],
  ["bin_day", "cookie", null, WWW, "council", "server"],
  ["moved", "cookie", null, WWW, "council", "server"],
  ["session-*", "cookie", null, WWW, "council", "server"],
  ["council:theme", "localStorage", null, WWW, "council", "client"],
  ["council:step", "sessionStorage", null, WWW, "council", "client"],
  ["council-forms", "indexedDB", null, WWW, "council", "client"],
  ["council-offline-v*", "cacheStorage", null, WWW, "council", "client"],
  ["/sw.js", "serviceWorker", null, WWW, "council", "client"],
  ["from_imported", "cookie", null, WWW, "council", "client"],
  ["from_worker", "cookie", null, WWW, "council", "client"],
  ["deleted_by_worker", "cookie", null, WWW, "council", "client"],
  ["for_worker", "cookie", null, WWW, "council", "server"],
  ["listed_only", "cookie", null, WWW, "council", "server"],
  ["archived", "cookie", null, WWW, "council", "server"],
  ["forms_session", "cookie", null, "forms.council.test", "council", "server"],
  ["news_seen", "cookie", "P14D", "council.test", "council", "client"],
  ["library_card", "cookie", "P60D", "council-libraries.test", "council", "server"],

  ["_pk_id.*", "cookie", "P393D", "council.test", "analytics", "client"],
  ["_pk_ses.*", "cookie", "PT30M", "council.test", "analytics", "client"],
  ["_ga", "cookie", "P2Y", "council.test", "analytics", "client"],
  ["_ga_*", "cookie", "P2Y", "council.test", "analytics", "client"],
  ["tracker_id", "cookie", "P1Y", "tracker.test", "tracker", "server"],
  ["hop_one", "cookie", null, "tracker.test", "tracker", "server"],
  ["hop_two", "cookie", "P30D", "other-tracker.test", "other-tracker", "server"],
  ["widget_id", "cookie", "P90D", "widget.test", "widget", "server"],
  ["widget_chip", "cookie", null, "widget.test", "widget", "server"],
  ["widget_choice", "cookie", null, "widget.test", "widget", "client"],
  ["widget_inner", "cookie", null, "widget.test", "widget", "server"],
  ["widget:state", "localStorage", null, "widget.test", "widget", "client"],
  ["widget:tab", "sessionStorage", null, "widget.test", "widget", "client"],
  ["widget-cache", "indexedDB", null, "widget.test", "widget", "client"],
  ["fleeting_choice", "cookie", null, "fleeting.test", "fleeting", "client"],
  ["fleeting:state", "localStorage", null, "fleeting.test", "fleeting", "client"],
  ["nested_choice", "cookie", null, "nested-widget.test", "nested", "client"],
  ["nested:state", "localStorage", null, "nested-widget.test", "nested", "client"],
];

/** Set only after signing in, so that no audit finds it. */
const BEHIND_LOGIN = {
  ...createRecord(["login_session", "cookie", null, "login.council.test", "council", "server"]),
  behindLogin: true,
};

/** A mistake in an inventory, and the finding that reports it. */
interface Mistake {
  readonly rule: FindingKind;
  /** The correct name of the item. */
  readonly name: string;
  /** The field that the finding points to; undefined if there is no record. */
  readonly field: string | undefined;
  /** The wrong values of the record. */
  readonly change?: object;
}

/** The mistakes in the stale inventory, one of each kind, in the order of the findings. */
export const MISTAKES: readonly Mistake[] = [
  { rule: "undeclared", name: "site_choice", field: undefined },
  { rule: "wrong-party", name: "tracker_id", field: "provider", change: { provider: "council" } },
  {
    rule: "wrong-storage",
    name: "council:theme",
    field: "storage",
    change: { storage: "cookie", duration: "P1Y" },
  },
  {
    rule: "wrong-domain",
    name: "library_card",
    field: "domain",
    change: { domain: "council.test" },
  },
  {
    rule: "wrong-persistence",
    name: "council_session",
    field: "persistence",
    change: { persistence: "persistent", duration: "P1D" },
  },
  { rule: "longer-lifetime", name: "remember", field: "duration", change: { duration: "P7D" } },
  {
    rule: "alias-seen",
    name: "forms_session",
    field: "name",
    change: { name: "FormsSession", aliases: ["forms_session"] },
  },
  { rule: "not-seen", name: "survey", field: "status" },
];

export const CORRECT_INVENTORY = formatInventory([...CORRECT_ROWS.map(createRecord), BEHIND_LOGIN]);

/** The correct inventory with all MISTAKES. */
export const STALE_INVENTORY = formatInventory([
  ...CORRECT_ROWS.filter(([name]) => name !== "site_choice").map((row) => ({
    ...createRecord(row),
    ...MISTAKES.find(({ name }) => name === row[0])?.change,
  })),
  createRecord(["survey", "cookie", "P30D", WWW, "council", "client"]),
  BEHIND_LOGIN,
]);

function createRecord([name, storage, duration, domain, owner, setBy]: Row) {
  const isPersistent = storage === "cookie" ? duration !== null : storage !== "sessionStorage";
  return {
    name,
    aliases: [],
    storage,
    category: "functional",
    persistence: isPersistent ? "persistent" : "session",
    duration,
    domain,
    provider: owner,
    purpose: "Tests that the audit finds it.",
    setBy,
    // These websites have no cookie banners, so the exception must be one that needs no consent.
    exception: 4,
    status: "declared",
    lastVerified: null,
  };
}

function createProvider(name: string, host: string) {
  return { name, home: `https://${host}`, privacyPolicy: `https://${host}/privacy` };
}

function formatInventory(cookies: readonly object[]): string {
  return `${JSON.stringify({ providers: PROVIDERS, cookies }, null, 2)}\n`;
}
