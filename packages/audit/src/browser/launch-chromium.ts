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
import { type AttachedServiceWorker, DevToolsPipe } from "./devtools-pipe.ts";

/** Overrides for hosts that the browser would otherwise not find or not trust. */
export interface HostOverrides {
  /** The address to connect to for each host, such as a copy of the website that is not public yet. */
  readonly map: ReadonlyMap<string, { readonly host: string; readonly port: number }>;
  /** An additional certificate to trust, as PEM. Any certificate with the same public key is trusted. */
  readonly certificate?: string;
}

/** A running browser, in which every profile starts empty, as for a first visit. */
export interface RunningBrowser {
  /** Such as “Chromium 156.0.8078.108”. */
  readonly name: string;
  readonly userAgent: string;
  /** Opens an empty profile, which is deleted when it is closed. */
  readonly openProfile: (userAgent?: string) => Promise<BrowserContext>;
  readonly isRunning: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Keeps `navigator.webdriver` false: some consent tools show no banner if it is true, as if only search engines
 * automated browsers. The user agent still names the audit.
 */
const NO_AUTOMATION_SIGN = "--disable-blink-features=AutomationControlled";

/** How long the browser may take to exit before it is killed, in milliseconds. Its profile is deleted in any case. */
const EXIT_TIMEOUT = 1000;

/**
 * Starts Chromium with its default settings, except that it accepts third-party cookies: by default it drops them
 * silently, and an audit would miss them. This is a preference of the default profile, which the profiles opened
 * later inherit. `onWorker` is called with each service worker as it starts. Throws Playwright’s error, or
 * UserError if the browser does not start.
 */
export async function launchBrowser(
  options: LaunchOptions,
  hostOverrides: HostOverrides = { map: new Map() },
  onWorker: (worker: AttachedServiceWorker) => void = () => {},
): Promise<RunningBrowser> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "privacy-notice-audit-"));
  const env = { ...(options.env ?? process.env) };
  // A browser that is killed leaves its temporary files behind. On macOS, this path would be too long for its sockets.
  if (process.platform === "linux") env["TMPDIR"] = folder;
  let started: StartedBrowser | undefined;
  const removeProfile = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // A process that ends early must leave neither a browser nor its profile behind.
  const killAndRemove = () => {
    started?.kill();
    removeProfile();
  };
  process.once("exit", killAndRemove);
  const close = async () => {
    await started?.stop();
    removeProfile();
    process.off("exit", killAndRemove);
  };
  try {
    const { program, args } = await findLaunchCommand(options, { env, artifactsDir: folder });
    mkdirSync(path.join(folder, "Default"));
    const preferences = { profile: { cookie_controls_mode: 0 } };
    writeFileSync(path.join(folder, "Default/Preferences"), JSON.stringify(preferences));
    const ownArgs = [...toHostArguments(hostOverrides), `--user-data-dir=${folder}`, "about:blank"];
    started = startBrowser(program, [...args, ...ownArgs], env, onWorker);
    const browser = await Promise.race([
      chromium.connectOverCDP(started.pipe, { artifactsDir: folder }),
      started.exited.then(() => {
        throw new UserError(`${program} exited as soon as it was started.`);
      }),
    ]);
    const [defaultContext = await browser.newContext()] = browser.contexts();
    const [page = await defaultContext.newPage()] = defaultContext.pages();
    const userAgent = await page.evaluate(() => navigator.userAgent);
    return {
      name: `Chromium ${browser.version()}`,
      userAgent,
      openProfile: (customUserAgent = userAgent) =>
        browser.newContext({
          userAgent: customUserAgent,
          acceptDownloads: false,
          locale: "en-GB",
        }),
      isRunning: () => browser.isConnected(),
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

interface LaunchCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** The commands by their options: they are the same each time, and reading one takes as long as starting a browser. */
const launchCommands = new Map<string, Promise<LaunchCommand>>();

/** Returns the command for these options. `place` is where a browser may leave files while the command is read. */
function findLaunchCommand(options: LaunchOptions, place: LaunchOptions): Promise<LaunchCommand> {
  const key = JSON.stringify(options);
  const command = launchCommands.get(key) ?? readLaunchCommand({ ...options, ...place });
  launchCommands.set(key, command);
  command.catch(() => launchCommands.delete(key));
  return command;
}

/**
 * Returns the program and the arguments with which Playwright starts a browser. Playwright can only control
 * browsers that were started with its own arguments, and reveals them only by starting one.
 */
async function readLaunchCommand(options: LaunchOptions): Promise<LaunchCommand> {
  // Signals to this process are handled elsewhere.
  const withoutSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const server = await chromium.launchServer({ ...options, ...withoutSignals });
  const { spawnfile, spawnargs } = server.process();
  await server.kill();
  const [, ...args] = spawnargs;
  const replaced = /^--(user-data-dir=|no-startup-window$|enable-automation$)/;
  return {
    program: spawnfile,
    args: [...args.filter((each) => !replaced.test(each)), NO_AUTOMATION_SIGN],
  };
}

interface StartedBrowser {
  readonly pipe: DevToolsPipe;
  readonly exited: Promise<unknown>;
  /** Lets it exit, and kills it if it takes too long. */
  readonly stop: () => Promise<void>;
  readonly kill: () => void;
}

/** Starts a browser with a pipe. It exits when the pipe is closed, and so also when this process ends. */
function startBrowser(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onWorker: (worker: AttachedServiceWorker) => void,
): StartedBrowser {
  const child = spawn(program, args, {
    env,
    // Ctrl+C must stop this process first, not the browser.
    detached: process.platform !== "win32",
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit").catch(() => {});
  const [, , , output, input] = child.stdio;
  if (!(output instanceof Writable) || !(input instanceof Readable)) {
    throw new UserError(`${program} could not be started.`);
  }
  const pipe = new DevToolsPipe(output, input, onWorker);
  const kill = () => {
    // On Windows, its other processes end with the first one.
    if (child.pid === undefined || process.platform === "win32") return child.kill("SIGKILL");
    try {
      return process.kill(-child.pid, "SIGKILL");
    } catch {
      // All its processes have ended.
      return false;
    }
  };
  const stop = async () => {
    pipe.close();
    await Promise.race([exited, setTimeout(EXIT_TIMEOUT, undefined, { ref: false })]);
    kill();
    await exited;
  };
  return { pipe, exited, stop, kill };
}

function toHostArguments({ map, certificate }: HostOverrides): string[] {
  const rules = [...map].map(([name, { host, port }]) => `MAP ${name} ${host}:${port}`);
  return [
    ...(rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join(",")}`]),
    ...(certificate === undefined
      ? []
      : [`--ignore-certificate-errors-spki-list=${hashPublicKey(certificate)}`]),
  ];
}

/** Returns the hash of the certificate’s public key (RFC 7469, section 2.4). */
function hashPublicKey(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
