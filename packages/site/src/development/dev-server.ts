import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import { hideBenchmarkMessages } from "../build/eleventy-benchmarks.ts";
import { CONFIG_FILE } from "../build/eleventy-config.ts";
import type { UserConfig } from "../eleventy/eleventy-types.ts";
import type { Middleware } from "./problem-middleware.ts";

export interface DevServerOptions {
  /** An empty folder, for the built pages. */
  readonly folder: string;
  /** Its pages are shown if the first build fails. It may be missing. */
  readonly previousSite: string;
  readonly middleware: Middleware;
  /** Called before each build but the first. */
  readonly onChange: () => void;
  /** Called after each build but the first, with the reason if it failed. */
  readonly onRebuild: (failure: unknown) => void;
  /** Called when Eleventy waits for the next change. */
  readonly onIdle: () => void;
  /** Why the configuration cannot be loaded. The server then builds nothing, and only waits for a change of it. */
  readonly configFailure?: unknown;
}

/** The part of Eleventy’s server to which the pages in browsers connect. */
interface ReloadServer {
  readonly updateServer: {
    on(event: "connection", listener: (page: { send(message: string): void }) => void): void;
  };
}

type Written = Awaited<ReturnType<Eleventy["write"]>>;

/** Eleventy’s watch mode and server, which keeps serving the last good pages when a build fails. */
export class DevServer extends Eleventy {
  /** Why the pages are not those of the current files; undefined if the last build succeeded. */
  failure: unknown;
  readonly #options: DevServerOptions;
  readonly #site: string;
  readonly #lastSite: string;
  #configFailure: unknown;
  #isFirst = true;
  #build: Promise<unknown> = Promise.resolve();
  /** Counts how often the pages have changed. */
  #version = 0;
  /** The version of the page that was requested last. */
  #requestedVersion = 0;

  constructor(options: DevServerOptions) {
    const canLoad = options.configFailure === undefined;
    const input = path.join(options.folder, "no-pages");
    const site = path.join(options.folder, "site");
    super(canLoad ? undefined : input, site, {
      configPath: canLoad ? CONFIG_FILE : undefined,
      quietMode: true,
      runMode: "serve",
      config: (eleventy) => this.#configure(eleventy),
    });
    this.#options = options;
    this.#configFailure = options.configFailure;
    this.#site = site;
    this.#lastSite = path.join(options.folder, "last-site");
    mkdirSync(input, { recursive: true });
    // The command prints errors; Eleventy would log each a second time.
    this.disableLogger();
  }

  #configure(eleventy: UserConfig): void {
    hideBenchmarkMessages(eleventy);
    // In milliseconds. Pages are small: a file that is still being written causes another build.
    eleventy.setChokidarConfig({ awaitWriteFinish: { stabilityThreshold: 30, pollInterval: 10 } });
    // https://www.11ty.dev/docs/dev-server/
    eleventy.setServerOptions({
      middleware: [this.#waitForBuild, this.#noteVersion, this.#options.middleware],
      // Replaces the parts of a page that have changed, and with them the box with problems.
      domDiff: false,
      messageOnStart: doNothing,
      // With this, serve() also waits until the server has a port.
      ready: this.#reloadLatePages,
    });
    eleventy.addWatchTarget(`./${CONFIG_FILE}`);
    eleventy.on("eleventy.beforeWatch", this.#options.onChange);
    eleventy.on("eleventy.afterwatch", this.#options.onIdle);
  }

  /** Lets requests wait while a build has put the pages aside. */
  readonly #waitForBuild: Middleware = async (_request, _response, next) => {
    await this.#build;
    await next();
  };

  readonly #noteVersion: Middleware = (request, _response, next) => {
    // Browsers accept HTML when they load a page, and only then.
    if (request.headers.accept?.includes("text/html")) this.#requestedVersion = this.#version;
    return next();
  };

  /** Reloads a page that missed a reload because it was still loading, and so was not connected yet. */
  readonly #reloadLatePages = ({ updateServer }: ReloadServer): void => {
    updateServer.on("connection", (page) => {
      if (this.#requestedVersion !== this.#version)
        page.send(JSON.stringify({ type: "eleventy.reload" }));
    });
  };

  /** Reloads the pages in all browsers, because what the middleware adds to them has changed. */
  async reloadPages(): Promise<void> {
    this.#version += 1;
    await this.eleventyServe.reload();
  }

  /** Reads the configuration. Throws only at the start: later, an error in it is the reason of a failed build. */
  override async init(options?: object): Promise<void> {
    try {
      await super.init(options);
      this.#configFailure = this.#options.configFailure;
    } catch (cause) {
      if (this.#isFirst) throw cause;
      this.#configFailure = cause;
    }
  }

  /** Builds the site, and builds it again after each change. */
  override async watch(): ReturnType<Eleventy["watch"]> {
    const rebuild = await super.watch();
    // Eleventy itself does not build the site again when a file is deleted.
    this.watcher.on("unlink", (file) => void rebuild(file));
    return rebuild;
  }

  /** Builds the site into an empty folder. Throws if that fails, unless it is the first build. */
  override async write(): Promise<Written> {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    const build = this.#buildAside();
    this.#build = build.catch(() => undefined);
    try {
      const written = await build;
      this.failure = undefined;
      this.#version += 1;
      if (!isFirst) this.#options.onRebuild(undefined);
      return written;
    } catch (cause) {
      this.failure = cause;
      if (!isFirst) {
        this.#options.onRebuild(cause);
        throw cause;
      }
      // Eleventy watches the files that it has found, and a build that fails early has found none.
      await this.eleventyFiles.getFiles();
      return [[], []];
    }
  }

  async #buildAside(): Promise<Written> {
    if (existsSync(this.#site)) renameSync(this.#site, this.#lastSite);
    try {
      if (this.#configFailure !== undefined) throw this.#configFailure;
      const written = await super.write();
      rmSync(this.#lastSite, { recursive: true, force: true });
      return written;
    } catch (cause) {
      rmSync(this.#site, { recursive: true, force: true });
      if (existsSync(this.#lastSite)) renameSync(this.#lastSite, this.#site);
      else if (existsSync(this.#options.previousSite))
        cpSync(this.#options.previousSite, this.#site, { recursive: true });
      throw cause;
    }
  }
}

/** A constant, because Eleventy restarts the server if its options have changed. */
const doNothing = (): void => undefined;
