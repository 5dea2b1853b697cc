import { setTimeout } from "node:timers/promises";
import { check, type LinkResult, LinkState } from "linkinator";
import { z } from "zod";
import type { MaintenanceSection } from "./maintenance-report.ts";

/** Timings of a link check, in milliseconds. */
export interface LinkCheckOptions {
  readonly timeout: number;
  readonly retryDelay: number;
}

/** Low enough to put no load on the websites. */
const CONCURRENCY = 4;

/** Status codes with which many websites block programs but not people. By default linkinator skips these links. */
const BLOCKED_STATUS_CODES = { "403": "error", "999": "error" } as const;

/**
 * Errors about certificates that browsers warn about too. A missing intermediate certificate is not one of them:
 * browsers fetch it themselves.
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const CERTIFICATE_ERRORS = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
]);

/**
 * Checks the links from the built site in `folder` to other websites, and retries those that fail once. `siteAddress`
 * is where the site is published: links to it are skipped, and the user agent names it.
 */
export async function checkLinks(
  folder: string,
  siteAddress: string,
  { timeout, retryDelay }: LinkCheckOptions,
): Promise<MaintenanceSection> {
  const working = new Set<string>();
  const checkOnce = async () => {
    const { links } = await check({
      path: "**/*.html",
      serverRoot: folder,
      concurrency: CONCURRENCY,
      timeout,
      userAgent: `privacy-notice link check (+${siteAddress})`,
      statusCodes: BLOCKED_STATUS_CODES,
      linksToSkip: async (link) =>
        new URL(link).origin === siteAddress || working.has(link.replace(/#.*/, "")),
    });
    // Links within the site have no host here.
    return links.filter(({ url }) => /^https?:/.test(url));
  };

  const results = await checkOnce();
  const good = results.filter(({ state }) => state === LinkState.OK);
  for (const { url } of good) working.add(url);
  if (!results.some(isBroken)) return toLinkSection(results);
  await setTimeout(retryDelay);
  return toLinkSection([...good, ...(await checkOnce())]);
}

/** Returns the report about links: those that no longer work, and those that could not be checked. */
export function toLinkSection(results: readonly LinkResult[]): MaintenanceSection {
  // If no website responds, this machine is offline.
  const isOnline = results.some(({ status = 0 }) => status > 0);
  const failures = new Map<string, { isGone: boolean; reason: string; places: string[] }>();
  // Results arrive in any order; the report must not change from week to week.
  const broken = results
    .filter(isBroken)
    .toSorted((a, b) => (getSortKey(a) < getSortKey(b) ? -1 : 1));
  for (const link of broken) {
    const place = `${toPagePath(link.parent)} (“${link.displayText ?? ""}”)`;
    const failure = failures.get(link.url);
    if (failure === undefined)
      failures.set(link.url, { ...explainFailure(link, isOnline), places: [place] });
    else failure.places.push(place);
  }
  const entries = [...failures].map(([subject, { isGone, reason, places }]) => {
    const hint = isGone ? " Replace or remove the link in src/pages or _data." : "";
    return { isGone, subject, text: `${reason}${hint} Linked from ${places.join(", ")}.` };
  });
  const inconclusive = entries.filter(({ isGone }) => !isGone);
  const text =
    "These links could not be checked. Many websites block automated requests, so open the links yourself when you have time.";
  return {
    title: "Links to other websites",
    todo: entries.filter(({ isGone }) => isGone),
    ...(inconclusive.length === 0 ? {} : { note: { text, entries: inconclusive } }),
  };
}

function getSortKey({ url, parent }: LinkResult): string {
  return `${url} ${toPagePath(parent)}`;
}

function isBroken({ state }: LinkResult): boolean {
  return state === LinkState.BROKEN;
}

function explainFailure(
  { status = 0, failureDetails = [] }: LinkResult,
  isOnline: boolean,
): { isGone: boolean; reason: string } {
  if (status === 404 || status === 410)
    return { isGone: true, reason: `This page no longer exists (${status}).` };
  if (status > 0) return { isGone: false, reason: `The website responded with status ${status}.` };
  const code = toErrorCode(failureDetails.at(-1));
  if (code === "ENOTFOUND" && isOnline)
    return { isGone: true, reason: "This website no longer exists." };
  if (CERTIFICATE_ERRORS.has(code))
    return {
      isGone: true,
      reason: `Browsers warn about this website, because its certificate is not valid (${code}).`,
    };
  return { isGone: false, reason: `The website did not respond (${code}).` };
}

const fetchError = z.object({
  name: z.string(),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
});

/** Returns why a fetch failed: the system’s error code if there is one, such as ECONNRESET. */
function toErrorCode(cause: unknown): string {
  const read = fetchError.safeParse(cause);
  return read.data?.cause?.code ?? read.data?.name ?? "unknown";
}

function toPagePath(file = ""): string {
  return `/${file.replace(/index\.html$/, "")}`;
}
