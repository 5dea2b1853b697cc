import { z } from "zod";
import type { TargetInfo } from "../observe/devtools-target.ts";
import { CONSENT_SCRIPT } from "./banner-rules.ts";
import {
  type Click,
  PAGE_FUNCTIONS,
  type PageFunctions,
  type PagePart,
  type RadioButton,
} from "./page-script.ts";

const executionContextCreated = z.object({
  context: z.object({
    id: z.int(),
    name: z.string().optional(),
    auxData: z.object({ frameId: z.string(), isDefault: z.boolean() }),
  }),
});
const click = z.union([z.string(), z.object({ button: z.string() })]);
const pageParts = z.array(
  z.object({
    selector: z.string(),
    text: z.string(),
    prose: z.string(),
    isOverlay: z.boolean(),
    hasTextField: z.boolean(),
    hasSwitches: z.boolean(),
    buttons: z.array(z.object({ text: z.string(), click })),
  }),
);
const radioButtons = z.array(z.object({ group: z.string(), label: z.string(), value: z.string() }));
const evaluated = z.object({ result: z.object({ value: z.unknown() }) });

/** A JavaScript execution context in a frame of a target. */
export interface ExecutionContext {
  readonly target: TargetInfo;
  readonly id: number;
}

/** The documents of a page’s frames, in which the scripts for cookie banners run. */
export class BannerDocuments {
  /** The context of the page’s own scripts, by frame id. */
  readonly #mainContexts = new Map<string, ExecutionContext>();
  /** The context of the injected scripts, by frame id. */
  readonly #scriptContexts = new Map<string, ExecutionContext>();
  /** The frame id of each context. */
  readonly #frameIds = new Map<string, string>();

  handleEvent(target: TargetInfo, method: string, params: unknown): void {
    if (method !== "Runtime.executionContextCreated") return;
    const { data } = executionContextCreated.safeParse(params);
    if (data === undefined) return;
    const { id, name, auxData } = data.context;
    const context = { target, id };
    this.#frameIds.set(keyOf(context), auxData.frameId);
    if (auxData.isDefault) this.#mainContexts.set(auxData.frameId, context);
    if (name === CONSENT_SCRIPT.world) this.#scriptContexts.set(auxData.frameId, context);
  }

  /** Returns the contexts of the injected scripts; that of the main frame first. */
  all(): ExecutionContext[] {
    return [...this.#scriptContexts.values()].toSorted(
      (a, b) => Number(this.isMainFrame(b)) - Number(this.isMainFrame(a)),
    );
  }

  /** Returns the targets of the contexts: the page, and its frames in other processes. */
  targets(): Set<TargetInfo> {
    return new Set(this.all().map(({ target }) => target));
  }

  frameIdOf(context: ExecutionContext): string | undefined {
    return this.#frameIds.get(keyOf(context));
  }

  isMainFrame(context: ExecutionContext): boolean {
    return context.target.type === "page" && this.frameIdOf(context) === context.target.id;
  }

  /** Returns the parts of a document that may be a banner; none if the document has been closed. */
  async findParts(context: ExecutionContext): Promise<PagePart[]> {
    return pageParts.safeParse(await this.#call(context, "findParts")).data ?? [];
  }

  /** Whether something that matches the selector is visible in a document. */
  async isShown(context: ExecutionContext, selector: string): Promise<boolean> {
    return (await this.#call(context, "isShown", selector)) === true;
  }

  /** Whether something hidden in a document is being animated, and may become visible. */
  async isAppearing(context: ExecutionContext): Promise<boolean> {
    return (await this.#call(context, "isAppearing")) === true;
  }

  /** Whether something to click is visible, a button only inside `part`. */
  async canClick(context: ExecutionContext, target: Click, part: string): Promise<boolean> {
    return (await this.#call(context, "canClick", target, part)) === true;
  }

  /** Clicks something visible, a button only inside `part`. Returns whether it was there. */
  async click(context: ExecutionContext, target: Click, part: string): Promise<boolean> {
    return (await this.#call(context, "click", target, part)) === true;
  }

  async findRadioButtons(context: ExecutionContext, part: string): Promise<RadioButton[]> {
    return radioButtons.safeParse(await this.#call(context, "findRadioButtons", part)).data ?? [];
  }

  /** Turns the switches in `part` on or off, and chooses radio buttons by their positions. */
  async setSwitches(
    context: ExecutionContext,
    part: string,
    isOn: boolean,
    radioButtonPositions: readonly number[],
  ): Promise<void> {
    await this.#call(context, "setSwitches", part, isOn, radioButtonPositions);
  }

  /** Scrolls down and back, in the main frame. */
  async scroll(): Promise<void> {
    const [context] = this.all();
    if (context !== undefined) await this.#call(context, "scroll");
  }

  #call<Name extends keyof PageFunctions>(
    context: ExecutionContext,
    name: Name,
    ...args: Parameters<PageFunctions[Name]>
  ): Promise<unknown> {
    const list = args.map((each) => JSON.stringify(each)).join(", ");
    return this.evaluate(context, `${PAGE_FUNCTIONS}.${name}(${list})`);
  }

  /** Runs code among the page’s own scripts of a context’s frame: some rules call functions of the banner. */
  async evaluateInPage(context: ExecutionContext, code: string): Promise<unknown> {
    const mainContext = this.#mainContexts.get(this.frameIdOf(context) ?? "");
    return mainContext === undefined ? undefined : this.evaluate(mainContext, code);
  }

  /** Returns the value of an expression; undefined if it fails or the document has been closed. */
  async evaluate({ target, id }: ExecutionContext, expression: string): Promise<unknown> {
    const options = { returnByValue: true, awaitPromise: true };
    const response = await target
      .send("Runtime.evaluate", { expression, contextId: id, ...options })
      .catch(() => undefined);
    return evaluated.safeParse(response).data?.result.value;
  }
}

function keyOf({ target, id }: ExecutionContext): string {
  return `${target.id} ${id}`;
}
