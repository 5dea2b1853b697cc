import { z } from "zod";
import type { BegunWorker } from "../browser/devtools-pipe.ts";
import { BINDING, INJECTED_SCRIPT } from "./injected-script.ts";
import type { Hear, TargetInfo } from "./devtools-target.ts";

/** While no page that asked for it is open, a worker keeps at most so many events for the page that asks next. */
const MOST_KEPT = 1000;

const paused = z.object({ callFrames: z.array(z.object({ callFrameId: z.string() })) });

/** Who hears the service workers of one script in one profile. */
interface Audience {
  /** The pages that have asked for it and are open, in the order in which they asked. */
  readonly hears: Hear[];
  /** What was told while there was none. */
  readonly kept: Parameters<Hear>[];
}

/**
 * The service workers of a browser. A worker outlives the page that asked for it and serves others: what it does
 * is told of the page that asked for it first, of those that are open; where none is, of the one that asks next.
 */
export class ServiceWorkers {
  readonly #audiences = new Map<string, Audience>();

  /** A worker begins: nothing that it does is missed. */
  begin({ id, profile, url, send, listen }: BegunWorker): void {
    // Not every browser knows every part of the protocol, and the worker may be gone by now.
    const ask = (method: string, params?: object) => send(method, params).catch(() => undefined);
    const target: TargetInfo = { id, type: "service_worker", url, send };
    const { hears, kept } = this.#audience(profile, url);
    listen((method, params) => {
      const [hear] = hears;
      if (method === "Debugger.paused") void hookPaused(ask, params);
      else if (hear !== undefined) hear(target, method, params);
      else if (kept.length < MOST_KEPT) kept.push([target, method, params]);
    });
    // It cannot run our script yet (the tab crashes), so it is stopped at the first line of its own.
    void ask("Debugger.enable");
    void ask("Debugger.pause");
    void ask("Runtime.addBinding", { name: BINDING });
    void ask("Network.enable");
  }

  /** A page asks for a worker, by the address of its script, and hears at once what was kept for it. */
  ask(profile: string, script: string, hear: Hear): void {
    const { hears, kept } = this.#audience(profile, script);
    if (!hears.includes(hear)) hears.push(hear);
    for (const event of kept.splice(0)) hear(...event);
  }

  /** A page is closed. */
  leave(hear: Hear): void {
    for (const { hears } of this.#audiences.values()) {
      const place = hears.indexOf(hear);
      if (place !== -1) hears.splice(place, 1);
    }
  }

  #audience(profile: string, script: string): Audience {
    const key = JSON.stringify([profile, script]);
    const audience = this.#audiences.get(key) ?? { hears: [], kept: [] };
    this.#audiences.set(key, audience);
    return audience;
  }
}

type Ask = (method: string, params?: object) => Promise<unknown>;

async function hookPaused(ask: Ask, params: unknown): Promise<void> {
  const [frame] = paused.safeParse(params).data?.callFrames ?? [];
  await ask("Debugger.evaluateOnCallFrame", {
    callFrameId: frame?.callFrameId,
    // Without a name of its own, it would stand on the call stack under the address of the worker's script.
    expression: `${INJECTED_SCRIPT}\n//# sourceURL=audit`,
  });
  // Not before: the browser takes the two in any order.
  await ask("Debugger.disable");
}
