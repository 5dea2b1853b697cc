import { setTimeout as sleep } from "node:timers/promises";
import { type JourneyStep, WEBSITES_FILE } from "cookie-inventory";
import type { Locator, Page as Tab } from "playwright";
import { joinList } from "../compare/quoting.ts";
import { isShown, type Navigation } from "../observe/navigation.ts";
import type { PageSeriesRecorder } from "../observe/page-series-recorder.ts";
import type { PageVisit } from "../observe/page-visit.ts";
import type { Variables } from "./journey-variables.ts";
import { findVisible, isSelector } from "./page-elements.ts";

/** What the steps of a journey work on. */
export interface StepContext {
  readonly tab: Tab;
  readonly visit: PageVisit;
  readonly recorder: PageSeriesRecorder;
  /** The address of the website, to which paths are relative. */
  readonly base: string;
  readonly variables: Variables;
  readonly signal: AbortSignal;
  /** The longest time for a step, in milliseconds. */
  readonly timeout: number;
  /** Waits until the host of an address may be requested again. */
  readonly waitForTurn: (address: string) => Promise<void>;
}

/** The step that could not be done, and why: what is wrong, then what to do. */
export interface StepFailure {
  /** From 1. */
  readonly step: number;
  readonly why: string;
}

/** Does the steps one after another. Returns the first failure; null if there is none. Steps are never repeated. */
export async function runSteps(
  steps: readonly JourneyStep[],
  context: StepContext,
): Promise<StepFailure | null> {
  for (const [index, step] of steps.entries()) {
    const problem = await runStep(step, context);
    if (problem === undefined) continue;
    const used = new Set(steps.slice(0, index).flatMap(({ from }) => from ?? []));
    // A website shows the page again if the password is wrong.
    const values = used.size === 0 ? "" : ` Check the values of ${joinList([...used])} too.`;
    return {
      step: index + 1,
      why: `Step ${index + 1}, ${describeStep(step)}: ${problem}${values}`,
    };
  }
  return null;
}

/** Returns why a step could not be done; undefined if it could. */
async function runStep(step: JourneyStep, context: StepContext): Promise<string | undefined> {
  if (step.goTo !== undefined) return goTo(step.goTo, context);
  if (step.wait !== undefined) {
    await sleep(step.wait * 1000, undefined, { signal: context.signal });
    return undefined;
  }
  const selector = step.fill ?? step.click ?? step.waitFor ?? "";
  const { tab, timeout } = context;
  if (!(await isSelector(tab, selector))) return `this is not a CSS selector. ${CORRECT_IT}`;
  const started = performance.now();
  const element = await findVisible(tab, selector, timeout);
  if (element === undefined) return describeMissing(context);
  const left = Math.max(1000, timeout - (performance.now() - started));
  try {
    if (step.fill !== undefined) {
      await element.fill(context.variables.get(step.from ?? "") ?? "", { timeout: left });
    } else if (step.click !== undefined) return await click(element, left, context);
    return undefined;
  } catch (cause) {
    return describeError(cause, timeout);
  }
}

async function goTo(
  target: string,
  { visit, base, waitForTurn }: StepContext,
): Promise<string | undefined> {
  const { href } = new URL(target, base);
  await waitForTurn(href);
  const navigation = await visit.open(href);
  if (isShown(navigation)) await visit.waitUntilSettled();
  return describeNavigation(navigation);
}

async function click(
  element: Locator,
  timeout: number,
  { tab, visit, recorder, waitForTurn }: StepContext,
): Promise<string | undefined> {
  const address = tab.url();
  if (/^https?:/.test(address)) await waitForTurn(address);
  const { documents } = recorder;
  await element.click({ timeout });
  await visit.waitUntilSettled();
  return recorder.documents === documents
    ? undefined
    : describeNavigation(visit.currentNavigation());
}

function describeStep(step: JourneyStep): string {
  if (step.wait !== undefined) return `wait ${step.wait}`;
  const [action, target] = Object.entries(step).find(([name]) => name !== "from") ?? [];
  return `${action} “${target}”`;
}

function describeNavigation({ outcome, status, why }: Navigation): string | undefined {
  if (outcome === "visited") return undefined;
  if (outcome === "download") return `it opened a file instead of a page. ${CORRECT_IT}`;
  return `${why ?? `The page that it opened responded with status ${status}.`} Try the step in a private window; if it works there, run the audit again.`;
}

function describeMissing({ tab, timeout }: StepContext): string {
  if (tab.isClosed()) return "The browser crashed. Run the audit again.";
  return `no visible element matched within ${timeout / 1000} seconds on ${tab.url()}. Try the steps in a private window, and correct this step or an earlier one in ${WEBSITES_FILE}.`;
}

/** Returns why the browser could not use an element. Its own message can contain the text that was filled in. */
function describeError(cause: unknown, timeout: number): string {
  const text = String(cause);
  if (text.includes("intercepts pointer events")) {
    return `something else on the page covers it, such as a cookie banner. Click that away first, or run the journey only after a choice: "when": ["rejected", "accepted"].`;
  }
  if (text.includes("Element is not an")) return `it is not a field to fill in. ${CORRECT_IT}`;
  if (/closed|crashed/.test(text)) return "The browser crashed. Run the audit again.";
  return `it could not be used within ${timeout / 1000} seconds; it may be disabled or moving. Try the steps in a private window, and correct them in ${WEBSITES_FILE}.`;
}

const CORRECT_IT = `Correct it in ${WEBSITES_FILE}.`;
