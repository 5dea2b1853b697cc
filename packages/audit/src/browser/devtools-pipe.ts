import type { Readable, Writable } from "node:stream";
import type { ConnectOverCDPTransport } from "playwright";
import { z } from "zod";

/*
 * Controls a browser through a pipe (Chromium’s --remote-debugging-pipe): JSON messages of the Chrome DevTools
 * Protocol, each ended by a zero byte. Playwright uses the pipe as its transport. The audit reads the same
 * messages, and sends commands to each service worker before Playwright does: a second client would miss its first
 * events.
 */

/** A service worker that has started and has not run any code yet. Playwright is notified of it afterwards. */
export interface AttachedServiceWorker {
  /** Its id as a target. */
  readonly id: string;
  readonly browserContextId: string;
  /** The address of its script. */
  readonly url: string;
  /** Sends a command. Rejects if the worker does not support it or has ended. */
  readonly send: (method: string, params?: object) => Promise<unknown>;
  /** Sets the listener for its events: their names and parameters. */
  readonly listen: (listener: (method: string, params: unknown) => void) => void;
}

const messageSchema = z.object({
  id: z.int().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
type Message = z.output<typeof messageSchema>;

const attachedToTarget = z.object({
  sessionId: z.string(),
  targetInfo: z.object({
    targetId: z.string(),
    type: z.string(),
    url: z.string(),
    browserContextId: z.string().optional(),
    /** The page that opened the window. */
    openerId: z.string().optional(),
  }),
});
const detachedFromTarget = z.object({ sessionId: z.string() });

const pageAutoAttach = z.object({
  method: z.literal("Target.setAutoAttach"),
  sessionId: z.string(),
  params: z.looseObject({}),
});

/** The protocol’s default filter of Target.setAutoAttach, without service workers. */
export const NO_SERVICE_WORKERS = [
  { type: "service_worker", exclude: true },
  { type: "browser", exclude: true },
  { type: "tab", exclude: true },
  {},
];

/** The ids of the audit’s commands start here: Playwright counts its own from 1. */
const FIRST_ID = 1_000_000_000;

/** Passes messages between Playwright and the browser, and sends the audit’s commands to service workers. */
export class DevToolsPipe implements ConnectOverCDPTransport {
  onmessage?: (message: object) => void;
  onclose?: () => void;
  readonly #output: Writable;
  readonly #onWorker: (worker: AttachedServiceWorker) => void;
  /** Commands without a response yet, by id. */
  readonly #pendingCommands = new Map<
    number,
    { sessionId: string; settle: (response: Message) => void }
  >();
  readonly #listeners = new Map<string, (method: string, params: unknown) => void>();
  #lastId = FIRST_ID;
  #incomplete: Buffer[] = [];
  #isClosed = false;

  /** `onWorker` is called with each service worker as it starts. */
  constructor(
    output: Writable,
    input: Readable,
    onWorker: (worker: AttachedServiceWorker) => void,
  ) {
    this.#output = output;
    this.#onWorker = onWorker;
    // Errors mean that the browser has ended, which “close” reports.
    output.on("error", () => {});
    input.on("error", () => {});
    input.on("data", (bytes: Buffer) => this.#read(bytes));
    input.on("close", () => {
      this.#isClosed = true;
      for (const { sessionId } of this.#pendingCommands.values()) this.#rejectPending(sessionId);
      this.onclose?.();
    });
  }

  send(message: object): void {
    this.#output.write(`${JSON.stringify(excludeServiceWorkers(message))}\0`);
  }

  close(): void {
    this.#output.end();
  }

  #read(bytes: Buffer): void {
    let start = 0;
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
      const text = Buffer.concat([...this.#incomplete, bytes.subarray(start, end)]).toString();
      this.#incomplete = [];
      this.#receive(JSON.parse(text));
      start = end + 1;
    }
    if (start < bytes.length) this.#incomplete.push(bytes.subarray(start));
  }

  #receive(message: object): void {
    // Messages that do not match the schema still go to Playwright.
    const {
      id = 0,
      sessionId,
      method,
      params,
      ...response
    } = messageSchema.safeParse(message).data ?? {};
    const command = this.#pendingCommands.get(id);
    if (command !== undefined) {
      this.#pendingCommands.delete(id);
      command.settle(response);
      return;
    }
    if (sessionId === undefined) this.#handleTargetEvent(method, params);
    else if (method !== undefined) this.#listeners.get(sessionId)?.(method, params);
    // Playwright expects each message in a task of its own, after the effects of the one before.
    setImmediate(() => this.onmessage?.(message));
  }

  #handleTargetEvent(method: string | undefined, params: unknown): void {
    if (method === "Target.detachedFromTarget") {
      const detachedId = detachedFromTarget.safeParse(params).data?.sessionId ?? "";
      this.#listeners.delete(detachedId);
      this.#rejectPending(detachedId);
    }
    if (method !== "Target.attachedToTarget") return;
    const { sessionId = "", targetInfo } = attachedToTarget.safeParse(params).data ?? {};
    if (targetInfo?.type === "page" && targetInfo.openerId !== undefined) {
      this.#takeOffline(sessionId);
    }
    if (targetInfo?.type !== "service_worker") return;
    this.#onWorker({
      id: targetInfo.targetId,
      browserContextId: targetInfo.browserContextId ?? "",
      url: targetInfo.url,
      send: (command, commandParams = {}) => this.#sendCommand(sessionId, command, commandParams),
      listen: (listener) => this.#listeners.set(sessionId, listener),
    });
  }

  /**
   * Takes a window that a page has opened offline. Playwright closes it at once, but not before its first request, and
   * robots.txt may disallow that address.
   */
  #takeOffline(sessionId: string): void {
    const conditions = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    for (const [method, params] of [
      ["Network.enable", {}],
      ["Network.emulateNetworkConditions", conditions],
    ] as const) {
      // The window may be closed already.
      this.#sendCommand(sessionId, method, params).catch(() => {});
    }
  }

  #sendCommand(sessionId: string, method: string, params: object): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const settle = ({ result, error }: Message) =>
      error === undefined ? resolve(result) : reject(new Error(error.message));
    this.#pendingCommands.set(id, { sessionId, settle });
    if (this.#isClosed) this.#rejectPending(sessionId);
    else this.send({ id, sessionId, method, params });
    return promise;
  }

  #rejectPending(closedSession: string): void {
    for (const [id, { sessionId, settle }] of this.#pendingCommands) {
      if (sessionId !== closedSession) continue;
      this.#pendingCommands.delete(id);
      settle(SESSION_CLOSED);
    }
  }
}

/**
 * Adds a filter to Playwright’s command that attaches a page’s session to other targets. Playwright resumes each service
 * worker that a page is attached to, which would end the pause in which the audit injects its script. The session of the
 * browser is attached to all of them.
 */
function excludeServiceWorkers(message: object): object {
  const { success, data } = pageAutoAttach.safeParse(message);
  return success ? { ...message, params: { filter: NO_SERVICE_WORKERS, ...data.params } } : message;
}

const SESSION_CLOSED: Message = { error: { message: "The session was closed." } };
