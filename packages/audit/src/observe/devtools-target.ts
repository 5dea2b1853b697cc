import type { CDPSession, Page } from "playwright";
import { z } from "zod";
import { BINDING, INJECTED_SCRIPT, REPEATING_SCRIPT } from "./injected-script.ts";

/*
 * The browser's own account of what a page does, by the Chrome DevTools Protocol
 * (https://chromedevtools.github.io/devtools-protocol/). Frames of other websites and workers are targets of
 * their own: each is stopped at its start until it is watched, so that nothing it does is missed. Playwright
 * does not tell which cookies a browser refused. Service workers belong to no page (workers.ts).
 */

/** Something that happens in a target: the protocol's name of the event, and its parameters, not yet checked. */
export type Hear = (target: TargetInfo, method: string, params: unknown) => void;

/** A target; the id of a page is that of its main frame too. */
export interface TargetInfo {
  readonly id: string;
  readonly type: string;
  /** Of a worker, the address of its script. */
  readonly url: string;
  /** Asks the target for something, by the protocol. */
  readonly send: Send;
}

type Send = (method: string, params?: object) => Promise<unknown>;

/** A script that runs in every document, in a world of its own that the page knows nothing of. */
export interface InjectedScript {
  readonly world: string;
  /** The function by which it speaks to us: what it is called with comes as “Runtime.bindingCalled”. */
  readonly binding: string;
  readonly source: string;
}

const attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ targetId: z.string(), type: z.string(), url: z.string() }),
});
const detached = z.object({ sessionId: z.string() });
const received = z.object({ sessionId: z.string(), message: z.string() });
const message = z.union([
  z.object({ id: z.int(), result: z.unknown().optional(), error: z.unknown().optional() }),
  z.object({ method: z.string(), params: z.unknown().optional() }),
]);

/** The events that are asked for; what Playwright hands on must be named one by one. */
const EVENTS = [
  "Target.attachedToTarget",
  "Target.detachedFromTarget",
  "Target.receivedMessageFromTarget",
  "Network.requestWillBeSent",
  "Network.responseReceived",
  "Network.responseReceivedExtraInfo",
  "Network.dataReceived",
  "Network.loadingFinished",
  "Network.loadingFailed",
  "Runtime.bindingCalled",
  "Runtime.executionContextCreated",
  "DOMStorage.domStorageItemAdded",
  "DOMStorage.domStorageItemUpdated",
  "DOMStorage.domStorageItemRemoved",
  "DOMStorage.domStorageItemsCleared",
] as const;

/** A page that is watched. */
export interface Watched {
  readonly session: CDPSession;
  /** The id of its main frame. */
  readonly frameId: string;
  /** The protocol's name of the profile that it is open in. */
  readonly profile: string;
}

/**
 * Watches a page and all that it starts but service workers. Returns once nothing that the page does from now on
 * can be missed. A `consentScript` is let into its documents. Throws Playwright's error when the page is gone already.
 */
export async function watchPage(
  page: Page,
  hear: Hear,
  consentScript?: InjectedScript,
): Promise<Watched> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send("Target.getTargetInfo");
  // The protocol's own types name each method; what is sent to the other targets has none.
  const untyped: { send(method: string, params?: object): Promise<unknown> } = session;
  const send: Send = (method, params) => untyped.send(method, params);
  const frameId = targetInfo.targetId;
  const target = new Target({ id: frameId, type: "page", url: "", send }, hear, consentScript);
  for (const event of EVENTS) {
    session.on(event, (params: unknown) => target.receive(event, params));
  }
  await target.start();
  return { session, frameId, profile: targetInfo.browserContextId ?? "" };
}

/** Each page of a website would be handed its service workers as well. */
const NO_WORKERS = [{ type: "service_worker", exclude: true }];

/** One target, and those that it has started. */
class Target {
  readonly #info: TargetInfo;
  readonly #hear: Hear;
  readonly #consentScript: InjectedScript | undefined;
  readonly #children = new Map<string, { target: Target; receive: (text: string) => void }>();

  constructor(info: TargetInfo, hear: Hear, consentScript: InjectedScript | undefined) {
    this.#info = info;
    this.#hear = hear;
    this.#consentScript = consentScript;
  }

  async start(): Promise<void> {
    const { type } = this.#info;
    await Promise.all([
      this.#ask("Network.enable"),
      ...(type === "page" || type === "iframe" ? this.#watchDocuments() : []),
      this.#ask("Target.setAutoAttach", {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        // Sessions within the session: Playwright hands on no others.
        flatten: false,
        filter: [...NO_WORKERS, {}],
      }),
      this.#ask("Runtime.runIfWaitingForDebugger"),
    ]);
  }

  receive(method: string, params: unknown): void {
    if (method === "Target.attachedToTarget") this.#attach(attached.parse(params));
    else if (method === "Target.detachedFromTarget") {
      this.#children.delete(detached.parse(params).sessionId);
    } else if (method === "Target.receivedMessageFromTarget") {
      const { sessionId, message: text } = received.parse(params);
      this.#children.get(sessionId)?.receive(text);
    } else this.#hear(this.#info, method, params);
  }

  #watchDocuments(): Promise<unknown>[] {
    // What was set before a choice may be set again because of it.
    const source = this.#consentScript === undefined ? INJECTED_SCRIPT : REPEATING_SCRIPT;
    return [
      this.#ask("DOMStorage.enable"),
      this.#ask("Runtime.enable"),
      this.#ask("Runtime.addBinding", { name: BINDING }),
      this.#ask("Page.enable"),
      this.#ask("Page.addScriptToEvaluateOnNewDocument", { source, runImmediately: true }),
      ...(this.#consentScript === undefined ? [] : this.#letIn(this.#consentScript)),
    ];
  }

  #letIn({ world, binding, source }: InjectedScript): Promise<unknown>[] {
    const script = { source, worldName: world, runImmediately: true };
    return [
      this.#ask("Runtime.addBinding", { name: binding, executionContextName: world }),
      this.#ask("Page.addScriptToEvaluateOnNewDocument", script),
    ];
  }

  #attach({ sessionId, targetInfo }: z.output<typeof attached>): void {
    const waiting = new Map<number, (result: unknown) => void>();
    let last = 0;
    const send: Send = (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = (last += 1);
        waiting.set(id, resolve);
        const text = JSON.stringify({ id, method, params });
        this.#info.send("Target.sendMessageToTarget", { sessionId, message: text }).catch(reject);
      });
    const { targetId: id, type, url } = targetInfo;
    const target = new Target({ id, type, url, send }, this.#hear, this.#consentScript);
    const receive = (text: string) => {
      const read = message.parse(JSON.parse(text));
      if ("method" in read) return target.receive(read.method, read.params);
      waiting.get(read.id)?.(read.result);
      return waiting.delete(read.id);
    };
    this.#children.set(sessionId, { target, receive });
    void target.start();
  }

  /** Not every target knows every part of the protocol, and any may be gone by now: then there is nothing to watch. */
  #ask(method: string, params?: object): Promise<unknown> {
    return this.#info.send(method, params).catch(() => undefined);
  }
}
