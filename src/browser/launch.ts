import { createHash, X509Certificate } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type LaunchOptions } from "playwright";

/** Where the browser is to look for websites, other than where everybody finds them. */
export interface Detour {
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

/**
 * Starts Chromium as its visitors have it, except that cookies of third parties are let in: its own default
 * drops them without a word, so that an audit would report less than there is. Only the preference of the
 * first profile brings them back, and the profiles that are opened from it inherit that.
 * Throws Playwright's error when it cannot be started.
 */
export async function launchBrowser(
  options: LaunchOptions,
  detour: Detour = { map: new Map() },
): Promise<RunningBrowser> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "privacy-notice-audit-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    mkdirSync(path.join(folder, "Default"));
    const preferences = { profile: { cookie_controls_mode: 0 } };
    writeFileSync(path.join(folder, "Default/Preferences"), JSON.stringify(preferences));
    const first = await chromium.launchPersistentContext(folder, {
      ...options,
      args: [...(options.args ?? []), ...detourArguments(detour)],
    });
    const browser = first.browser();
    if (browser === null) throw new Error("The browser does not open profiles.");
    const [blank = await first.newPage()] = first.pages();
    const userAgent = await blank.evaluate(() => navigator.userAgent);
    return {
      name: `Chromium ${browser.version()}`,
      userAgent,
      openProfile: (name = userAgent) =>
        browser.newContext({ userAgent: name, acceptDownloads: false, locale: "en-GB" }),
      isRunning: () => browser.isConnected(),
      close: async () => {
        await first.close().catch(() => {});
        remove();
      },
    };
  } catch (cause) {
    remove();
    throw cause;
  }
}

function detourArguments({ map, certificate }: Detour): string[] {
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
