import type { BannerSelectors } from "cookie-inventory";
import type { Choice } from "../observation-schema.ts";
import { type BannerPart, findButton } from "./banner-search.ts";

/** What looks like a cookie banner on a page, as it is saved with results. */
export type BannerSigns = NonNullable<Choice["signs"]>;

/** The longest text that is kept, in characters. */
const MAX_TEXT = 200;

// cspell:disable
/** A word that is typical of the button to reject cookies, in English, Welsh, French, German and Polish. */
const REJECTING =
  /\b(no|not|don.?t|without|only|necessary|essential|less|refus|gwrthod|heb|na|non|sans|nur|nein|ohne|nicht|nie|bez|tylko)\b/i;
const PAYING = /\b(pay|subscribe|payer|abonn\w*|zahlen|zapłać)\b/i;
// cspell:enable

/** Describes the likeliest banner; null if nothing looks like one. */
export function describeSigns(
  [banner]: readonly BannerPart[],
  {
    tool,
    typicalText,
  }: { readonly tool: string | undefined; readonly typicalText: string | undefined },
): BannerSigns | null {
  if (banner === undefined && tool === undefined && typicalText === undefined) return null;
  return {
    text: (banner?.text ?? typicalText)?.slice(0, MAX_TEXT) ?? null,
    tool: tool ?? null,
    buttons: banner?.buttons.map(({ text }) => text).slice(0, 10) ?? [],
    proposal: banner === undefined ? null : proposeSelectors(banner),
  };
}

/** Proposes which buttons to click: the recognised ones or, for the others, a guess by words and order. */
function proposeSelectors(banner: BannerPart): BannerSelectors | null {
  const { buttons, selector } = banner;
  const recognised = {
    reject: findButton(banner, "reject"),
    accept: findButton(banner, "accept", "acknowledge"),
  };
  const others = buttons.filter(({ kind, text }) => kind === "other" && !PAYING.test(text));
  const reject = recognised.reject ?? others.find(({ text }) => REJECTING.test(text));
  const accept = recognised.accept ?? others.find((each) => each !== reject);
  // Beside a button that accepts, an unknown one is rather a link to a policy.
  const next = recognised.accept === undefined ? others.find((each) => each !== accept) : undefined;
  const rejectOrNext = reject ?? findButton(banner, "settings") ?? next;
  if (accept === undefined || rejectOrNext === undefined) return null;
  const clicks = { reject: [rejectOrNext.click], accept: [accept.click] };
  // “body > div” may be something else once the banner is gone: better a button with a name of its own.
  const isByPlace = selector.includes(" > ");
  const isNamed = typeof accept.click === "string" && typeof rejectOrNext.click === "string";
  return { shown: isByPlace && isNamed ? accept.click : selector, ...clicks };
}
