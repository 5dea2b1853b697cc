import type { SeenCookie, SeenItem } from "../observation-schema.ts";
import { requestWillBeSent } from "./devtools-events.ts";
import type { TargetInfo } from "./devtools-target.ts";
import type { DocumentResponse } from "./navigation.ts";
import { PageRecorder, type Recorder, type RecorderContext } from "./page-recorder.ts";
import type { StoredKey } from "./seen-store.ts";

/** What a page of a series stored and loaded before the tab left it. */
export interface LeftPage {
  /** The address of its document, after redirects. */
  readonly address: string;
  readonly response: DocumentResponse | undefined;
  readonly cookies: readonly SeenCookie[];
  readonly items: readonly SeenItem[];
  readonly hosts: readonly string[];
}

/** Records each of the pages that a tab shows one after another. As a recorder, it describes the last of them. */
export class PageSeriesRecorder implements Recorder {
  readonly #context: RecorderContext;
  readonly #left: { readonly address: string; readonly recorder: PageRecorder }[] = [];
  #current: PageRecorder;
  /** The address of the current page’s document. */
  address: string | undefined;

  constructor(context: RecorderContext) {
    this.#context = {
      ...context,
      onNavigation: (address) => {
        this.address = address;
        context.onNavigation(address);
      },
    };
    this.#current = new PageRecorder(this.#context);
  }

  /** The number of documents that the tab has requested, without redirects. */
  get documents(): number {
    return this.#left.length + (this.address === undefined ? 0 : 1);
  }

  handleEvent(target: TargetInfo, method: string, params: unknown): void {
    if (method === "Network.requestWillBeSent") this.#startPage(target, params);
    // The headers of a page’s last responses may arrive after the tab has left it.
    for (const { recorder } of this.#left) recorder.handleEvent(target, method, params);
    this.#current.handleEvent(target, method, params);
  }

  /** Starts a new page if a request is for a document in the tab. */
  #startPage(target: TargetInfo, params: unknown): void {
    const { type, frameId, redirectResponse, request } = requestWillBeSent.parse(params);
    const isDocument = type === "Document" && frameId === target.id && /^https?:/.test(request.url);
    if (!isDocument || redirectResponse !== undefined || this.address === undefined) return;
    this.#current.leave();
    this.#left.push({ address: this.address, recorder: this.#current });
    this.#current = new PageRecorder(this.#context, true);
  }

  /** Returns the pages that the tab has left, in order. */
  async leftPages(): Promise<LeftPage[]> {
    return Promise.all(
      this.#left.map(async ({ address, recorder }) => {
        recorder.close();
        return { address, response: recorder.response, ...(await recorder.result()) };
      }),
    );
  }

  leave(): void {
    this.#current.leave();
  }

  close(): void {
    this.#current.close();
  }

  *storedKeys(): Generator<StoredKey> {
    for (const { recorder } of this.#left) yield* recorder.storedKeys();
    yield* this.#current.storedKeys();
  }

  result(): ReturnType<PageRecorder["result"]> {
    return this.#current.result();
  }

  get response(): DocumentResponse | undefined {
    return this.#current.response;
  }

  get bytes(): number {
    return this.#current.bytes;
  }

  get lastEventAt(): number {
    return this.#current.lastEventAt;
  }

  get pendingRequests(): number {
    return this.#current.pendingRequests;
  }

  get isInstallingWorker(): boolean {
    return this.#current.isInstallingWorker;
  }
}
