import type { BrowserContext } from "playwright";
import { UserError } from "cookie-inventory";
import type { RunningBrowser } from "../browser/launch-chromium.ts";
import type { BegunWorker } from "../browser/devtools-pipe.ts";
import { seesThirdPartyCookies } from "../browser/third-party-cookie-test.ts";
import { ServiceWorkers } from "../observe/service-workers.ts";

/** Starts a browser; `onWorker` is called with each service worker as it begins. */
type Launch = (onWorker: (worker: BegunWorker) => void) => Promise<RunningBrowser>;

/** A browser that is started again when it has crashed. */
export class RestartableBrowser {
  /** The service workers of all its profiles. */
  readonly workers = new ServiceWorkers();
  readonly #launch: Launch;
  readonly #userAgent: (own: string) => string;
  #current: { browser: RunningBrowser; profile: BrowserContext } | undefined;
  #starting: Promise<BrowserContext> | undefined;

  /** `userAgent` makes what the browser calls itself to websites from what it calls itself by itself. */
  constructor(launch: Launch, userAgent: (own: string) => string) {
    this.#launch = launch;
    this.#userAgent = userAgent;
  }

  /** The profile in which pages are opened: a fresh one after a crash. */
  async profile(): Promise<BrowserContext> {
    if (this.#current?.browser.isRunning()) return this.#current.profile;
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  /** From now on the profile is that of a visitor who comes for the first time. */
  async forget(): Promise<void> {
    const current = this.#current;
    if (!current?.browser.isRunning()) return;
    const profile = await this.#fresh(current.browser);
    this.#current = { ...current, profile };
    await current.profile.close().catch(() => {});
  }

  /** A profile beside the one in use, which is gone when it is closed. */
  async apart(): Promise<BrowserContext | undefined> {
    await this.profile();
    return this.#current && this.#fresh(this.#current.browser);
  }

  #fresh(browser: RunningBrowser): Promise<BrowserContext> {
    return browser.openProfile(this.#userAgent(browser.userAgent));
  }

  get isRunning(): boolean {
    return this.#current?.browser.isRunning() ?? false;
  }

  /** What it is, once it has been started: such as “Chromium 156.0.8078.108”. */
  get name(): string {
    return this.#current?.browser.name ?? "Chromium";
  }

  /** Throws an Error where the browser does not show the cookies of third parties. */
  async prove(): Promise<void> {
    await this.profile();
    const proof = await this.#current?.browser.openProfile();
    if (proof === undefined) return;
    const sees = await seesThirdPartyCookies(proof);
    await proof.close();
    if (!sees) {
      throw new UserError(
        "The browser hides the cookies of third parties, so that the audit would report less than there is. Use another one: set CHROMIUM_PATH to the program of a Chromium without policies that block them.",
      );
    }
  }

  async close(): Promise<void> {
    await this.#starting?.catch(() => {});
    await this.#current?.browser.close();
    this.#current = undefined;
  }

  async #start(): Promise<BrowserContext> {
    await this.#current?.browser.close();
    const browser = await this.#launch((worker) => this.workers.begin(worker));
    const profile = await this.#fresh(browser);
    this.#current = { browser, profile };
    return profile;
  }
}
