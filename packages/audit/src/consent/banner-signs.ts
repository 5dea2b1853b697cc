import type { BannerSelectors } from "cookie-inventory";
import { type BannerButton, type BannerPart, findButton } from "./banner-search.ts";

/** What looks like a cookie banner on a page. */
export interface BannerSigns {
  /** Text that is typical of cookie banners, or the beginning of the banner’s text. */
  readonly text: string | null;
  /** The name of the consent tool on the page, if autoconsent knows it. */
  readonly tool: string | null;
  /** The texts of the banner’s buttons. */
  readonly buttons: readonly string[];
  /** Selectors for the list of websites, which a person has to check; null if there are no buttons. */
  readonly proposal: BannerSelectors | null;
}

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
  const find = (...kinds: BannerButton["kind"][]) =>
    kinds.map((kind) => findButton(banner, kind)).find((each) => each !== undefined);
  const recognised = {
    reject: find("reject"),
    accept: find("accept", "acknowledge"),
  };
  const others = buttons.filter(({ kind, text }) => kind === "other" && !PAYING.test(text));
  const reject = recognised.reject ?? others.find(({ text }) => REJECTING.test(text));
  const accept = recognised.accept ?? others.find((each) => each !== reject);
  // Beside a button that accepts, an unknown one is rather a link to a policy.
  const next = recognised.accept === undefined ? others.find((each) => each !== accept) : undefined;
  const rejectOrNext = reject ?? find("settings") ?? next;
  if (accept === undefined || rejectOrNext === undefined) return null;
  const clicks = { reject: [rejectOrNext.click], accept: [accept.click] };
  // “body > div” may be something else once the banner is gone: better a button with a name of its own.
  const isByPlace = selector.includes(" > ");
  const isNamed = typeof accept.click === "string" && typeof rejectOrNext.click === "string";
  return { shown: isByPlace && isNamed ? accept.click : selector, ...clicks };
}
