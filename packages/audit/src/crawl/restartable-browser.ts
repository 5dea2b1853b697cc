import { UserError } from "cookie-inventory";
import type { BrowserContext } from "playwright";
import type { AttachedServiceWorker } from "../browser/devtools-pipe.ts";
import type { RunningBrowser } from "../browser/launch-chromium.ts";
import { acceptsThirdPartyCookies } from "../browser/third-party-cookie-check.ts";
import { ServiceWorkers } from "../observe/service-workers.ts";

/** Starts a browser; `onWorker` is called with each service worker as it starts. */
type Launch = (onWorker: (worker: AttachedServiceWorker) => void) => Promise<RunningBrowser>;

/** A browser that is restarted after a crash. A profile is a browser context. */
export class RestartableBrowser {
  /** The service workers of all its profiles. */
  readonly workers = new ServiceWorkers();
  readonly #launch: Launch;
  readonly #toUserAgent: (original: string) => string;
  #current: { browser: RunningBrowser; profile: BrowserContext } | undefined;
  #starting: Promise<BrowserContext> | undefined;
  #isClosed = false;

  /** `toUserAgent` returns the user agent to send, given the browser’s original one. */
  constructor(launch: Launch, toUserAgent: (original: string) => string) {
    this.#launch = launch;
    this.#toUserAgent = toUserAgent;
  }

  /** Returns the profile in which pages are opened, which is a new one after a crash. Throws if it has been closed. */
  async profile(): Promise<BrowserContext> {
    if (this.#isClosed) throw new Error("The browser has been closed.");
    if (this.#current?.browser.isRunning()) return this.#current.profile;
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  /** Replaces the profile with a new one. */
  async resetProfile(): Promise<void> {
    const current = this.#current;
    if (!current?.browser.isRunning()) return;
    const profile = await this.#openProfile(current.browser);
    this.#current = { ...current, profile };
    await current.profile.close().catch(() => {});
  }

  /** Opens a profile in addition to the current one; the caller closes it. */
  async openSeparateProfile(): Promise<BrowserContext | undefined> {
    await this.profile();
    return this.#current && this.#openProfile(this.#current.browser);
  }

  #openProfile(browser: RunningBrowser): Promise<BrowserContext> {
    return browser.openProfile(this.#toUserAgent(browser.userAgent));
  }

  get isRunning(): boolean {
    return this.#current?.browser.isRunning() ?? false;
  }

  /** Its name and version once it has been started, such as “Chromium 156.0.8078.108”. */
  get name(): string {
    return this.#current?.browser.name ?? "Chromium";
  }

  /** Throws UserError if the browser blocks third-party cookies. */
  async checkThirdPartyCookies(): Promise<void> {
    await this.profile();
    const profile = await this.#current?.browser.openProfile();
    if (profile === undefined) return;
    const isAccepted = await acceptsThirdPartyCookies(profile);
    await profile.close();
    if (!isAccepted) {
      throw new UserError(
        "The browser blocks third-party cookies, so the audit would miss some. Use another browser: set CHROMIUM_PATH to the path of a Chromium that has no policy against third-party cookies.",
      );
    }
  }

  /** Closes it for good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#starting?.catch(() => {});
    await this.#current?.browser.close();
    this.#current = undefined;
  }

  async #start(): Promise<BrowserContext> {
    await this.#current?.browser.close();
    const browser = await this.#launch((worker) => this.workers.attach(worker));
    const profile = await this.#openProfile(browser);
    this.#current = { browser, profile };
    return profile;
  }
}
