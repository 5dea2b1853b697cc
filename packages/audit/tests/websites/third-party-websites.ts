import { pagesOf, PIXEL, redirect, scriptFile, type Site, text } from "./website-answers.ts";
import { byHeader, byScript, kept } from "./planted-items.ts";

/* The websites of others, which pages of the council's let in. */

const DAY = 86_400;
const PARTNERS = "www.council.test/partners";
const WIDGETS = "www.council.test/widgets";

/** Without this a cookie of a third party is refused. */
const ANYWHERE = { sameSite: "None" } as const;
const LAX = { sameSite: null, refused: ["SchemefulSameSiteUnspecifiedTreatedAsLax"] };

const PIXEL_PLACE = { from: "tracker.test/pixel.gif" };
const HOP_1 = { from: "hop1.tracker.test/hop" };
const HOP_2 = { from: "hop2.other-tracker.test/hop" };
const FRAME = { from: "widget.test/frame" };
const ANALYTICS = { from: "analytics.test/analytics.js" };
/** What a script of others sets on the council's page belongs to the council's domain. */
const FOR_COUNCIL = { domain: "council.test", hostOnly: false };

export const planted = [
  byHeader("tracker_id", PARTNERS, { ...ANYWHERE, lifetime: 365 * DAY }, PIXEL_PLACE),
  byHeader("tracker_lax", PARTNERS, LAX, PIXEL_PLACE),
  byHeader("hop_one", PARTNERS, { ...ANYWHERE, domain: "tracker.test", hostOnly: false }, HOP_1),
  byHeader("hop_two", PARTNERS, { ...ANYWHERE, lifetime: 30 * DAY }, HOP_2),

  byScript("_pk_id.2.abf3", PARTNERS, { ...FOR_COUNCIL, lifetime: 393 * DAY }, ANALYTICS),
  byScript("_pk_ses.2.abf3", PARTNERS, { ...FOR_COUNCIL, lifetime: 1800 }, ANALYTICS),
  byScript("_ga", PARTNERS, { ...FOR_COUNCIL, lifetime: 730 * DAY }, ANALYTICS),
  byScript("_ga_ABC123", PARTNERS, { ...FOR_COUNCIL, lifetime: 730 * DAY }, ANALYTICS),

  byHeader("widget_id", WIDGETS, { ...ANYWHERE, lifetime: 90 * DAY }, FRAME),
  byHeader("widget_lax", WIDGETS, LAX, FRAME),
  byHeader("widget_chip", WIDGETS, { ...ANYWHERE, partitionKey: "https://council.test" }, FRAME),
  byScript("widget_choice", WIDGETS, ANYWHERE, FRAME),
  byHeader("widget_inner", WIDGETS, ANYWHERE, { from: "widget.test/inner.gif" }),
  kept("localStorage", "widget:state", WIDGETS, FRAME.from),
  kept("sessionStorage", "widget:tab", WIDGETS, FRAME.from),
  kept("indexedDB", "widget-cache", WIDGETS, FRAME.from),

  byScript("nested_choice", WIDGETS, ANYWHERE, { from: "nested-widget.test/frame" }),
  kept("localStorage", "nested:state", WIDGETS, "nested-widget.test/frame"),

  // Of a frame that is gone before anybody looks.
  byScript("fleeting_choice", WIDGETS, ANYWHERE, { from: "fleeting.test/frame" }),
  kept("localStorage", "fleeting:state", WIDGETS, "fleeting.test/frame"),
];

const page = pagesOf(planted);

export const thirdParties: Site = {
  planted,
  routes: {
    [PIXEL_PLACE.from]: redirect("https://hop1.tracker.test/hop"),
    [HOP_1.from]: redirect("https://hop2.other-tracker.test/hop"),
    [HOP_2.from]: PIXEL,

    ...scriptFile(
      planted,
      ANALYTICS.from,
      `new Image().src = "https://analytics.test/collect?visitor=s3cret";`,
    ),
    "analytics.test/collect": PIXEL,

    ...page(FRAME.from, "A widget", {
      html: `<img alt="" src="/inner.gif"><iframe title="Nested" src="https://nested-widget.test/frame"></iframe>`,
    }),
    "widget.test/inner.gif": PIXEL,
    ...page("nested-widget.test/frame", "A widget in a widget"),
    // Without an origin of its own it may store nothing, and each attempt throws.
    ...page("widget.test/sandboxed", "A widget that may store nothing", {
      html: `<script>
        for (const attempt of [
          () => localStorage.setItem("sandboxed", "s3cret"),
          () => sessionStorage.setItem("sandboxed", "s3cret"),
          () => (document.cookie = "sandboxed=s3cret; SameSite=None; Secure"),
          () => indexedDB.open("sandboxed"),
        ]) try { attempt(); } catch {}
      </script>`,
    }),
    ...page("fleeting.test/frame", "A widget that is soon gone", {
      html: `<script>addEventListener("load", () => parent.postMessage("stored", "*"));</script>`,
    }),

    "fonts.test/font.css": text("text/css", "h1 { font-testWebsites: serif; }"),
  },
};
