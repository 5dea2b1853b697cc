import type { Readable, Writable } from "node:stream";
import type { ConnectOverCDPTransport } from "playwright";
import { z } from "zod";

/*
 * The pipe by which a browser is driven: messages of the Chrome DevTools Protocol as JSON, each ended by a zero
 * byte (Chromium's --remote-debugging-pipe). Playwright drives the browser through it; we listen in, and may
 * speak first, since of two who ask for a service worker's events the second is too late.
 */

/** A service worker that has begun and has not run anything yet: Playwright is told of it only after us. */
export interface BegunWorker {
  readonly id: string;
  /** The protocol's name of the profile that it belongs to. */
  readonly profile: string;
  /** The address of its script. */
  readonly url: string;
  /** Asks it for something, by the protocol; rejects where it does not know that, or is gone. */
  readonly send: (method: string, params?: object) => Promise<unknown>;
  /** Hears all that it tells from now on: the protocol's name of each event, and its parameters. */
  readonly listen: (hear: (method: string, params: unknown) => void) => void;
}

const message = z.object({
  id: z.int().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
type Message = z.output<typeof message>;

const attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({
    targetId: z.string(),
    type: z.string(),
    url: z.string(),
    browserContextId: z.string().optional(),
  }),
});
const detached = z.object({ sessionId: z.string() });

/** Playwright numbers what it asks from 1 on: these are ours. */
const FIRST_OF_OURS = 1_000_000_000;

/** Hands on what Playwright and the browser say to each other, and speaks with the service workers itself. */
export class Pipe implements ConnectOverCDPTransport {
  onmessage?: (message: object) => void;
  onclose?: () => void;
  readonly #write: Writable;
  readonly #onWorker: (worker: BegunWorker) => void;
  /** What we wait for, by its number: of whom it was asked, and who wants to know. */
  readonly #asked = new Map<number, { sessionId: string; settle: (answer: Message) => void }>();
  readonly #listeners = new Map<string, (method: string, params: unknown) => void>();
  #last = FIRST_OF_OURS;
  #pending: Buffer[] = [];
  #isGone = false;

  /** `onWorker` is called with each service worker as it begins. */
  constructor(write: Writable, read: Readable, onWorker: (worker: BegunWorker) => void) {
    this.#write = write;
    this.#onWorker = onWorker;
    // What is written to a browser that is gone is lost, and its end is told by “close”.
    write.on("error", () => {});
    read.on("error", () => {});
    read.on("data", (bytes: Buffer) => this.#read(bytes));
    read.on("close", () => {
      this.#isGone = true;
      for (const { sessionId } of this.#asked.values()) this.#refuse(sessionId);
      this.onclose?.();
    });
  }

  send(sent: object): void {
    this.#write.write(`${JSON.stringify(sent)}\0`);
  }

  close(): void {
    this.#write.end();
  }

  #read(bytes: Buffer): void {
    let start = 0;
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
      const text = Buffer.concat([...this.#pending, bytes.subarray(start, end)]).toString();
      this.#pending = [];
      this.#receive(JSON.parse(text));
      start = end + 1;
    }
    if (start < bytes.length) this.#pending.push(bytes.subarray(start));
  }

  #receive(given: object): void {
    // What we do not understand, Playwright may.
    const { id = 0, sessionId, method, params, ...rest } = message.safeParse(given).data ?? {};
    const asked = this.#asked.get(id);
    if (asked !== undefined) {
      this.#asked.delete(id);
      asked.settle(rest);
      return;
    }
    if (sessionId === undefined) this.#meet(method, params);
    else if (method !== undefined) this.#listeners.get(sessionId)?.(method, params);
    // Each in a task of its own: Playwright counts on it that what one sets off is over before the next.
    setImmediate(() => this.onmessage?.(given));
  }

  #meet(method: string | undefined, params: unknown): void {
    if (method === "Target.detachedFromTarget") {
      const gone = detached.safeParse(params).data?.sessionId ?? "";
      this.#listeners.delete(gone);
      this.#refuse(gone);
    }
    if (method !== "Target.attachedToTarget") return;
    const { sessionId = "", targetInfo } = attached.safeParse(params).data ?? {};
    if (targetInfo?.type !== "service_worker") return;
    this.#onWorker({
      id: targetInfo.targetId,
      profile: targetInfo.browserContextId ?? "",
      url: targetInfo.url,
      send: (asked, given = {}) => this.#ask(sessionId, asked, given),
      listen: (hear) => this.#listeners.set(sessionId, hear),
    });
  }

  #ask(sessionId: string, method: string, params: object): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const settle = ({ result, error }: Message) =>
      error === undefined ? resolve(result) : reject(new Error(error.message));
    this.#asked.set(id, { sessionId, settle });
    if (this.#isGone) this.#refuse(sessionId);
    else this.send({ id, sessionId, method, params });
    return promise;
  }

  /** Nobody will answer what was asked in this session. */
  #refuse(session: string): void {
    for (const [id, { sessionId, settle }] of this.#asked) {
      if (sessionId !== session) continue;
      this.#asked.delete(id);
      settle(GONE);
    }
  }
}

const GONE: Message = { error: { message: "Whoever was asked is gone." } };
