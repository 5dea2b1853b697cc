import {
  pageFactory,
  PIXEL,
  redirect,
  scriptFile,
  type TestSite,
  text,
} from "./website-responses.ts";
import { headerCookie, scriptCookie, storageItem } from "./planted-items.ts";

/* Third-party websites that the council's pages embed. */

const DAY = 86_400;
const PARTNERS = "www.council.test/partners";
const WIDGETS = "www.council.test/widgets";

/** Otherwise browsers refuse third-party cookies. */
const CROSS_SITE = { sameSite: "None" } as const;
const LAX = { sameSite: null, refused: ["SchemefulSameSiteUnspecifiedTreatedAsLax"] };

const TRACKING_PIXEL = { source: "tracker.test/pixel.gif" };
const HOP_1 = { source: "hop1.tracker.test/hop" };
const HOP_2 = { source: "hop2.other-tracker.test/hop" };
const FRAME = { source: "widget.test/frame" };
const ANALYTICS = { source: "analytics.test/analytics.js" };
/** Third-party scripts set cookies for the domain of the council's page. */
const ON_COUNCIL_DOMAIN = { domain: "council.test", hostOnly: false };

export const planted = [
  headerCookie("tracker_id", PARTNERS, { ...CROSS_SITE, lifetime: 365 * DAY }, TRACKING_PIXEL),
  headerCookie("tracker_lax", PARTNERS, LAX, TRACKING_PIXEL),
  headerCookie(
    "hop_one",
    PARTNERS,
    { ...CROSS_SITE, domain: "tracker.test", hostOnly: false },
    HOP_1,
  ),
  headerCookie("hop_two", PARTNERS, { ...CROSS_SITE, lifetime: 30 * DAY }, HOP_2),

  scriptCookie("_pk_id.2.abf3", PARTNERS, { ...ON_COUNCIL_DOMAIN, lifetime: 393 * DAY }, ANALYTICS),
  scriptCookie("_pk_ses.2.abf3", PARTNERS, { ...ON_COUNCIL_DOMAIN, lifetime: 1800 }, ANALYTICS),
  scriptCookie("_ga", PARTNERS, { ...ON_COUNCIL_DOMAIN, lifetime: 730 * DAY }, ANALYTICS),
  scriptCookie("_ga_ABC123", PARTNERS, { ...ON_COUNCIL_DOMAIN, lifetime: 730 * DAY }, ANALYTICS),

  headerCookie("widget_id", WIDGETS, { ...CROSS_SITE, lifetime: 90 * DAY }, FRAME),
  headerCookie("widget_lax", WIDGETS, LAX, FRAME),
  headerCookie(
    "widget_chip",
    WIDGETS,
    { ...CROSS_SITE, partitionKey: "https://council.test" },
    FRAME,
  ),
  scriptCookie("widget_choice", WIDGETS, CROSS_SITE, FRAME),
  headerCookie("widget_inner", WIDGETS, CROSS_SITE, { source: "widget.test/inner.gif" }),
  storageItem("localStorage", "widget:state", WIDGETS, FRAME.source),
  storageItem("sessionStorage", "widget:tab", WIDGETS, FRAME.source),
  storageItem("indexedDB", "widget-cache", WIDGETS, FRAME.source),

  scriptCookie("nested_choice", WIDGETS, CROSS_SITE, { source: "nested-widget.test/frame" }),
  storageItem("localStorage", "nested:state", WIDGETS, "nested-widget.test/frame"),

  // Set by a frame that is removed before the page is read.
  scriptCookie("fleeting_choice", WIDGETS, CROSS_SITE, { source: "fleeting.test/frame" }),
  storageItem("localStorage", "fleeting:state", WIDGETS, "fleeting.test/frame"),
];

const page = pageFactory(planted);

export const thirdParties: TestSite = {
  planted,
  routes: {
    [TRACKING_PIXEL.source]: redirect("https://hop1.tracker.test/hop"),
    [HOP_1.source]: redirect("https://hop2.other-tracker.test/hop"),
    [HOP_2.source]: PIXEL,

    ...scriptFile(
      planted,
      ANALYTICS.source,
      `new Image().src = "https://analytics.test/collect?visitor=s3cret";`,
    ),
    "analytics.test/collect": PIXEL,

    ...page(FRAME.source, "A widget", {
      html: `<img alt="" src="/inner.gif"><iframe title="Nested" src="https://nested-widget.test/frame"></iframe>`,
    }),
    "widget.test/inner.gif": PIXEL,
    ...page("nested-widget.test/frame", "A widget in a widget"),
    // Its origin is opaque, so that each attempt to store an item throws an error.
    ...page("widget.test/sandboxed", "A widget that may not store anything", {
      html: `<script>
        for (const attempt of [
          () => localStorage.setItem("sandboxed", "s3cret"),
          () => sessionStorage.setItem("sandboxed", "s3cret"),
          () => (document.cookie = "sandboxed=s3cret; SameSite=None; Secure"),
          () => indexedDB.open("sandboxed"),
        ]) try { attempt(); } catch {}
      </script>`,
    }),
    ...page("fleeting.test/frame", "A widget that is soon removed", {
      html: `<script>addEventListener("load", () => parent.postMessage("stored", "*"));</script>`,
    }),

    "fonts.test/font.css": text("text/css", "h1 { font-family: serif; }"),
  },
};
