import type { z } from "zod";
import type { SeenCookie, SeenItem } from "../observation-schema.ts";
import { type CookieTerms, readCookie } from "./set-cookie-header.ts";
import * as events from "./devtools-events.ts";
import { BINDING } from "./injected-script.ts";
import { Items } from "./page-items.ts";
import type { Stored } from "./seen-store.ts";
import { Exchanges } from "./network-exchanges.ts";
import type { TargetInfo } from "./devtools-target.ts";

/** What a page's sightings depend on. */
export interface RecorderContext {
  readonly party: (host: string) => SeenCookie["party"];
  /** The website of the page, as partitioned cookies name it, such as https://council.test. */
  readonly partition: () => string;
  /** Whether the browser's jar holds a cookie now. */
  readonly isStored: (terms: CookieTerms) => Promise<boolean>;
  /** Called when the page asks for a service worker, with the address of its script. */
  readonly asks: (script: string) => void;
  /** Called when the page was seen making an entry itself. */
  readonly claims: (item: Pick<SeenItem, "storage" | "origin" | "name">) => void;
  /** Called when the page itself is about to go to an address. */
  readonly goesTo: (address: string) => void;
  /** The time, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Everything that was seen of one page, gathered from the browser's events. */
export class PageRecorder {
  readonly #around: RecorderContext;
  readonly #exchanges = new Exchanges();
  readonly #scripts: { readonly terms: CookieTerms; readonly seen: Promise<SeenCookie> }[] = [];
  readonly #items: Items;
  readonly #hosts = new Set<string>();
  readonly #open = new Set<string>();
  #hasBegun: boolean;
  /** The scripts of service workers that were asked for and are not installed. */
  readonly #workers = new Set<string>();
  #isClosed = false;
  #isLeaving = false;
  /** When anything was heard last, in milliseconds since 1970. */
  lastHeard: number;
  /** How much was loaded, in bytes. */
  bytes = 0;
  /** The last answer for the page itself. */
  answer: { readonly status: number; readonly mimeType: string } | undefined;

  /** `hasBegun`: whether the page is open already. */
  constructor(around: RecorderContext, hasBegun = false) {
    this.#around = around;
    this.#hasBegun = hasBegun;
    this.#items = new Items(around.party);
    this.lastHeard = around.now();
  }

  /** How many requests have no answer yet. */
  get pending(): number {
    return this.#open.size;
  }

  /** Whether a service worker was asked for that is not installed: that may take long, without a sign of it. */
  get awaitsWorker(): boolean {
    return this.#workers.size > 0;
  }

  /** The page leads to another organisation: only the answers to what was asked before are its own still. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** What comes from now on is not the page's any more. */
  close(): void {
    this.#isClosed = true;
  }

