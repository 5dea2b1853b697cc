import { z } from "zod";
import type { BannerSelectors } from "cookie-inventory";
import type { TargetInfo } from "../observe/devtools-target.ts";
import { within } from "../observe/timeouts.ts";
import { NAMES, rulesFor, messageCall } from "./banner-rules.ts";

/** How long a banner may take to be answered, and then to show that it was, in milliseconds. */
const PATIENCE = { answer: 20_000, proof: 5000, moved: 2000 };

const created = z.object({
  context: z.object({
    id: z.int(),
    auxData: z.object({ frameId: z.string(), isDefault: z.boolean() }),
  }),
});
const called = z.object({ name: z.string(), payload: z.string(), executionContextId: z.int() });
const result = z.object({
  cmp: z.string(),
  result: z.boolean(),
  scheduleSelfTest: z.boolean().optional(),
});
/** What autoconsent's script says (its lib/messages.ts), as far as it matters here. */
const message = z.discriminatedUnion("type", [
  z.object({ type: z.literal("init"), url: z.string() }),
  z.object({ type: z.literal("eval"), id: z.string(), code: z.string() }),
  z.object({ type: z.literal("popupFound"), cmp: z.string() }),
  result.extend({ type: z.literal("optOutResult") }),
  result.extend({ type: z.literal("optInResult") }),
  z.object({ type: z.literal("autoconsentDone") }),
  z.object({ type: z.literal("selfTestResult"), result: z.boolean() }),
  z.object({
    type: z.literal("report"),
    state: z.object({ heuristicSnippets: z.array(z.string()) }),
  }),
]);
type Message = z.output<typeof message>;

/** A world inside a document. */
interface World {
  readonly target: TargetInfo;
  readonly context: number;
}

/** What became of an answer: `why` is a sentence where it was not taken. */
type Taken = { readonly isTaken: true } | { readonly isTaken: false; readonly why: string };

/** What happens while a banner is answered. */
interface Step {
  readonly what: "done" | "refused" | "moved" | "found";
  readonly world: World;
}

/**
 * The banner of a page that asks about cookies, if there is one that is known: finds it and answers it. What
 * the browser tells of the page has to be handed on to `hear`.
 */
export class Banner {
  readonly #taught: BannerSelectors | null;
  /** The page's own world of each frame, by the frame. */
  readonly #pages = new Map<string, World>();
  /** The frame of each world. */
  readonly #frames = new Map<string, string>();
  readonly #found = Promise.withResolvers<string>();
  readonly #proof = Promise.withResolvers<boolean>();
  readonly #events = new Mailbox<Step>();
  #asking: World | undefined;
  #isAnswered = false;
  #needsProof = false;
  /** What the page says in the words of such banners, whether or not its banner is known. */
  words: string | undefined;

  constructor(taught: BannerSelectors | null) {
    this.#taught = taught;
  }

  hear(target: TargetInfo, method: string, params: unknown): void {
    if (method === "Runtime.executionContextCreated") this.#meet(target, params);
    if (method !== "Runtime.bindingCalled") return;
    const { name, payload, executionContextId: context } = called.parse(params);
    if (name !== NAMES.binding) return;
    const read = message.safeParse(JSON.parse(payload));
    if (read.success) void this.#take(read.data, { target, context });
  }

