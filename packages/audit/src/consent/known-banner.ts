import { z } from "zod";
import { withTimeout } from "../observe/with-timeout.ts";
import { type AnswerResult, ANSWERED, BUTTONS_MISSING, notAnswered } from "./banner-clicks.ts";
import type { BannerDocuments, ExecutionContext } from "./banner-documents.ts";
import { formatMessageCall, selectBannerRules } from "./banner-rules.ts";
import { BANNER_TIMEOUTS } from "./banner-timeouts.ts";
import type { Answer } from "./button-texts.ts";
import { EventQueue } from "./event-queue.ts";

const answerResult = z.object({
  cmp: z.string(),
  result: z.boolean(),
  scheduleSelfTest: z.boolean().optional(),
});
/** The messages of autoconsent’s script that are used here (its lib/messages.ts). */
const scriptMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("init"), url: z.string() }),
  z.object({ type: z.literal("eval"), id: z.string(), code: z.string() }),
  z.object({ type: z.literal("cmpDetected"), cmp: z.string() }),
  z.object({ type: z.literal("popupFound"), cmp: z.string() }),
  answerResult.extend({ type: z.literal("optOutResult") }),
  answerResult.extend({ type: z.literal("optInResult") }),
  z.object({ type: z.literal("autoconsentDone") }),
  z.object({ type: z.literal("selfTestResult"), result: z.boolean() }),
  z.object({
    type: z.literal("report"),
    mainFrame: z.boolean(),
    state: z.object({ heuristicSnippets: z.array(z.string()), findCmpAttempts: z.int() }),
  }),
]);
type ScriptMessage = z.output<typeof scriptMessage>;

/** An event while a banner is being answered. */
interface AnswerEvent {
  readonly type: "done" | "failed" | "navigated" | "bannerFound";
  readonly context: ExecutionContext;
}

/** Finds and answers a banner that one of autoconsent’s rules describes. */
export class KnownBanner {
  readonly #documents: BannerDocuments;
  readonly #selfTest = Promise.withResolvers<boolean>();
  readonly #events = new EventQueue<AnswerEvent>();
  #bannerContext: ExecutionContext | undefined;
  #isAnswered = false;
  #hasSelfTest = false;
  /** The name of the rule for the banner that is shown; undefined if none is. */
  kind: string | undefined;
  /** The name of the consent tool on the page, whether or not it shows a banner. */
  tool: string | undefined;
  /** How often autoconsent has begun to look for a banner in the main frame. */
  searches = 0;
  /** Text on the page that is typical of cookie banners. */
  typicalText: string | undefined;

  constructor(documents: BannerDocuments) {
    this.#documents = documents;
  }

  /** Takes a message of autoconsent’s script. */
  receive(payload: string, context: ExecutionContext): void {
    const { data } = scriptMessage.safeParse(JSON.parse(payload));
    if (data !== undefined) void this.#handleMessage(data, context);
  }

  /** Forgets the banner, to find out whether it is shown again. */
  forget(): void {
    this.kind = undefined;
    this.#isAnswered = false;
  }

  async answer(answer: Answer): Promise<AnswerResult> {
    const command = { type: answer === "rejected" ? "optOut" : "optIn" };
    const context = this.#bannerContext;
    if (context === undefined) return BUTTONS_MISSING;
    this.#isAnswered = true;
    this.#send(context, command);
    const result =
      (await withTimeout(BANNER_TIMEOUTS.answer, this.#followAnswer(command))) ?? TIMED_OUT;
    if (!result.isAnswered || !this.#hasSelfTest) return result;
    this.#send(context, { type: "selfTest" });
    // There is no result if the banner’s frame was removed with the banner.
    const isSaved = await withTimeout(BANNER_TIMEOUTS.selfTest, this.#selfTest.promise);
    return isSaved === false ? NOT_SAVED : result;
  }

  /** Waits for the result of an answer. A banner may have several parts, and its form may open another page. */
  async #followAnswer(command: object): Promise<AnswerResult> {
    for (let navigations = 0; ;) {
      const { type, context } = await this.#events.next();
      if (type === "done") return ANSWERED;
      // The page that the answer opened may have nothing left to click.
      if (type === "failed") return navigations > 0 ? ANSWERED : BUTTONS_MISSING;
      if (type === "bannerFound") this.#send(context, command);
      if (type !== "navigated") continue;
      const next = await withTimeout(BANNER_TIMEOUTS.nextBanner, this.#events.next());
      if (next?.type !== "bannerFound") return ANSWERED;
      if (navigations > 0) return notAnswered("The banner was answered, but it is shown again.");
      navigations += 1;
      this.#send(next.context, command);
    }
  }

  async #handleMessage(message: ScriptMessage, context: ExecutionContext): Promise<void> {
    switch (message.type) {
      case "init":
        if (this.#isAnswered && this.#replacesBanner(context)) this.#emit("navigated", context);
        return this.#send(context, {
          type: "initResp",
          rules: { autoconsent: selectBannerRules(message.url) },
          config: CONFIG,
        });
      case "eval":
        return this.#send(context, {
          type: "evalResp",
          id: message.id,
          result: (await this.#documents.evaluateInPage(context, message.code)) ?? false,
        });
      case "cmpDetected":
        this.tool ??= message.cmp;
        return undefined;
      case "popupFound":
        this.#bannerContext ??= context;
        if (this.#isAnswered) this.#emit("bannerFound", context);
        this.kind ??= message.cmp;
        return undefined;
      case "optOutResult":
      case "optInResult":
        this.#hasSelfTest = message.scheduleSelfTest === true;
        return message.result ? undefined : this.#emit("failed", context);
      case "autoconsentDone":
        return this.#emit("done", context);
      case "selfTestResult":
        return this.#selfTest.resolve(message.result);
      case "report":
        this.typicalText ??= message.state.heuristicSnippets[0];
        if (message.mainFrame) this.searches = message.state.findCmpAttempts;
        return undefined;
    }
  }

  #emit(type: AnswerEvent["type"], context: ExecutionContext): void {
    this.#events.push({ type, context });
  }

  /** Whether a new document is in the frame that had the banner, or in the main frame. */
  #replacesBanner(context: ExecutionContext): boolean {
    const documents = this.#documents;
    const bannerFrameId = this.#bannerContext && documents.frameIdOf(this.#bannerContext);
    return documents.frameIdOf(context) === bannerFrameId || documents.isMainFrame(context);
  }

  #send(context: ExecutionContext, message: object): void {
    void this.#documents.evaluate(context, formatMessageCall(message));
  }
}

/** Autoconsent waits for a command before it answers a banner, and hides nothing. */
const CONFIG = {
  enabled: true,
  autoAction: null,
  disabledCmps: [],
  enablePrehide: false,
  enableCosmeticRules: false,
  enableGeneratedRules: true,
  detectRetries: 20,
  isMainWorld: false,
  enableHeuristicDetection: true,
  enablePopupMutationObserver: false,
  // Its heuristics only reject; banner-search.ts uses the same patterns for both answers.
  heuristicMode: "off",
  visualTest: false,
  performanceLoggingEnabled: false,
};

const TIMED_OUT = notAnswered(
  `The banner could not be answered within ${BANNER_TIMEOUTS.answer / 1000} seconds.`,
);
export const NOT_SAVED = notAnswered(
  "The banner was answered, but the website does not show that it saved the choice.",
);
