import { spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable, Writable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { UserError } from "cookie-inventory";
import { type BrowserContext, chromium, type LaunchOptions } from "playwright";
import { type BegunWorker, Pipe } from "./devtools-pipe.ts";

/** Where the browser is to look for websites, other than where everybody finds them. */
export interface HostOverrides {
  /** Hosts, each with where it really is, such as a copy that is not public yet. */
  readonly map: ReadonlyMap<string, { readonly host: string; readonly port: number }>;
  /** One more certificate to trust, as PEM; the private key that belongs to it is all that is trusted. */
  readonly certificate?: string;
}

/** A browser that runs, whose every profile is a visitor who comes for the first time. */
export interface RunningBrowser {
  /** Such as “Chromium 156.0.8078.108”. */
  readonly name: string;
  /** What it calls itself to websites. */
  readonly userAgent: string;
  /** Opens a fresh profile, which is gone when it is closed. */
  readonly openProfile: (userAgent?: string) => Promise<BrowserContext>;
  readonly isRunning: () => boolean;
  readonly close: () => Promise<void>;
}

/** How long a browser that was told to end may take, in milliseconds. */
const ENDING = 5000;

/**
 * Starts Chromium as its visitors have it, except that cookies of third parties are let in: its own default
 * drops them without a word, so that an audit would report less than there is. Only the preference of the
 * first profile brings them back, and the profiles that are opened from it inherit that. `onWorker` is called
 * with each service worker as it begins. Throws Playwright's error when it cannot be started.
 */
export async function launchBrowser(
  options: LaunchOptions,
  hostOverrides: HostOverrides = { map: new Map() },
  onWorker: (worker: BegunWorker) => void = () => {},
): Promise<RunningBrowser> {
  const { program, args } = await commandOf(options);
  const detours = detourArguments(hostOverrides);
  const folder = mkdtempSync(path.join(os.tmpdir(), "privacy-notice-audit-"));
  let end: (() => Promise<void>) | undefined;
  const close = async () => {
    await end?.();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    mkdirSync(path.join(folder, "Default"));
    const preferences = { profile: { cookie_controls_mode: 0 } };
    writeFileSync(path.join(folder, "Default/Preferences"), JSON.stringify(preferences));
    const own = [...detours, `--user-data-dir=${folder}`, "about:blank"];
    const started = start(program, [...args, ...own], options.env, onWorker);
    ({ end } = started);
    const browser = await Promise.race([
      chromium.connectOverCDP(started.pipe),
      started.exited.then(() => {
        throw new UserError(`${program} ended as soon as it was started.`);
      }),
    ]);
    const [first = await browser.newContext()] = browser.contexts();
    const [blank = await first.newPage()] = first.pages();
    const userAgent = await blank.evaluate(() => navigator.userAgent);
    return {
      name: `Chromium ${browser.version()}`,
      userAgent,
      openProfile: (name = userAgent) =>
        browser.newContext({ userAgent: name, acceptDownloads: false, locale: "en-GB" }),
      isRunning: () => browser.isConnected(),
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/**
 * Which program Playwright starts for these options, and how. It asks that a browser which it did not start
 * itself be started the same way, and tells how only by doing it.
 */
async function commandOf(options: LaunchOptions): Promise<{ program: string; args: string[] }> {
  // Whoever stops this process meanwhile is answered by us.
  const quiet = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const server = await chromium.launchServer({ ...options, ...quiet });
  const { spawnfile, spawnargs } = server.process();
  await server.kill();
  const [, ...args] = spawnargs;
  const isTheirs = /^--(user-data-dir=|no-startup-window$)/;
  return { program: spawnfile, args: args.filter((each) => !isTheirs.test(each)) };
}

/** Starts it with a pipe; it ends by itself when the pipe does, and so with this process too. */
function start(
  program: string,
  args: readonly string[],
  environment: LaunchOptions["env"],
  onWorker: (worker: BegunWorker) => void,
): { pipe: Pipe; exited: Promise<unknown>; end: () => Promise<void> } {
  const child = spawn(program, args, {
    env: { ...(environment ?? process.env) },
    // Whoever stops this process with the keyboard must not stop the browser before it.
    detached: process.platform !== "win32",
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit").catch(() => {});
  const [, , , write, read] = child.stdio;
  if (!(write instanceof Writable) || !(read instanceof Readable)) {
    throw new UserError(`${program} cannot be started.`);
  }
  const pipe = new Pipe(write, read, onWorker);
  const end = async () => {
    pipe.close();
    await Promise.race([exited, setTimeout(ENDING, undefined, { ref: false })]);
    child.kill("SIGKILL");
    await exited;
  };
  return { pipe, exited, end };
}

function detourArguments({ map, certificate }: HostOverrides): string[] {
  const rules = [...map].map(([name, { host, port }]) => `MAP ${name} ${host}:${port}`);
  return [
    ...(rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join(",")}`]),
    ...(certificate === undefined
      ? []
      : [`--ignore-certificate-errors-spki-list=${keyHash(certificate)}`]),
  ];
}

/** The hash by which Chromium knows a key (RFC 7469, section 2.4). */
function keyHash(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