  /** The kind of banner that is shown, as soon as one is; undefined where none is within `timeouts`, in milliseconds. */
  found(timeouts: number): Promise<string | undefined> {
    return within(timeouts, this.#found.promise);
  }

  /** Answers the banner that was found. */
  async answer(as: "rejected" | "accepted"): Promise<Taken> {
    const command = { type: as === "rejected" ? "optOut" : "optIn" };
    const asked = this.#asking;
    if (asked === undefined) return notTaken("There is no banner.");
    this.#isAnswered = true;
    void this.#tell(asked, command);
    const taken = (await within(PATIENCE.answer, this.#follow(command))) ?? TOO_LATE;
    if (!taken.isTaken || !this.#needsProof) return taken;
    void this.#tell(asked, { type: "selfTest" });
    // Where the banner took its frame along, there is nobody left to ask.
    const proof = await within(PATIENCE.proof, this.#proof.promise);
    return proof === false
      ? notTaken("It was answered, and the website does not show that it took the answer.")
      : taken;
  }

  /** Follows what the answer leads to: a banner may have several parts, and a form leads to another page. */
  async #follow(command: object): Promise<Taken> {
    for (let moves = 0; ;) {
      const { what, world } = await this.#events.next();
      if (what === "done") return TAKEN;
      // On a page to which the answer led, there is nothing left to click.
      if (what === "refused") return moves > 0 ? TAKEN : NOT_THERE;
      if (what === "found") void this.#tell(world, command);
      if (what !== "moved") continue;
      const again = await within(PATIENCE.moved, this.#events.next());
      if (again?.what !== "found") return TAKEN;
      if (moves > 0) return notTaken("It was answered, and asks again.");
      moves += 1;
      void this.#tell(again.world, command);
    }
  }

  #meet(target: TargetInfo, params: unknown): void {
    const { data } = created.safeParse(params);
    if (data === undefined) return;
    const { id, auxData } = data.context;
    this.#frames.set(keyOf({ target, context: id }), auxData.frameId);
    if (auxData.isDefault) this.#pages.set(auxData.frameId, { target, context: id });
  }

  async #take(said: Message, world: World): Promise<void> {
    switch (said.type) {
      case "init":
        if (this.#isAnswered && this.#isSamePlace(world)) this.#tellOf("moved", world);
        return this.#tell(world, {
          type: "initResp",
          rules: { autoconsent: rulesFor(said.url, this.#taught) },
          config: CONFIG,
        });
      case "eval":
        return this.#tell(world, {
          type: "evalResp",
          id: said.id,
          result: await this.#evaluate(said.code, world),
        });
      case "popupFound":
        this.#asking ??= world;
        if (this.#isAnswered) this.#tellOf("found", world);
        return this.#found.resolve(said.cmp);
      case "optOutResult":
      case "optInResult":
        this.#needsProof = said.scheduleSelfTest === true;
        return said.result ? undefined : this.#tellOf("refused", world);
      case "autoconsentDone":
        return this.#tellOf("done", world);
      case "selfTestResult":
        return this.#proof.resolve(said.result);
      case "report":
        this.words ??= said.state.heuristicSnippets[0];
        return undefined;
    }
  }

  #tellOf(what: Step["what"], world: World): void {
    this.#events.put({ what, world });
  }

  /** Whether a document stands where the banner was asked for, or is the whole page. */
  #isSamePlace(world: World): boolean {
    const frame = this.#frames.get(keyOf(world));
    const asked = this.#asking && this.#frames.get(keyOf(this.#asking));
    return frame === asked || (world.target.type === "page" && frame === world.target.id);
  }

  /** Some banners are asked by their own functions, which only the page itself can call. */
  async #evaluate(code: string, world: World): Promise<unknown> {
    const page = this.#pages.get(this.#frames.get(keyOf(world)) ?? "");
    if (page === undefined) return false;
    const told = await page.target
      .send("Runtime.evaluate", {
        expression: code,
        contextId: page.context,
        returnByValue: true,
        awaitPromise: true,
      })
      .catch(() => undefined);
    const read = z.object({ result: z.object({ value: z.unknown() }) }).safeParse(told);
    return read.data?.result.value ?? false;
  }

  async #tell({ target, context }: World, what: object): Promise<void> {
    const question = { expression: messageCall(what), contextId: context };
    // The document may be gone by now.
    await target.send("Runtime.evaluate", question).catch(() => undefined);
  }
}

/** It waits to be told what to answer, and hides nothing. */
const CONFIG = {
  enabled: true,
  autoAction: null,
  disabledCmps: [],
  enablePrehide: false,
  enableCosmeticRules: false,
  enableGeneratedRules: true,
  detectRetries: 20,
  isMainWorld: false,
  enableHeuristicDetection: true,
  enablePopupMutationObserver: false,
  heuristicMode: "off",
  visualTest: false,
  performanceLoggingEnabled: false,
};

const TAKEN: Taken = { isTaken: true };
const NOT_THERE = notTaken("What it offers to click was not all there.");
const TOO_LATE = notTaken(`It had not been answered after ${PATIENCE.answer / 1000} seconds.`);

function notTaken(why: string): Taken {
  return { isTaken: false, why };
}

/** Holds what was put in until somebody asks for it. */
class Mailbox<T> {
  readonly #held: T[] = [];
  #waiting: ((each: T) => void) | undefined;

  put(each: T): void {
    if (this.#waiting === undefined) this.#held.push(each);
    else this.#waiting(each);
    this.#waiting = undefined;
  }

  async next(): Promise<T> {
    const [first] = this.#held.splice(0, 1);
    if (first !== undefined) return first;
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }
}

function keyOf({ target, context }: World): string {
  return `${target.id} ${context}`;
}
