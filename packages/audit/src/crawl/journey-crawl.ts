import { type Journey, UserError } from "cookie-inventory";
import type { BrowserContext } from "playwright";
import { runJourney } from "../journey/run-journey.ts";
import { createValueFilter, type ValueFilter } from "../journey/value-filter.ts";
import type {
  JournalEntry,
  JourneyResult,
  Page,
  State,
  WebsiteEntry,
} from "../observation-schema.ts";
import { CrawlQueue, type QueuedPage } from "./crawl-queue.ts";
import { type CrawlScope, createScope } from "./crawl-scope.ts";
import { type CrawlContext, CrawlerSession } from "./crawler-session.ts";
import type { JourneyEntries, JourneyInput } from "./journey-entries.ts";
import { JourneyChoices } from "./journey-choices.ts";
import { mergeStepPages } from "./journey-pages.ts";
import { normaliseUrl } from "./normalise-url.ts";
import { looksLikeSignOut } from "./sign-out-links.ts";

/** One at a time: some websites end a session that opens several pages at once. */
const ONE_PAGE = { busy: 1, open: 1 };

/** The result of the steps, and the pages that they opened. */
type StepResult = Pick<JourneyEntries, "result" | "pages">;

/** A journey in one state, and the pages that are visited after it. */
export class JourneyCrawl {
  readonly #context: CrawlContext;
  readonly #journey: Journey;
  readonly #state: State;
  readonly #input: JourneyInput;
  readonly #values: ValueFilter;
  readonly #queue: CrawlQueue;
  /** The addresses to visit after the steps; undefined if there are none. */
  readonly #area: CrawlScope | undefined;
  readonly #choices: JourneyChoices;
  /** The entries to write when the journey has ended: one that is interrupted starts again. */
  readonly #unwritten: WebsiteEntry[] = [];
  /** The profile after a crash needs another login. */
  readonly #stepResults = new WeakMap<BrowserContext, Promise<StepResult>>();

