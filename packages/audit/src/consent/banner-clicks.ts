import { setTimeout as sleep } from "node:timers/promises";
import type { BannerSelectors } from "cookie-inventory";
import type { BannerDocuments, ExecutionContext } from "./banner-documents.ts";
import {
  type BannerButton,
  type BannerPart,
  findButton,
  findSettings,
  isWithSettings,
} from "./banner-search.ts";
import { BANNER_TIMEOUTS } from "./banner-timeouts.ts";
import type { Answer, ButtonKind } from "./button-texts.ts";
import { mentionsConsent } from "./banner-words.ts";
import type { Click } from "./page-script.ts";
import { chooseRadioButtons } from "./radio-buttons.ts";

/** Whether a banner was answered; `why` is the reason, as a sentence, if it was not. */
export type AnswerResult =
  { readonly isAnswered: true } | { readonly isAnswered: false; readonly why: string };

/** How often to look again for something that is not there yet, in milliseconds. */
const POLL_INTERVAL = 100;

/** The buttons that give each answer, the clearest first. */
const KINDS: Readonly<Record<Answer, readonly ButtonKind[]>> = {
  rejected: ["reject"],
  accepted: ["accept", "acknowledge"],
};

export const ANSWERED: AnswerResult = { isAnswered: true };
export const BUTTONS_MISSING = notAnswered("Some of the buttons to click were not found.");

export function notAnswered(why: string): AnswerResult {
  return { isAnswered: false, why };
}

/** Clicks what the list of websites says, waiting for each. */
export async function answerWithSelectors(
  documents: BannerDocuments,
  { shown, reject, accept }: BannerSelectors,
  answer: Answer,
): Promise<AnswerResult> {
  for (const target of answer === "rejected" ? reject : accept) {
    const isClicked = await poll(BANNER_TIMEOUTS.button, () =>
      clickAnywhere(documents, target, shown),
    );
    if (!isClicked) return BUTTONS_MISSING;
  }
  return ANSWERED;
}

/**
 * Clicks the buttons whose texts give the answer, on the banner or where its settings are: on a layer or on another page.
 */
export async function answerWithButtons(
  documents: BannerDocuments,
  banner: BannerPart,
  answer: Answer,
): Promise<AnswerResult> {
  const settings = findButton(banner, "settings") ?? findCookieLink(banner);
  const direct = findButton(banner, ...KINDS[answer]);
  // Closing a banner that offers a choice makes none.
  const hasOtherWay = banner.hasSwitches || (settings !== undefined && isClosing(direct));
  if (direct !== undefined && !(direct.kind === "acknowledge" && hasOtherWay)) {
    await documents.click(banner.context, direct.click, banner.selector);
    return ANSWERED;
  }
  // Some banners have their settings on the first layer.
  const hasSettings = isWithSettings(banner);
  if (settings === undefined && !hasSettings) return notAnswered(describeMissing(banner, answer));
  if (settings !== undefined && !hasSettings) {
    await documents.click(banner.context, settings.click, banner.selector);
  }
  const isAnswered = await poll(BANNER_TIMEOUTS.button, () =>
    answerWithSettings(documents, answer),
  );
  if (isAnswered) return ANSWERED;
  const missing = describeMissing(banner, answer);
  return notAnswered(
    settings === undefined
      ? missing
      : `${missing} “${settings.text}” was clicked, but no button or switch to ${toVerb(answer)} cookies was found there.`,
  );
}

/** Waits until a banner is gone. Returns whether that happened in time. */
export async function waitUntilGone(
  documents: BannerDocuments,
  banner: BannerPart,
): Promise<boolean> {
  return poll(BANNER_TIMEOUTS.goAway, () => isGone(documents, banner));
}

/** Whether a banner or its buttons are no longer shown: many banners show a message in their place. */
export async function isGone(
  documents: BannerDocuments,
  { context, selector, buttons }: BannerPart,
): Promise<boolean> {
  if (!(await documents.isShown(context, selector))) return true;
  const answers = buttons.filter(({ kind }) => kind !== "other");
  const shown = await Promise.all(
    answers.map(({ click }) => documents.canClick(context, click, selector)),
  );
  return !shown.includes(true);
}

/** Returns the result of `check` as soon as it is true; false after `timeout` milliseconds. */
export async function poll(timeout: number, check: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + timeout; ;) {
    if (await check()) return true;
    if (Date.now() >= end) return false;
    await sleep(POLL_INTERVAL);
  }
}

/** Gives the answer in the settings: with a button for it, or with the switches and a button that saves them. */
async function answerWithSettings(documents: BannerDocuments, answer: Answer): Promise<boolean> {
  const layers = await findSettings(documents);
  const direct = pickButton(
    layers,
    KINDS[answer].filter((kind) => kind !== "acknowledge"),
  );
  if (direct !== undefined) return clickButton(documents, direct);
  for (const layer of layers.filter(({ hasSwitches }) => hasSwitches)) {
    if (await setSwitches(documents, layer, answer)) return true;
  }
  const save = pickButton(
    layers.filter(({ isOverlay }) => isOverlay),
    ["save"],
  );
  return save !== undefined && clickButton(documents, save);
}

/** Sets the switches of a part and saves them. Returns false if it is not clear how. */
async function setSwitches(
  documents: BannerDocuments,
  { context, selector }: BannerPart,
  answer: Answer,
): Promise<boolean> {
  const buttons = await documents.findRadioButtons(context, selector);
  const chosen = chooseRadioButtons(buttons, answer);
  if (chosen === undefined) return false;
  await documents.setSwitches(context, selector, answer === "accepted", chosen);
  // The button to save may be disabled before. Where changes apply at once, there is only one to close the settings.
  const parts = await findSettings(documents);
  const same = parts.filter((part) => part.context === context && part.selector === selector);
  const save = pickButton(same, ["save", "acknowledge"]);
  return save !== undefined && clickButton(documents, save);
}

interface ButtonOnLayer {
  readonly context: ExecutionContext;
  readonly part: string;
  readonly target: Click;
}

function pickButton(
  layers: readonly BannerPart[],
  kinds: readonly ButtonKind[],
): ButtonOnLayer | undefined {
  for (const kind of kinds) {
    for (const layer of layers) {
      const button = findButton(layer, kind);
      if (button !== undefined)
        return { context: layer.context, part: layer.selector, target: button.click };
    }
  }
  return undefined;
}

async function clickButton(
  documents: BannerDocuments,
  { context, part, target }: ButtonOnLayer,
): Promise<boolean> {
  return await documents.click(context, target, part);
}

async function clickAnywhere(
  documents: BannerDocuments,
  target: Click,
  shown: string,
): Promise<boolean> {
  for (const context of documents.all()) {
    if (await documents.click(context, target, shown)) return true;
  }
  return false;
}

function isClosing(button: BannerButton | undefined): boolean {
  return /\b(close|hide|dismiss|cau|cuddio|fermer|schließen|zamknij)\b/i.test(button?.text ?? ""); // cspell:disable-line
}

/** Returns a link about cookies: where a banner has no button for its settings, they may be on the page about cookies. */
function findCookieLink({ buttons }: BannerPart): BannerButton | undefined {
  return buttons.find(({ kind, text }) => kind === "other" && mentionsConsent(text));
}

function describeMissing({ buttons }: BannerPart, answer: Answer): string {
  const texts = buttons.map(({ text }) => `“${text}”`).join(", ");
  return `The banner seems to offer no way to ${toVerb(answer)} cookies. Its buttons are ${texts}.`;
}

function toVerb(answer: Answer): string {
  return answer === "rejected" ? "reject" : "accept";
}
