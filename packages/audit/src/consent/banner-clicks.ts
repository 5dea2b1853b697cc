import { setTimeout as sleep } from "node:timers/promises";
import type { BannerSelectors } from "cookie-inventory";
import type { BannerDocuments, ExecutionContext } from "./banner-documents.ts";
import { type BannerPart, findBannerParts, findButton } from "./banner-search.ts";
import { BANNER_TIMEOUTS } from "./banner-timeouts.ts";
import type { ButtonKind } from "./button-texts.ts";
import type { Click } from "./page-script.ts";

/** Whether a banner was answered; `why` is the reason, as a sentence, if it was not. */
export type AnswerResult =
  { readonly isAnswered: true } | { readonly isAnswered: false; readonly why: string };

export type Answer = "rejected" | "accepted";

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

/** Clicks the buttons whose texts give the answer, on the banner or on the layer that its settings open. */
export async function answerWithButtons(
  documents: BannerDocuments,
  banner: BannerPart,
  answer: Answer,
): Promise<AnswerResult> {
  const direct = KINDS[answer]
    .map((kind) => findButton(banner, kind))
    .find((each) => each !== undefined);
  if (direct !== undefined) {
    await documents.click(banner.context, direct.click, banner.selector);
    return ANSWERED;
  }
  const settings = findButton(banner, "settings");
  if (settings === undefined) return notAnswered(describeMissing(banner, answer));
  await documents.click(banner.context, settings.click, banner.selector);
  const isAnswered = await poll(BANNER_TIMEOUTS.button, () => answerOnLayer(documents, answer));
  return isAnswered
    ? ANSWERED
    : notAnswered(
        `“${settings.text}” was clicked, but no button to ${toVerb(answer)} cookies appeared.`,
      );
}

/** Waits until a banner is no longer shown. Returns whether that happened in time. */
export async function waitUntilGone(
  documents: BannerDocuments,
  banner: BannerPart,
): Promise<boolean> {
  return poll(
    BANNER_TIMEOUTS.goAway,
    async () => !(await documents.isShown(banner.context, banner.selector)),
  );
}

/** Returns the result of `check` as soon as it is true; false after `timeout` milliseconds. */
export async function poll(timeout: number, check: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + timeout; ;) {
    if (await check()) return true;
    if (Date.now() >= end) return false;
    await sleep(POLL_INTERVAL);
  }
}

/** Gives the answer on a second layer: with a button for it, or with the switches and a button that saves them. */
async function answerOnLayer(documents: BannerDocuments, answer: Answer): Promise<boolean> {
  const layers = await findBannerParts(documents);
  const kinds = KINDS[answer].filter((kind) => kind !== "acknowledge");
  const direct = pickButton(layers, kinds);
  if (direct !== undefined) return clickButton(documents, direct);
  const save = pickButton(layers, ["save"]);
  if (save === undefined) return false;
  await documents.setSwitches(save.context, save.part, answer === "accepted");
  return clickButton(documents, save);
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

function describeMissing({ buttons }: BannerPart, answer: Answer): string {
  const texts = buttons.map(({ text }) => `“${text}”`).join(", ");
  return `None of the banner’s buttons could be recognised as the one to ${toVerb(answer)} cookies: ${texts}.`;
}

function toVerb(answer: Answer): string {
  return answer === "rejected" ? "reject" : "accept";
}
