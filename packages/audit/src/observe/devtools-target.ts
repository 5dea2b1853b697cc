import type { CDPSession, Page } from "playwright";
import { z } from "zod";
import { NO_SERVICE_WORKERS } from "../browser/devtools-pipe.ts";
import { BINDING, INJECTED_SCRIPT, REPEATING_INJECTED_SCRIPT } from "./injected-script.ts";

/*
 * Watches pages through the Chrome DevTools Protocol (https://chromedevtools.github.io/devtools-protocol/), because
 * Playwright does not report which cookies a browser refused. Cross-site frames and workers are targets of their
 * own: each is paused at its start until it is watched, so that no event is missed. Service workers do not belong
 * to a page (service-workers.ts).
 */

/** Called with each event of a target: the name of the event, and its parameters, which are not validated yet. */
export type TargetEventListener = (target: TargetInfo, method: string, params: unknown) => void;

/** A target. The id of a page is also that of its main frame. */
export interface TargetInfo {
  readonly id: string;
  readonly type: string;
  /** The address of a worker’s script. */
  readonly url: string;
  /** Sends a command to the target. */
  readonly send: Send;
}

type Send = (method: string, params?: object) => Promise<unknown>;

/** A script that runs in every document, in an isolated world that the page cannot access. */
export interface InjectedScript {
  readonly world: string;
  /** The name of the function that the script calls to report something, as a “Runtime.bindingCalled” event. */
  readonly binding: string;
  readonly source: string;
}

const attachedToTarget = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ targetId: z.string(), type: z.string(), url: z.string() }),
});
const detachedFromTarget = z.object({ sessionId: z.string() });
const receivedMessageFromTarget = z.object({ sessionId: z.string(), message: z.string() });
const targetMessage = z.union([
  z.object({ id: z.int(), result: z.unknown().optional(), error: z.unknown().optional() }),
  z.object({ method: z.string(), params: z.unknown().optional() }),
]);

/** The events to listen for: Playwright emits each only by its name. */
const EVENTS = [
  "Target.attachedToTarget",
  "Target.detachedFromTarget",
  "Target.receivedMessageFromTarget",
  "Network.requestWillBeSent",
  "Network.requestWillBeSentExtraInfo",
  "Network.responseReceived",
  "Network.responseReceivedExtraInfo",
  "Network.dataReceived",
  "Network.loadingFinished",
  "Network.loadingFailed",
  "Runtime.bindingCalled",
  "Runtime.executionContextCreated",
] as const;

export interface WatchedPage {
  readonly session: CDPSession;
  /** The id of its main frame. */
  readonly frameId: string;
  readonly browserContextId: string;
}

/**
 * Watches a page with its frames and workers, except service workers, and injects the `consentScript` into its
 * documents. Resolves once no later event can be missed. Throws Playwright’s error if the page has been closed.
 */
export async function watchPage(
  page: Page,
  onEvent: TargetEventListener,
  consentScript?: InjectedScript,
): Promise<WatchedPage> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send("Target.getTargetInfo");
  // Playwright’s types list the commands of this session, but not those to other targets.
  const untyped: { send(method: string, params?: object): Promise<unknown> } = session;
  const send: Send = (method, params) => untyped.send(method, params);
  const frameId = targetInfo.targetId;
  const target = new Target({ id: frameId, type: "page", url: "", send }, onEvent, consentScript);
  for (const event of EVENTS) {
    session.on(event, (params: unknown) => target.receive(event, params));
  }
  await target.start();
  return { session, frameId, browserContextId: targetInfo.browserContextId ?? "" };
}

/** A target and the targets that it has started. */
class Target {
  readonly #info: TargetInfo;
  readonly #onEvent: TargetEventListener;
  readonly #consentScript: InjectedScript | undefined;
  readonly #children = new Map<string, { target: Target; receive: (text: string) => void }>();

  constructor(
    info: TargetInfo,
    onEvent: TargetEventListener,
    consentScript: InjectedScript | undefined,
  ) {
    this.#info = info;
    this.#onEvent = onEvent;
    this.#consentScript = consentScript;
  }

  async start(): Promise<void> {
    const { type } = this.#info;
    await Promise.all([
      this.#send("Network.enable"),
      ...(type === "page" || type === "iframe" ? this.#watchDocuments() : []),
      this.#send("Target.setAutoAttach", {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        // Playwright only exposes child sessions as messages within this one.
        flatten: false,
        filter: NO_SERVICE_WORKERS,
      }),
      this.#send("Runtime.runIfWaitingForDebugger"),
    ]);
  }

  receive(method: string, params: unknown): void {
    if (method === "Target.attachedToTarget") this.#attach(attachedToTarget.parse(params));
    else if (method === "Target.detachedFromTarget") {
      this.#children.delete(detachedFromTarget.parse(params).sessionId);
    } else if (method === "Target.receivedMessageFromTarget") {
      const { sessionId, message: text } = receivedMessageFromTarget.parse(params);
      this.#children.get(sessionId)?.receive(text);
    } else this.#onEvent(this.#info, method, params);
  }

  #watchDocuments(): Promise<unknown>[] {
    // Making a choice may set a cookie or an item again that was set before it.
    const source = this.#consentScript === undefined ? INJECTED_SCRIPT : REPEATING_INJECTED_SCRIPT;
    return [
      this.#send("Runtime.enable"),
      this.#send("Runtime.addBinding", { name: BINDING }),
      this.#send("Page.enable"),
      this.#send("Page.addScriptToEvaluateOnNewDocument", { source, runImmediately: true }),
      ...(this.#consentScript === undefined ? [] : this.#inject(this.#consentScript)),
    ];
  }

  #inject({ world, binding, source }: InjectedScript): Promise<unknown>[] {
    const script = { source, worldName: world, runImmediately: true };
    return [
      this.#send("Runtime.addBinding", { name: binding, executionContextName: world }),
      this.#send("Page.addScriptToEvaluateOnNewDocument", script),
    ];
  }

  #attach({ sessionId, targetInfo }: z.output<typeof attachedToTarget>): void {
    const pending = new Map<number, (result: unknown) => void>();
    let lastId = 0;
    const send: Send = (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        pending.set(id, resolve);
        const text = JSON.stringify({ id, method, params });
        this.#info.send("Target.sendMessageToTarget", { sessionId, message: text }).catch(reject);
      });
    const { targetId: id, type, url } = targetInfo;
    const target = new Target({ id, type, url, send }, this.#onEvent, this.#consentScript);
    const receive = (text: string) => {
      const message = targetMessage.parse(JSON.parse(text));
      if ("method" in message) return target.receive(message.method, message.params);
      pending.get(message.id)?.(message.result);
      return pending.delete(message.id);
    };
    this.#children.set(sessionId, { target, receive });
    void target.start();
  }

  /** Sends a command and ignores errors: the target may not support it, or may have ended. */
  #send(method: string, params?: object): Promise<unknown> {
    return this.#info.send(method, params).catch(() => undefined);
  }
}
