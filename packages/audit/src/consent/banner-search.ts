import type { BannerDocuments, ExecutionContext } from "./banner-documents.ts";
import { findFrameElement } from "./banner-frames.ts";
import { type ButtonKind, classifyButton } from "./button-texts.ts";
import {
  hasCookiePhrase,
  isAboutOtherSubject,
  mentionsConsent,
  mentionsPrivacy,
} from "./banner-words.ts";
import type { Click, PagePart } from "./page-script.ts";

/** A button of a banner. */
export interface BannerButton {
  readonly text: string;
  readonly kind: ButtonKind;
  readonly click: Click;
}

/** A part of a page that is, or may be, a cookie banner. */
export interface BannerPart extends Omit<PagePart, "buttons"> {
  readonly context: ExecutionContext;
  readonly isInFrame: boolean;
  readonly buttons: readonly BannerButton[];
}

/** Text of a banner that is not over the page, or has one button only: a longer one is an article. */
const MAX_NOTICE_LENGTH = 1500;

/** The longest text of a few sentences. */
const MAX_LINE_LENGTH = 400;
// cspell:disable-next-line
const SAVE_SETTINGS = /\b(save|cadw|enregistrer|speichern|zapisz)\b/i;

/** Returns the visible parts of a page that ask about cookies or privacy, the likeliest banner first. */
export async function findBannerParts(documents: BannerDocuments): Promise<BannerPart[]> {
  const parts = await Promise.all(documents.all().map((each) => findPartsIn(documents, each)));
  return parts
    .flat()
    .filter(isAboutCookies)
    .toSorted(
      (a, b) =>
        rankPart(b) - rankPart(a) ||
        Number(a.isInFrame) - Number(b.isInFrame) ||
        Number(b.isOverlay) - Number(a.isOverlay) ||
        a.text.length - b.text.length,
    );
}

/**
 * Returns the parts of a page with settings of cookies, after a visitor has opened them: those about cookies first, then
 * forms with switches, which may leave the subject to the title of their page.
 */
export async function findSettings(documents: BannerDocuments): Promise<BannerPart[]> {
  const parts = await Promise.all(documents.all().map((each) => findPartsIn(documents, each)));
  return parts
    .flat()
    .filter((part) =>
      part.hasSwitches
        ? !part.hasTextField && (isAboutCookies(part) || hasSaveSettings(part))
        : part.isOverlay && isAboutCookies(part),
    )
    .toSorted((a, b) => rankPart(b) - rankPart(a) || a.text.length - b.text.length);
}

/**
 * Whether a part is a banner that can be answered. A wrong click would be worse than none, so other pop-ups are left
 * alone: those that speak of privacy only, have a form to fill in, or ask for something else.
 */
export function isBanner(part: BannerPart): boolean {
  const rank = rankPart(part);
  if (part.hasTextField || isAboutOtherSubject(part.prose)) return false;
  // In the frame of an advert, cookies may be biscuits.
  if (!part.isOverlay && part.isInFrame && !hasCookiePhrase(part.text)) return false;
  if (!part.isOverlay)
    return (rank >= 2 && isShort(part) && asksForConsent(part)) || isNotice(part);
  return asksForConsent(part) ? rank >= 1 : rank >= 2;
}

/** Whether a part looks like a banner, even if its buttons cannot be recognised. */
export function isBannerLike(part: BannerPart): boolean {
  if (isBanner(part)) return true;
  if (part.hasTextField || !isShort(part) || !asksForConsent(part)) return false;
  if (part.isOverlay) return true;
  if (findButton(part, "accept", "reject") !== undefined) return true;
  return isLine(part) && findButton(part, "other") !== undefined;
}

/** Returns the first button of the first of these kinds that a part has. */
export function findButton(
  { buttons }: BannerPart,
  ...kinds: readonly ButtonKind[]
): BannerButton | undefined {
  return kinds
    .map((kind) => buttons.find((button) => button.kind === kind))
    .find((button) => button !== undefined);
}

/** Whether a part has switches and a button to save them or, where they apply at once, to close it. */
export function isWithSettings(part: BannerPart): boolean {
  return part.hasSwitches && findButton(part, "save", "acknowledge") !== undefined;
}

/** Whether a part that is not over the page only says that cookies are used, with a button to accept that. */
function isNotice(part: BannerPart): boolean {
  return findButton(part, "accept", "acknowledge") !== undefined && isLine(part);
}

/** Whether a part has only a few sentences, with a phrase that is typical of cookie banners. */
function isLine({ text, prose }: BannerPart): boolean {
  return text.length <= MAX_LINE_LENGTH && hasCookiePhrase(prose);
}

/** Returns how clearly a part asks for a choice: 3: offers both answers; 0: offers none. */
function rankPart(part: BannerPart): number {
  const has = (...kinds: ButtonKind[]) => findButton(part, ...kinds) !== undefined;
  const canAccept = has("accept", "acknowledge");
  if (canAccept && has("reject")) return 3;
  if (has("accept") && has("settings", "save")) return 2;
  if (isWithSettings(part)) return 2;
  return isShort(part) && canAccept ? 1 : 0;
}

function isShort({ text }: BannerPart): boolean {
  return text.length <= MAX_NOTICE_LENGTH;
}

function isAboutCookies(part: BannerPart): boolean {
  return asksForConsent(part) || mentionsPrivacy(part.prose);
}

/** Whether a part speaks of cookies or consent, outside its links: many pop-ups link to a cookie policy. */
function asksForConsent({ prose, buttons }: BannerPart): boolean {
  const answers = buttons.filter(({ kind }) => kind === "accept" || kind === "reject");
  return mentionsConsent(prose) || answers.some(({ text }) => mentionsConsent(text));
}

/** Whether a form that does not mention cookies saves settings. A survey has switches too, but is sent or submitted. */
function hasSaveSettings({ text }: BannerPart): boolean {
  return SAVE_SETTINGS.test(text);
}

async function findPartsIn(
  documents: BannerDocuments,
  context: ExecutionContext,
): Promise<BannerPart[]> {
  const found = await documents.findParts(context);
  const isInFrame = !documents.isMainFrame(context);
  if (found.length === 0 || !isInFrame)
    return found.map((part) => toBannerPart(part, context, false));
  const frame = await findFrameElement(documents, context);
  if (!frame.isVisible) return [];
  return found.map((part) => ({
    ...toBannerPart(part, context, true),
    isOverlay: frame.isOverlay,
  }));
}

function toBannerPart(
  { buttons, ...part }: PagePart,
  context: ExecutionContext,
  isInFrame: boolean,
): BannerPart {
  return {
    ...part,
    context,
    isInFrame,
    buttons: buttons.map((each) => ({ ...each, kind: classifyButton(each.text) })),
  };
}
