import type { z } from "zod";
import type { SeenCookie, SeenItem } from "../observation-schema.ts";
import { parseJson } from "../parse-json.ts";
import * as events from "./devtools-events.ts";
import type { ScriptReport } from "./devtools-events.ts";
import type { TargetInfo } from "./devtools-target.ts";
import { BINDING } from "./injected-script.ts";
import type { DocumentResponse } from "./navigation.ts";
import { NetworkExchanges } from "./network-exchanges.ts";
import { PageItems } from "./page-items.ts";
import type { StoredKey } from "./seen-store.ts";
import { type CookieAttributes, readSetCookie } from "./set-cookie-header.ts";

/** Functions that describe a page, and callbacks for its events. */
export interface RecorderContext {
  readonly partyOf: (host: string) => SeenCookie["party"];
  /** Returns the site of the page, such as https://council.test, which is the partition key of its cookies. */
  readonly topLevelSite: () => string;
  /** Whether the cookie jar contains a cookie now. */
  readonly isStored: (cookie: CookieAttributes) => Promise<boolean>;
  /** Called when the page registers a service worker, with the address of its script. */
  readonly onWorkerRegistered: (script: string) => void;
  /** Called before the page opens an address. */
  readonly onNavigation: (address: string) => void;
  /** Returns the time, in milliseconds since 1970. */
  readonly now: () => number;
}

/** What a visit needs of a recorder. */
export type Recorder = Pick<
  PageRecorder,
  | "handleEvent"
  | "leave"
  | "close"
  | "storedKeys"
  | "result"
  | "response"
  | "bytes"
  | "lastEventAt"
  | "pendingRequests"
  | "isInstallingWorker"
>;

