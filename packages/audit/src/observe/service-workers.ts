import { z } from "zod";
import type { AttachedServiceWorker } from "../browser/devtools-pipe.ts";
import type { TargetEventListener, TargetInfo } from "./devtools-target.ts";
import { BINDING, INJECTED_SCRIPT } from "./injected-script.ts";

/** The maximum number of events that are kept for the next page, while no page that registered the worker is open. */
const MAX_BUFFERED_EVENTS = 1000;

const debuggerPaused = z.object({ callFrames: z.array(z.object({ callFrameId: z.string() })) });

/** The listeners for the service workers of one script in one profile. */
interface WorkerListeners {
  /** Of the open pages that have registered the script, in the order of their registrations. */
  readonly listeners: TargetEventListener[];
  /** Events while there was no listener. */
  readonly buffered: Parameters<TargetEventListener>[];
}

/**
 * The service workers of a browser. A worker outlives the page that registered it and is shared with other pages.
 * Its events are passed to one page only: the first of the open pages that registered it, or else the next one to
 * do so.
 */
export class ServiceWorkers {
  readonly #byScript = new Map<string, WorkerListeners>();

  /** Watches a worker from its start. */
  attach({ id, browserContextId, url, send, listen }: AttachedServiceWorker): void {
    // The browser may not support a command, or the worker may have ended.
    const sendQuietly: SendCommand = (method, params) =>
      send(method, params).catch(() => undefined);
    const target: TargetInfo = { id, type: "service_worker", url, send };
    const { listeners, buffered } = this.#listenersOf(browserContextId, url);
    listen((method, params) => {
      const [listener] = listeners;
      if (method === "Debugger.paused") void injectScript(sendQuietly, params);
      else if (listener !== undefined) listener(target, method, params);
      else if (buffered.length < MAX_BUFFERED_EVENTS) buffered.push([target, method, params]);
    });
    // Injecting the script now would crash the tab, so the worker is paused at the first line of its own script.
    void sendQuietly("Debugger.enable");
    void sendQuietly("Debugger.pause");
    void sendQuietly("Runtime.addBinding", { name: BINDING });
    void sendQuietly("Network.enable");
  }

  /** Adds the listener of a page that has registered a worker, and passes it the events so far. */
  addListener(browserContextId: string, script: string, listener: TargetEventListener): void {
    const { listeners, buffered } = this.#listenersOf(browserContextId, script);
    if (!listeners.includes(listener)) listeners.push(listener);
    for (const event of buffered.splice(0)) listener(...event);
  }

  /** Removes the listener of a page that is closed. */
  removeListener(listener: TargetEventListener): void {
    for (const { listeners } of this.#byScript.values()) {
      const index = listeners.indexOf(listener);
      if (index !== -1) listeners.splice(index, 1);
    }
  }

  #listenersOf(browserContextId: string, script: string): WorkerListeners {
    const key = JSON.stringify([browserContextId, script]);
    const existing = this.#byScript.get(key) ?? { listeners: [], buffered: [] };
    this.#byScript.set(key, existing);
    return existing;
  }
}

type SendCommand = (method: string, params?: object) => Promise<unknown>;

async function injectScript(send: SendCommand, params: unknown): Promise<void> {
  const [frame] = debuggerPaused.safeParse(params).data?.callFrames ?? [];
  await send("Debugger.evaluateOnCallFrame", {
    callFrameId: frame?.callFrameId,
    // Without a name, the call stack would show it under the address of the worker’s script.
    expression: `${INJECTED_SCRIPT}\n//# sourceURL=audit`,
  });
  // Only afterwards, because the browser may run the two commands in any order.
  await send("Debugger.disable");
}