  constructor(context: CrawlContext, journey: Journey, state: State, input: JourneyInput) {
    const { website, options, siteFiles } = context;
    this.#values = createValueFilter(journey, options.variables);
    this.#context = {
      ...context,
      options: {
        ...options,
        ...this.#values.redactEvidence(options),
        write: (entry) => this.#write(entry),
      },
    };
    this.#journey = journey;
    this.#state = state;
    this.#input = input;
    this.#queue = new CrawlQueue(website.limits, (address) => siteFiles.isAllowed(address), {
      name: journey.name,
      firstOrder: input.firstOrder,
    });
    const { thenVisit: include } = journey;
    const { exclude } = website.limits;
    const { domains } = context.scope;
    this.#area = include && createScope({ domains, starts: [], include, exclude });
    this.#choices = new JourneyChoices(this.#context, journey, state, input);
  }

  async run(): Promise<JourneyEntries> {
    const entries = (await this.#readEarlier()) ?? (await this.#runAndWrite());
    const { redact, redactEntry } = this.#values;
    const { robots, traps, limit, notPages } = this.#queue.skipped();
    return {
      result: redactEntry(entries.result),
      pages: entries.pages.map((page) => redactEntry(page)),
      choices: this.#choices.added,
      skipped: {
        robots: robots.map(redact),
        traps: traps.map(redact),
        limit: limit.map(redact),
        notPages: notPages.map(redact),
      },
    };
  }

  async #runAndWrite(): Promise<StepResult> {
    const { progress, browser } = this.#context;
    await browser.resetProfile();
    const session = new CrawlerSession(this.#context, this.#state, []);
    progress.addQueued(1);
    const { result, pages } = await this.#runOnce(session);
    for (const entry of [...this.#choices.added, ...pages]) this.#write(entry);
    progress.addDone(this.#state, result.outcome === "failed");
    const further =
      result.outcome === "completed"
        ? await this.#follow(result, pages, (queued) => this.#visitAll(session, queued))
        : [];
    for (const entry of [...this.#unwritten, result])
      this.#input.write(this.#values.redactEntry(entry));
    return { result, pages: [...pages, ...further] };
  }

  /** Returns what an interrupted run has written about this journey in this state; undefined if it did not end. */
  async #readEarlier(): Promise<StepResult | undefined> {
    const { name } = this.#journey;
    const result = this.#input.earlier
      .filter((entry) => entry.type === "journey")
      .find((entry) => entry.state === this.#state && entry.name === name);
    if (result === undefined) return undefined;
    const pages = this.#input.earlier
      .filter((entry) => entry.type === "page")
      .filter((page) => page.state === this.#state && page.journey === name);
    const steps = pages.filter(({ depth }) => depth === 0);
    // Repeated without visiting them, to find what was skipped.
    await this.#follow(result, steps, async (_queued, depth) =>
      pages.filter((page) => page.depth === depth),
    );
    return { result, pages };
  }

  async #runOnce(session: CrawlerSession): Promise<StepResult> {
    const profile = await this.#context.browser.profile();
    const result = this.#stepResults.get(profile) ?? this.#runSteps(session);
    this.#stepResults.set(profile, result);
    return result;
  }

  async #runSteps(session: CrawlerSession): Promise<StepResult> {
    const { options, website } = this.#context;
    const whyNot = await this.#choices.make(session);
    if (whyNot !== undefined) return this.#toStepResult({ outcome: "not-run", why: whyNot });
    try {
      const run = await runJourney(this.#journey, await session.visitContext(), {
        base: website.starts[0] ?? "",
        variables: options.variables,
        signal: options.signal,
        waitForTurn: (address) => session.waitForTurn(address),
      });
      const pages = run.pages.map((page) => ({
        ...page,
        address: normaliseUrl(page.address) ?? page.address,
      }));
      const address = pages.at(-1)?.address ?? null;
      const { failure, milliseconds } = run;
      if (failure === null) {
        return this.#toStepResult({ outcome: "completed", address, milliseconds }, pages);
      }
      const { step, why, picture: png } = failure;
      const name = `${toFileName(this.#journey.name)}-${this.#state}-step-${step}`;
      const picture = png === undefined ? null : (options.savePicture?.(name, png) ?? null);
      return this.#toStepResult(
        { outcome: "failed", step, why, picture, address, milliseconds },
        pages,
      );
    } catch (cause) {
      options.signal.throwIfAborted();
      if (cause instanceof UserError) throw cause;
      return this.#toStepResult({ outcome: "failed", why: session.failureMessage(cause) });
    }
  }

  #toStepResult(
    change: Partial<JourneyResult> & Pick<JourneyResult, "outcome">,
    opened: Parameters<typeof mergeStepPages>[0] = [],
  ): StepResult {
    const website = this.#context.website.number;
    const { name, login = false } = this.#journey;
    const covered = opened.filter(({ address }) => this.#choices.covers(address));
    return {
      result: {
        type: "journey",
        website,
        state: this.#state,
        name,
        login,
        step: null,
        address: null,
        why: null,
        picture: null,
        milliseconds: 0,
        ...change,
      },
      pages: mergeStepPages(covered).map((page, index) => ({
        type: "page",
        website,
        state: this.#state,
        journey: name,
        ...page,
        order: this.#input.firstOrder + index,
        links: this.#selectLinks(page.links),
      })),
    };
  }

  /** Returns the pages that the last page of the steps leads to. `visit` visits those of one depth. */
  async #follow(
    { address: lastAddress }: JourneyResult,
    steps: readonly Page[],
    visit: (queued: readonly QueuedPage[], depth: number) => Promise<readonly Page[]>,
  ): Promise<Page[]> {
    this.#queue.addStarts(steps.map(({ address }) => address));
    const further: Page[] = [];
    let level: readonly Page[] = steps.filter(({ address }) => address === lastAddress);
    for (let depth = 1; level.length > 0; depth += 1) {
      await this.#input.readSites(level.flatMap(({ links }) => links));
      level = await visit(this.#queue.addLevel(depth, level, []), depth);
      further.push(...level);
    }
    return further;
  }

  #visitAll(session: CrawlerSession, queued: readonly QueuedPage[]): Promise<Page[]> {
    return session.visitAll(
      queued,
      ONE_PAGE,
      (links) => this.#selectLinks(links),
      async () => {
        const { outcome, why } = (await this.#runOnce(session)).result;
        return outcome === "completed"
          ? undefined
          : `The journey could not be repeated. ${why ?? ""}`.trim();
      },
    );
  }

  #write(entry: JournalEntry): void {
    if (entry.type !== "run") this.#unwritten.push(entry);
  }

  /** Returns the links to visit after the steps that have not been found before. */
  #selectLinks(links: readonly string[]): string[] {
    const addresses = links.flatMap((link) => normaliseUrl(link) ?? []);
    return [...new Set(addresses)]
      .filter((address) => this.#area?.contains(address) === true && !looksLikeSignOut(address))
      .filter((address) => this.#choices.covers(address) && !this.#queue.hasFound(address))
      .toSorted();
  }
}

/** The longest part of a file name that comes from the name of a journey, in characters. */
const MAX_FILE_NAME = 60;

function toFileName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, MAX_FILE_NAME);
}