  hear(target: TargetInfo, method: string, params: unknown): void {
    if (this.#isClosed) return;
    if (this.#isLeaving && method !== "Network.responseReceivedExtraInfo") return;
    // Until the page itself is asked for, it is the one before that is heard in the tab.
    if (!this.#hasBegun && method !== "Network.requestWillBeSent") return;
    this.lastHeard = this.#around.now();
    switch (method) {
      case "Network.requestWillBeSent":
        return this.#request(events.requestWillBeSent.parse(params), target);
      case "Network.responseReceived":
        return this.#response(events.responseReceived.parse(params), target);
      case "Network.responseReceivedExtraInfo":
        return this.#exchanges.headers(events.extraInfo.parse(params), this.lastHeard);
      case "Network.dataReceived":
        this.bytes += events.dataReceived.parse(params).dataLength;
        return undefined;
      case "Network.loadingFinished":
      case "Network.loadingFailed":
        this.#open.delete(events.finished.parse(params).requestId);
        return undefined;
      case "Runtime.bindingCalled":
        return this.#script(events.bindingCalled.parse(params));
      case "DOMStorage.domStorageItemAdded":
      case "DOMStorage.domStorageItemUpdated":
      case "DOMStorage.domStorageItemRemoved":
        return this.#items.change(events.storageItem.parse(params));
      case "DOMStorage.domStorageItemsCleared":
        return this.#items.clear(events.storageCleared.parse(params).storageId);
      default:
        return undefined;
    }
  }

  /** What was seen so far, whatever the browser made of it. */
  *stored(): Generator<Stored> {
    yield* this.#offered();
    for (const { terms } of this.#scripts) yield terms;
    yield* this.#items.all();
  }

  /** Everything that was seen, and whether the browser refused it. */
  async result(): Promise<{ cookies: SeenCookie[]; items: SeenItem[]; hosts: string[] }> {
    const scripts = await Promise.all(this.#scripts.map(({ seen }) => seen));
    return {
      cookies: different([...this.#offered(), ...scripts]),
      items: this.#items.all(),
      hosts: [...this.#hosts].toSorted(),
    };
  }

  #request(event: z.output<typeof events.requestWillBeSent>, target: TargetInfo): void {
    const url = URL.parse(event.request.url);
    if (url === null || !/^https?:$/.test(url.protocol)) return;
    if (event.type === "Document" && event.frameId === target.id) {
      this.#hasBegun = true;
      this.#around.goesTo(event.request.url);
      if (this.#isLeaving) return;
    }
    if (!this.#hasBegun) return;
    this.#open.add(event.requestId);
    this.#exchanges.request(event);
    if (this.#around.party(url.hostname) === "third") this.#hosts.add(url.host);
  }

  #response(event: z.output<typeof events.responseReceived>, target: TargetInfo): void {
    this.#exchanges.response(event);
    if (event.type === "Document" && event.frameId === target.id) this.answer = event.response;
  }

  #offered(): SeenCookie[] {
    return this.#exchanges.offers().flatMap(({ line, address, refused, partition, at }) => {
      const terms = readCookie(line, address, at, partition);
      return terms === undefined ? [] : this.#seen(terms, "header", address, refused);
    });
  }

  #script({ name: binding, payload }: { name: string; payload: string }): void {
    const report = binding === BINDING ? events.scriptReport.safeParse(parse(payload)) : undefined;
    if (report?.data === undefined) return;
    if (report.data.what !== "cookie") {
      this.#called(report.data);
      return;
    }
    const { name, valueLength, attributes, script, address, isVisible } = report.data;
    const { partition, isStored } = this.#around;
    const read = readCookie(`${name}=;${attributes}`, address, this.lastHeard, partition());
    if (read === undefined) return;
    const terms = { ...read, valueLength };
    const seen = (refused: readonly string[] | null) =>
      this.#seen(terms, "script", script ?? address, refused);
    // What cannot be read back may be stored all the same, for another path.
    const isRefused = isVisible ? Promise.resolve(false) : isStored(terms).then((is) => !is);
    this.#scripts.push({
      terms,
      seen: isRefused.then((is) => seen(is ? ["ScriptRefused"] : null)),
    });
  }

  /** A script makes an entry, or asks for a database, a cache or a service worker, or has one that is installed. */
  #called(report: Exclude<z.output<typeof events.scriptReport>, { what: "cookie" }>): void {
    const { what: storage, name, valueLength, address } = report;
    if (storage === "installedWorker") {
      this.#workers.delete(name);
      return;
    }
    const url = URL.parse(address);
    if (url === null) return;
    const { origin } = url;
    if (storage === "serviceWorker") {
      this.#workers.add(name);
      this.#around.asks(name);
      const { pathname = name } = URL.parse(name) ?? {};
      this.#items.keep({ storage, name: pathname, origin, valueLength: null });
    } else if (storage === "localStorage" || storage === "sessionStorage") {
      this.#around.claims({ storage, name, origin });
      this.#items.keep({ storage, name, origin, valueLength });
    } else this.#items.keep({ storage, name, origin, valueLength: null });
  }

  #seen(
    terms: CookieTerms,
    by: "header" | "script",
    address: string,
    refused: readonly string[] | null,
  ): SeenCookie {
    const setBy = { by, address: withoutQuery(address) };
    const party = this.#around.party(terms.domain);
    return { ...terms, party, setBy, refused: refused === null ? null : [...refused] };
  }
}

/** A query may carry a cookie's value to somebody else. */
function withoutQuery(address: string): string {
  const url = URL.parse(address);
  return url === null ? address : url.origin + url.pathname;
}

/** The same cookie, set again with a later day or another value, is told once, with its longest lifetime. */
function different(cookies: readonly SeenCookie[]): SeenCookie[] {
  const found = new Map<string, SeenCookie>();
  for (const cookie of cookies) {
    const { lifetime, valueLength: _length, ...rest } = cookie;
    const key = JSON.stringify([rest.domain, rest.name, lifetime === null, rest]);
    const before = found.get(key);
    if (before === undefined || (lifetime ?? 0) > (before.lifetime ?? 0)) found.set(key, cookie);
  }
  // The order in which answers come is the network's, and another each time.
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cookie]) => cookie);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
