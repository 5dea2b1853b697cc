import type { Page as BrowserPage } from "playwright";
import { z } from "zod";
import * as events from "../observe/devtools-events.ts";
import type { TargetInfo } from "../observe/devtools-target.ts";
import { BINDING } from "../observe/injected-script.ts";
import { takePicture } from "../observe/take-picture.ts";
import { withTimeout } from "../observe/with-timeout.ts";
import { parseJson } from "../parse-json.ts";
import type { PictureSubject, VisitEvidence } from "./evidence.ts";
import type { ScriptEvidence } from "./evidence-index.ts";
import { HarExchanges } from "./har-exchanges.ts";
import { redactAddress, toScriptAddress } from "./redact-http.ts";
import { findInlineScripts } from "./script-copy.ts";

/** How long the browser may take to return the text of a script, in milliseconds. */
const READ_TIMEOUT = 20_000;

const responseBody = z.object({ body: z.string(), base64Encoded: z.boolean() });

export type ScriptWrite = ScriptEvidence["sets"][number];

/** The text of a script, or of inline scripts that start on `firstLine` of the page. */
interface ScriptSource {
  readonly source: string;
  readonly firstLine: number;
}

/** Functions that save the evidence of a visit. */
export interface VisitStore {
  /** Whether this visit is to save the picture of the first page. */
  readonly isFirst: boolean;
  readonly savePicture: (shows: PictureSubject, address: string, picture: Uint8Array) => void;
  /** Adds the writes of a script. `script` is undefined if it could not be read. */
  readonly addScript: (
    address: string,
    script: ScriptSource | undefined,
    write: ScriptWrite,
  ) => void;
  readonly addExchanges: (address: string, exchanges: HarExchanges) => void;
}

/** Collects the evidence of one visit from the browser’s events. */
export class VisitRecorder implements VisitEvidence {
  readonly #store: VisitStore;
  readonly #exchanges = new HarExchanges();
  /** The writes that were reported since the last scripts were saved. */
  #writes: {
    readonly target: TargetInfo;
    readonly address: string;
    readonly write: ScriptWrite;
  }[] = [];
  /** The first address of the visit. Events before its request are from the previous page in the tab. */
  #address: string | undefined;

  constructor(store: VisitStore) {
    this.#store = store;
  }

  handleEvent(target: TargetInfo, method: string, params: unknown): void {
    if (this.#address === undefined && method === "Network.requestWillBeSent") {
      const { request, type, frameId } = events.requestWillBeSent.parse(params);
      if (type === "Document" && frameId === target.id) this.#address = request.url;
    }
    if (this.#address === undefined && method !== "Network.requestWillBeSentExtraInfo") return;
    if (method === "Runtime.bindingCalled") this.#addReport(target, params);
    else this.#exchanges.addEvent(target.id, method, params);
  }

  async takePicture(shows: PictureSubject, page: BrowserPage): Promise<void> {
    if (shows === "first-page" && !this.#store.isFirst) return;
    this.savePicture(shows, page.url(), await takePicture(page));
  }

  savePicture(shows: PictureSubject, address: string, picture: Uint8Array | undefined): void {
    if (picture !== undefined) this.#store.savePicture(shows, redactAddress(address), picture);
  }

  async saveScripts(): Promise<void> {
    const writes = this.#writes;
    this.#writes = [];
    const bodies = new Map<string, Promise<string | undefined>>();
    for (const { target, address, write } of writes) {
      const request = this.#exchanges.findRequest(target.id, address.replace(/#.*/, ""));
      const body =
        request &&
        (await bodies.getOrInsertComputed(request.requestId, () =>
          readBody(target, request.requestId),
        ));
      const isDocument = request?.type === "Document";
      const whole = body === undefined ? undefined : { source: body, firstLine: 1 };
      const script = isDocument && body !== undefined ? findInlineScripts(body, write.line) : whole;
      this.#store.addScript(toScriptAddress(address), script, write);
    }
  }

  finish(): void {
    if (this.#address === undefined) return;
    this.#store.addExchanges(redactAddress(this.#address), this.#exchanges);
  }

  #addReport(target: TargetInfo, params: unknown): void {
    const { name: binding, payload } = events.bindingCalled.parse(params);
    const report =
      binding === BINDING ? events.scriptReport.safeParse(parseJson(payload)).data : undefined;
    if (report === undefined || report.what === "removal" || report.what === "installedWorker")
      return;
    const { what: storage, caller } = report;
    const name =
      storage === "serviceWorker" ? (URL.parse(report.name)?.pathname ?? "") : report.name;
    if (caller === null) return;
    this.#writes.push({
      target,
      address: caller.address,
      write: { storage, name, line: caller.line },
    });
  }
}

async function readBody(target: TargetInfo, requestId: string): Promise<string | undefined> {
  const sent = target.send("Network.getResponseBody", { requestId });
  const response = responseBody.safeParse(await withTimeout(READ_TIMEOUT, sent)).data;
  if (response === undefined) return undefined;
  return response.base64Encoded ? Buffer.from(response.body, "base64").toString() : response.body;
}
