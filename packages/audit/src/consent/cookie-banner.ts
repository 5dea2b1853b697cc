import type { BannerSelectors } from "cookie-inventory";
import { z } from "zod";
import type { TargetInfo } from "../observe/devtools-target.ts";
import { withTimeout } from "../observe/with-timeout.ts";
import { CONSENT_SCRIPT, formatMessageCall, selectBannerRules } from "./banner-rules.ts";
import { BANNER_TIMEOUTS } from "./banner-timeouts.ts";

const executionContextCreated = z.object({
  context: z.object({
    id: z.int(),
    auxData: z.object({ frameId: z.string(), isDefault: z.boolean() }),
  }),
});
const bindingCalled = z.object({
  name: z.string(),
  payload: z.string(),
  executionContextId: z.int(),
});
const answerResult = z.object({
  cmp: z.string(),
  result: z.boolean(),
  scheduleSelfTest: z.boolean().optional(),
});
/** The messages of autoconsent’s script that are used here (its lib/messages.ts). */
const scriptMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("init"), url: z.string() }),
  z.object({ type: z.literal("eval"), id: z.string(), code: z.string() }),
  z.object({ type: z.literal("popupFound"), cmp: z.string() }),
  answerResult.extend({ type: z.literal("optOutResult") }),
  answerResult.extend({ type: z.literal("optInResult") }),
  z.object({ type: z.literal("autoconsentDone") }),
  z.object({ type: z.literal("selfTestResult"), result: z.boolean() }),
  z.object({
    type: z.literal("report"),
    state: z.object({ heuristicSnippets: z.array(z.string()) }),
  }),
]);
type ScriptMessage = z.output<typeof scriptMessage>;

/** A JavaScript execution context in a frame of a target. */
interface ExecutionContext {
  readonly target: TargetInfo;
  readonly id: number;
}

/** Whether a banner was answered; `why` is the reason, as a sentence, if it was not. */
type AnswerResult =
  { readonly isAnswered: true } | { readonly isAnswered: false; readonly why: string };

/** An event while a banner is being answered. */
interface AnswerEvent {
  readonly type: "done" | "failed" | "navigated" | "bannerFound";
  readonly context: ExecutionContext;
}

/** Finds and answers the cookie banner of a page, whose protocol events must be passed to `handleEvent`. */
export class CookieBanner {
  readonly #selectors: BannerSelectors | null;
  /** The context of the page’s own scripts, by frame id. */
  readonly #mainContexts = new Map<string, ExecutionContext>();
  /** The frame id of each context. */
  readonly #frameIds = new Map<string, string>();
  readonly #kind = Promise.withResolvers<string>();
  readonly #selfTest = Promise.withResolvers<boolean>();
  readonly #events = new EventQueue<AnswerEvent>();
  #bannerContext: ExecutionContext | undefined;
  #isAnswered = false;
  #hasSelfTest = false;
  /** Text on the page that is typical of cookie banners, whether or not a banner was recognised. */
  typicalText: string | undefined;

  constructor(selectors: BannerSelectors | null) {
    this.#selectors = selectors;
  }

  handleEvent(target: TargetInfo, method: string, params: unknown): void {
    if (method === "Runtime.executionContextCreated") this.#addContext(target, params);
    if (method !== "Runtime.bindingCalled") return;
    const { name, payload, executionContextId: id } = bindingCalled.parse(params);
    if (name !== CONSENT_SCRIPT.binding) return;
    const { data } = scriptMessage.safeParse(JSON.parse(payload));
    if (data !== undefined) void this.#handleMessage(data, { target, id });
  }

