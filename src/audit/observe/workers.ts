import { z } from "zod";
import type { BegunWorker } from "../../browser/pipe.ts";
import { BINDING, HOOK } from "./hook.ts";
import type { Hear, TargetInfo } from "./target.ts";

/** A worker that no page asked for, as far as we have seen, keeps at most so many events for the page that does. */
const MOST_KEPT = 1000;

const paused = z.object({ callFrames: z.array(z.object({ callFrameId: z.string() })) });

/** Who hears the service workers of one script in one profile. */
interface Audience {
  hear: Hear | undefined;
  /** What was told before a page asked. */
  kept: Parameters<Hear>[] | undefined;
}

/**
 * The service workers of a browser. A worker outlives the page that asked for it and serves others: what it does
 * is told of the page that asked for it first, and once that is closed of the one that asks for it next.
 */
export class Workers {
  readonly #audiences = new Map<string, Audience>();

  /** A worker begins: nothing that it does is missed. */
  begin({ id, profile, url, send, listen }: BegunWorker): void {
    // Not every browser knows every part of the protocol, and the worker may be gone by now.
    const ask = (method: string, params?: object) => send(method, params).catch(() => undefined);
    const target: TargetInfo = { id, type: "service_worker", url, send };
    const audience = this.#audience(profile, url);
    listen((method, params) => {
      if (method === "Debugger.paused") void hookPaused(ask, params);
      else if (audience.hear !== undefined) audience.hear(target, method, params);
      else if ((audience.kept?.length ?? MOST_KEPT) < MOST_KEPT) {
        audience.kept?.push([target, method, params]);
      }
    });
    // It cannot run our script yet (the tab crashes), so it is stopped at the first line of its own.
    void ask("Debugger.enable");
    void ask("Debugger.pause");
    void ask("Runtime.addBinding", { name: BINDING });
    void ask("Network.enable");
  }

  /** A page asks for a worker, by the address of its script. Returns whether none has asked for it before. */
  ask(profile: string, script: string, hear: Hear): boolean {
    const audience = this.#audience(profile, script);
    const { kept } = audience;
    audience.hear ??= hear;
    audience.kept = undefined;
    for (const event of kept ?? []) hear(...event);
    return kept !== undefined;
  }

  /** A page is closed. */
  leave(hear: Hear): void {
    for (const audience of this.#audiences.values()) {
      if (audience.hear === hear) audience.hear = undefined;
    }
  }

  #audience(profile: string, script: string): Audience {
    const key = JSON.stringify([profile, script]);
    const audience = this.#audiences.get(key) ?? { hear: undefined, kept: [] };
    this.#audiences.set(key, audience);
    return audience;
  }
}

type Ask = (method: string, params?: object) => Promise<unknown>;

async function hookPaused(ask: Ask, params: unknown): Promise<void> {
  const [frame] = paused.parse(params).callFrames;
  await ask("Debugger.evaluateOnCallFrame", {
    callFrameId: frame?.callFrameId,
    expression: HOOK,
  });
  // Not before: the browser takes the two in any order.
  await ask("Debugger.disable");
}
