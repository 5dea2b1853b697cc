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

/** Playwright is handed all of it. */
const message = z.looseObject({
  id: z.int().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
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

export class Pipe implements ConnectOverCDPTransport {
  onmessage?: (message: object) => void;
  onclose?: () => void;
  readonly #write: Writable;
  readonly #onWorker: (worker: BegunWorker) => void;
  readonly #answers = new Map<number, (answer: Message) => void>();
  readonly #listeners = new Map<string, (method: string, params: unknown) => void>();
  #last = FIRST_OF_OURS;
  #pending: Buffer[] = [];

  /** `onWorker` is called with each service worker as it begins. */
  constructor(write: Writable, read: Readable, onWorker: (worker: BegunWorker) => void) {
    this.#write = write;
    this.#onWorker = onWorker;
    // What is written to a browser that is gone is lost, and its end is told by “close”.
    write.on("error", () => {});
    read.on("error", () => {});
    read.on("data", (bytes: Buffer) => this.#read(bytes));
    read.on("close", () => {
      for (const answer of this.#answers.values()) answer(GONE);
      this.#answers.clear();
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
      this.#receive(message.parse(JSON.parse(text)));
      start = end + 1;
    }
    if (start < bytes.length) this.#pending.push(bytes.subarray(start));
  }

  #receive(received: Message): void {
    const { id = 0, sessionId, method, params } = received;
    const answer = this.#answers.get(id);
    if (answer !== undefined) {
      this.#answers.delete(id);
      return answer(received);
    }
    if (sessionId === undefined) this.#meet(method, params);
    else if (method !== undefined) this.#listeners.get(sessionId)?.(method, params);
    // Each in a task of its own: Playwright counts on it that what one sets off is over before the next.
    setImmediate(() => this.onmessage?.(received));
    return undefined;
  }

  #meet(method: string | undefined, params: unknown): void {
    if (method === "Target.detachedFromTarget") {
      this.#listeners.delete(detached.parse(params).sessionId);
    }
    if (method !== "Target.attachedToTarget") return;
    const { sessionId, targetInfo } = attached.parse(params);
    if (targetInfo.type !== "service_worker") return;
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
    this.#answers.set(id, ({ result, error }) =>
      error === undefined ? resolve(result) : reject(new Error(error.message)),
    );
    this.send({ id, sessionId, method, params });
    return promise;
  }
}

const GONE: Message = { error: { message: "The browser is gone." } };