  /** Waits until a banner is shown and returns its kind; undefined if there is none after `timeout` milliseconds. */
  waitForKind(timeout: number): Promise<string | undefined> {
    return withTimeout(timeout, this.#kind.promise);
  }

  async answer(choice: "rejected" | "accepted"): Promise<AnswerResult> {
    const command = { type: choice === "rejected" ? "optOut" : "optIn" };
    const context = this.#bannerContext;
    if (context === undefined) return notAnswered("The page has no cookie banner.");
    this.#isAnswered = true;
    void this.#send(context, command);
    const result =
      (await withTimeout(BANNER_TIMEOUTS.answer, this.#followAnswer(command))) ?? TIMED_OUT;
    if (!result.isAnswered || !this.#hasSelfTest) return result;
    void this.#send(context, { type: "selfTest" });
    // There is no result if the banner’s frame was removed with the banner.
    const isSaved = await withTimeout(BANNER_TIMEOUTS.selfTest, this.#selfTest.promise);
    return isSaved === false
      ? notAnswered(
          "The banner was answered, but the website does not show that it saved the choice.",
        )
      : result;
  }

  /** Waits for the result of an answer. A banner may have several parts, and its form may open another page. */
  async #followAnswer(command: object): Promise<AnswerResult> {
    for (let navigations = 0; ;) {
      const { type, context } = await this.#events.next();
      if (type === "done") return ANSWERED;
      // The page that the answer opened may have nothing left to click.
      if (type === "failed") return navigations > 0 ? ANSWERED : BUTTONS_MISSING;
      if (type === "bannerFound") void this.#send(context, command);
      if (type !== "navigated") continue;
      const next = await withTimeout(BANNER_TIMEOUTS.nextBanner, this.#events.next());
      if (next?.type !== "bannerFound") return ANSWERED;
      if (navigations > 0) return notAnswered("The banner was answered, but it is shown again.");
      navigations += 1;
      void this.#send(next.context, command);
    }
  }

  #addContext(target: TargetInfo, params: unknown): void {
    const { data } = executionContextCreated.safeParse(params);
    if (data === undefined) return;
    const { id, auxData } = data.context;
    this.#frameIds.set(keyOf({ target, id }), auxData.frameId);
    if (auxData.isDefault) this.#mainContexts.set(auxData.frameId, { target, id });
  }

  async #handleMessage(message: ScriptMessage, context: ExecutionContext): Promise<void> {
    switch (message.type) {
      case "init":
        if (this.#isAnswered && this.#replacesBanner(context)) this.#emit("navigated", context);
        return this.#send(context, {
          type: "initResp",
          rules: { autoconsent: selectBannerRules(message.url, this.#selectors) },
          config: CONFIG,
        });
      case "eval":
        return this.#send(context, {
          type: "evalResp",
          id: message.id,
          result: await this.#evaluateInPage(message.code, context),
        });
      case "popupFound":
        this.#bannerContext ??= context;
        if (this.#isAnswered) this.#emit("bannerFound", context);
        return this.#kind.resolve(message.cmp);
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
        return undefined;
    }
  }

  #emit(type: AnswerEvent["type"], context: ExecutionContext): void {
    this.#events.push({ type, context });
  }

  /** Whether a new document is in the frame that had the banner, or in the main frame. */
  #replacesBanner(context: ExecutionContext): boolean {
    const frameId = this.#frameIds.get(keyOf(context));
    const bannerFrameId = this.#bannerContext && this.#frameIds.get(keyOf(this.#bannerContext));
    const { target } = context;
    return frameId === bannerFrameId || (target.type === "page" && frameId === target.id);
  }

  /** Runs code among the page’s own scripts: some rules call functions of the banner. */
  async #evaluateInPage(code: string, context: ExecutionContext): Promise<unknown> {
    const mainContext = this.#mainContexts.get(this.#frameIds.get(keyOf(context)) ?? "");
    if (mainContext === undefined) return false;
    const response = await mainContext.target
      .send("Runtime.evaluate", {
        expression: code,
        contextId: mainContext.id,
        returnByValue: true,
        awaitPromise: true,
      })
      .catch(() => undefined);
    const { data } = z.object({ result: z.object({ value: z.unknown() }) }).safeParse(response);
    return data?.result.value ?? false;
  }

  async #send({ target, id }: ExecutionContext, message: object): Promise<void> {
    const params = { expression: formatMessageCall(message), contextId: id };
    // The document may have been closed.
    await target.send("Runtime.evaluate", params).catch(() => undefined);
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
  heuristicMode: "off",
  visualTest: false,
  performanceLoggingEnabled: false,
};

const ANSWERED: AnswerResult = { isAnswered: true };
const BUTTONS_MISSING = notAnswered("Some of the buttons to click were not found.");
const TIMED_OUT = notAnswered(
  `The banner could not be answered within ${BANNER_TIMEOUTS.answer / 1000} seconds.`,
);

function notAnswered(why: string): AnswerResult {
  return { isAnswered: false, why };
}

/** Holds events until they are read, one reader at a time. */
class EventQueue<T> {
  readonly #queued: T[] = [];
  #resolveNext: ((event: T) => void) | undefined;

  push(event: T): void {
    if (this.#resolveNext === undefined) this.#queued.push(event);
    else this.#resolveNext(event);
    this.#resolveNext = undefined;
  }

  async next(): Promise<T> {
    const [first] = this.#queued.splice(0, 1);
    if (first !== undefined) return first;
    return new Promise((resolve) => {
      this.#resolveNext = resolve;
    });
  }
}

function keyOf({ target, id }: ExecutionContext): string {
  return `${target.id} ${id}`;
}