/** Records what one page stores and loads, from the browser’s events. */
export class PageRecorder {
  readonly #context: RecorderContext;
  readonly #exchanges = new NetworkExchanges();
  readonly #scriptCookies: {
    readonly attributes: CookieAttributes;
    readonly cookie: Promise<SeenCookie>;
  }[] = [];
  readonly #items: PageItems;
  readonly #hosts = new Set<string>();
  readonly #pendingRequests = new Set<string>();
  #hasStarted: boolean;
  /** The scripts of service workers that are being installed. */
  readonly #installingWorkers = new Set<string>();
  #isClosed = false;
  #isLeaving = false;
  /** In milliseconds since 1970. */
  lastEventAt: number;
  /** How much was loaded, in bytes. */
  bytes = 0;
  /** The last response with the page’s document. */
  response: DocumentResponse | undefined;

  /** `hasStarted`: whether the page is already open. */
  constructor(context: RecorderContext, hasStarted = false) {
    this.#context = context;
    this.#hasStarted = hasStarted;
    this.#items = new PageItems(context.partyOf);
    this.lastEventAt = context.now();
  }

  get pendingRequests(): number {
    return this.#pendingRequests.size;
  }

  /** Whether a service worker is being installed, which may take long without any events. */
  get isInstallingWorker(): boolean {
    return this.#installingWorkers.size > 0;
  }

  /** Stops recording except for the headers of responses, because the page is opening a third party’s website. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** Stops recording. */
  close(): void {
    this.#isClosed = true;
  }

  handleEvent(target: TargetInfo, method: string, params: unknown): void {
    if (this.#isClosed) return;
    if (this.#isLeaving && method !== "Network.responseReceivedExtraInfo") return;
    // Until the page is requested, events come from the previous page in the tab.
    if (!this.#hasStarted && method !== "Network.requestWillBeSent") return;
    this.lastEventAt = this.#context.now();
    switch (method) {
      case "Network.requestWillBeSent":
        return this.#handleRequest(events.requestWillBeSent.parse(params), target);
      case "Network.responseReceived":
        return this.#handleResponse(events.responseReceived.parse(params), target);
      case "Network.responseReceivedExtraInfo":
        return this.#exchanges.addHeaders(events.responseExtraInfo.parse(params), this.lastEventAt);
      case "Network.dataReceived":
        this.bytes += events.dataReceived.parse(params).dataLength;
        return undefined;
      case "Network.loadingFinished":
      case "Network.loadingFailed":
        this.#pendingRequests.delete(events.loadingEnded.parse(params).requestId);
        return undefined;
      case "Runtime.bindingCalled":
        return this.#handleReport(events.bindingCalled.parse(params));
      default:
        return undefined;
    }
  }

  /** Yields the cookies and items so far, including cookies that the browser refused. */
  *storedKeys(): Generator<StoredKey> {
    yield* this.#headerCookies();
    for (const { attributes } of this.#scriptCookies) yield attributes;
    yield* this.#items.sorted();
  }

  /** Returns everything that was recorded, once it is known which cookies the browser refused. */
  async result(): Promise<{ cookies: SeenCookie[]; items: SeenItem[]; hosts: string[] }> {
    const scriptCookies = await Promise.all(this.#scriptCookies.map(({ cookie }) => cookie));
    return {
      cookies: uniqueCookies([...this.#headerCookies(), ...scriptCookies]),
      items: this.#items.sorted(),
      hosts: [...this.#hosts].toSorted(),
    };
  }

  #handleRequest(event: z.output<typeof events.requestWillBeSent>, target: TargetInfo): void {
    const url = URL.parse(event.request.url);
    if (url === null || !/^https?:$/.test(url.protocol)) return;
    const isPage = event.type === "Document" && event.frameId === target.id;
    if (isPage) {
      this.#hasStarted = true;
      this.#context.onNavigation(event.request.url);
    }
    if (!this.#hasStarted) return;
    this.#pendingRequests.add(event.requestId);
    this.#exchanges.addRequest(event);
    // A page of a third party is never opened, so its host is not contacted.
    if (!isPage && this.#context.partyOf(url.hostname) === "third") this.#hosts.add(url.host);
  }

  #handleResponse(event: z.output<typeof events.responseReceived>, target: TargetInfo): void {
    this.#exchanges.addResponse(event);
    if (event.type === "Document" && event.frameId === target.id) this.response = event.response;
  }

  #headerCookies(): SeenCookie[] {
    return this.#exchanges
      .setCookieHeaders()
      .flatMap(({ value, address, refused, partitionKey, receivedAt }) => {
        const attributes = readSetCookie(value, address, receivedAt, partitionKey);
        const setBy = { by: "header" as const, address: withoutQuery(address), line: null };
        return attributes === undefined ? [] : this.#toSeenCookie(attributes, setBy, refused);
      });
  }

  #handleReport({ name: binding, payload }: { name: string; payload: string }): void {
    const report =
      binding === BINDING ? events.scriptReport.safeParse(parseJson(payload)).data : undefined;
    if (report === undefined) return;
    if (report.what === "cookie") this.#recordScriptCookie(report);
    else if (report.what === "removal") this.#items.remove(report);
    else if (report.what === "installedWorker") this.#installingWorkers.delete(report.name);
    else this.#recordItem({ ...report, what: report.what });
  }

  #recordScriptCookie(report: Extract<ScriptReport, { what: "cookie" }>): void {
    const { name, valueLength, attributes, address, isVisible } = report;
    const { topLevelSite, isStored } = this.#context;
    const header = `${name}=;${attributes}`;
    const withoutLength = readSetCookie(header, address, this.lastEventAt, topLevelSite());
    if (withoutLength === undefined) return;
    const cookie = { ...withoutLength, valueLength };
    // A cookie that the page cannot read may still have been stored, for another path.
    const isAccepted = isVisible ? Promise.resolve(true) : isStored(cookie);
    this.#scriptCookies.push({
      attributes: cookie,
      cookie: isAccepted.then((stored) =>
        this.#toSeenCookie(cookie, setterOf(report), stored ? null : ["ScriptRefused"]),
      ),
    });
  }

  #recordItem(
    report: Exclude<ScriptReport, { what: "cookie" | "removal" }> & { what: SeenItem["storage"] },
  ): void {
    const { what: storage, name, valueLength, origin } = report;
    const item = { storage, name, origin, valueLength, setBy: setterOf(report) };
    if (storage === "serviceWorker") {
      this.#installingWorkers.add(name);
      this.#context.onWorkerRegistered(name);
      this.#items.add({ ...item, name: URL.parse(name)?.pathname ?? name });
    } else this.#items.add(item);
  }

  #toSeenCookie(
    attributes: CookieAttributes,
    setBy: SeenCookie["setBy"],
    refused: readonly string[] | null,
  ): SeenCookie {
    const party = this.#context.partyOf(attributes.domain);
    return { ...attributes, party, setBy, refused: refused === null ? null : [...refused] };
  }
}

/** Returns the script that stored something; without a call stack, the document or worker it belongs to. */
function setterOf({
  caller,
  address,
}: Extract<ScriptReport, { caller: unknown }>): SeenCookie["setBy"] {
  const script = withoutQuery(caller?.address ?? address);
  return { by: "script", address: script, line: caller?.line ?? null };
}

/** Removes the query, which may contain the value of a cookie. */
function withoutQuery(address: string): string {
  const url = URL.parse(address);
  return url === null ? address : url.origin + url.pathname;
}

/** Removes repeated cookies that differ only in lifetime or value, and keeps the longest lifetime. */
function uniqueCookies(cookies: readonly SeenCookie[]): SeenCookie[] {
  const longest = new Map<string, SeenCookie>();
  for (const cookie of cookies) {
    const { lifetime, valueLength: _length, ...rest } = cookie;
    const key = JSON.stringify([rest.domain, rest.name, lifetime === null, rest]);
    const previous = longest.get(key);
    if (previous === undefined || (lifetime ?? 0) > (previous.lifetime ?? 0)) {
      longest.set(key, cookie);
    }
  }
  // Responses arrive in a different order each time.
  return [...longest].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cookie]) => cookie);
}
