import type { BrowserContext, Page } from "playwright";
import {
  type InjectedScript,
  type TargetEventListener,
  type WatchedPage,
  watchPage,
} from "./devtools-target.ts";
import { withTimeout } from "./with-timeout.ts";

/** How long a tab may take to close, or to leave its page, in milliseconds. */
const CLOSE_TIMEOUT = 5000;

/** Callbacks for events in a tab. */
export interface TabObserver {
  readonly onEvent: TargetEventListener;
  readonly onDialog: () => void;
  readonly onPopup: () => void;
  /** Whether a page may not open an address. The address is requested only once it is known that it may. */
  readonly isBlocked: (address: string) => Promise<boolean>;
  /** Called when the tab or the browser has crashed; `why` is a sentence. */
  readonly onCrash: (why: string) => void;
}

/** A tab that is reused for one page after another, because opening a tab takes longer than most pages. */
export class BrowserTab {
  readonly page: Page;
  #watched: WatchedPage | undefined;
  #observer: TabObserver | undefined;
  #hasCrashed = false;

  private constructor(page: Page) {
    this.page = page;
    page.on("dialog", (dialog) => {
      // Dismissing a “beforeunload” dialog would keep the tab on its page.
      const isBeforeUnload = dialog.type() === "beforeunload";
      if (!isBeforeUnload) this.#observer?.onDialog();
      void (isBeforeUnload ? dialog.accept() : dialog.dismiss()).catch(() => {});
    });
    page.on("popup", (popup) => {
      this.#observer?.onPopup();
      void popup.close().catch(() => {});
    });
    page.on("crash", () => this.#crash("The tab crashed."));
    page.on("close", () => this.#crash("The browser crashed."));
  }

  /** Opens a tab that injects a `consentScript`, if any. Throws Playwright’s error if the browser has crashed. */
  static async open(profile: BrowserContext, consentScript?: InjectedScript): Promise<BrowserTab> {
    const tab = new BrowserTab(await profile.newPage());
    const onEvent: TargetEventListener = (...event) => tab.#observer?.onEvent(...event);
    tab.#watched = await watchPage(tab.page, onEvent, consentScript);
    await tab.#interceptRequests(tab.#watched);
    return tab;
  }

  /** Blocks navigations, including redirects, before the browser requests an address that the page may not open. */
  async #interceptRequests({ session, frameId: mainFrameId }: WatchedPage): Promise<void> {
    const respond = async (requestId: string, frameId: string, address: string) => {
      // A page that is no longer observed may not open another one.
      const isBlocked =
        frameId === mainFrameId && ((await this.#observer?.isBlocked(address)) ?? true);
      await (isBlocked
        ? session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" })
        : session.send("Fetch.continueRequest", { requestId }));
    };
    session.on("Fetch.requestPaused", ({ requestId, frameId, request }) => {
      // The request may have ended.
      respond(requestId, frameId, request.url).catch(() => {});
    });
    await session.send("Fetch.enable", { patterns: [{ resourceType: "Document" }] });
  }

  /** Replaces the observer of the tab. */
  observe(observer: TabObserver | undefined): void {
    this.#observer = observer;
  }

  get browserContextId(): string {
    return this.#watched?.browserContextId ?? "";
  }

  async stopLoading(): Promise<void> {
    await this.#watched?.session.send("Page.stopLoading").catch(() => {});
  }

  /** Opens an empty page. Returns whether the tab can be reused. */
  async leavePage(): Promise<boolean> {
    const hasLeft = await withTimeout(
      CLOSE_TIMEOUT,
      this.page.goto("about:blank").then(() => true),
    );
    return hasLeft === true && !this.#hasCrashed;
  }

  async close(): Promise<void> {
    this.#observer = undefined;
    await withTimeout(CLOSE_TIMEOUT, this.page.close());
  }

  #crash(why: string): void {
    this.#hasCrashed = true;
    this.#observer?.onCrash(why);
  }
}

/** The open tabs that can be reused. */
export class TabPool {
  readonly #idle = new WeakMap<BrowserContext, BrowserTab[]>();

  /** Returns a tab of this profile. Throws Playwright’s error if the browser has crashed. */
  async acquire(profile: BrowserContext): Promise<BrowserTab> {
    return this.#idle.get(profile)?.pop() ?? BrowserTab.open(profile);
  }

  /** Takes back a tab whose page has settled or been left. */
  release(profile: BrowserContext, tab: BrowserTab): void {
    const idle = this.#idle.get(profile) ?? [];
    this.#idle.set(profile, [...idle, tab]);
  }
}
