import type { BrowserContext, CDPSession, Page } from "playwright";
import { type Hear, watchPage } from "./target.ts";
import { within } from "./within.ts";

/** How long a tab may take to close, or to leave its page, in milliseconds. */
const PATIENCE = 5000;

/** Who is told what happens in a tab. */
export interface Watcher {
  readonly hear: Hear;
  readonly onDialog: () => void;
  readonly onWindow: () => void;
  /** Called when nothing more can happen in it; `why` is a sentence. */
  readonly onGone: (why: string) => void;
}

/** A tab of the browser, in which one page is visited after the other: opening one takes longer than most pages. */
export class Tab {
  readonly page: Page;
  #session: CDPSession | undefined;
  #watcher: Watcher | undefined;
  #isSound = true;

  private constructor(page: Page) {
    this.page = page;
    page.on("dialog", (dialog) => {
      this.#watcher?.onDialog();
      void dialog.dismiss().catch(() => {});
    });
    page.on("popup", (popup) => {
      this.#watcher?.onWindow();
      void popup.close().catch(() => {});
    });
    page.on("crash", () => this.#gone("The tab crashed."));
    page.on("close", () => this.#gone("The browser crashed."));
  }

  /** Opens one. Throws Playwright's error where the browser is gone. */
  static async open(profile: BrowserContext): Promise<Tab> {
    const tab = new Tab(await profile.newPage());
    tab.#session = await watchPage(tab.page, (...event) => tab.#watcher?.hear(...event));
    return tab;
  }

  /** Tells this watcher from now on, and none before it. */
  watch(watcher: Watcher): void {
    this.#watcher = watcher;
  }

  /** Loads no more of the page. */
  async stop(): Promise<void> {
    await this.#session?.send("Page.stopLoading").catch(() => {});
  }

  /** Leaves the page, as a visitor does. Returns whether the tab can be used again. */
  async leave(): Promise<boolean> {
    const left = await within(
      PATIENCE,
      this.page.goto("about:blank").then(() => true),
    );
    return left === true && this.#isSound;
  }

  async close(): Promise<void> {
    this.#watcher = undefined;
    await within(PATIENCE, this.page.close());
  }

  #gone(why: string): void {
    this.#isSound = false;
    this.#watcher?.onGone(why);
  }
}

/** The tabs that wait for their next page. */
export class Tabs {
  readonly #idle = new WeakMap<BrowserContext, Tab[]>();

  /** A tab of this profile. Throws Playwright's error where the browser is gone. */
  async take(profile: BrowserContext): Promise<Tab> {
    return this.#idle.get(profile)?.pop() ?? Tab.open(profile);
  }

  /** Gives one back whose page is at rest, or has been left. */
  give(profile: BrowserContext, tab: Tab): void {
    const idle = this.#idle.get(profile) ?? [];
    this.#idle.set(profile, [...idle, tab]);
  }
}
