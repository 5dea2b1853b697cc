import { setTimeout } from "node:timers/promises";
import { check, type LinkResult, LinkState } from "linkinator";
import { z } from "zod";
import type { MaintenanceSection } from "./maintenance-report.ts";

/** How long to wait, in milliseconds: for each answer, and before asking again. */
export interface Patience {
  readonly answer: number;
  readonly pause: number;
}

/** So few at a time that nobody’s website feels it. */
const AT_ONCE = 4;

/** Many websites answer programs so while people can read them: linkinator would pass over these. */
const REFUSALS = { "403": "error", "999": "error" } as const;

/**
 * Not among them is a certificate whose issuer is not sent along: browsers fetch that one themselves.
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const BAD_CERTIFICATES = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
]);

/**
 * Asks for each link from the built site in `folder` to another website; what fails is asked for once
 * more. `ownAddress` is where the site itself is published: links to that are not followed, and the
 * websites that are asked can see there who asks.
 */
export async function checkLinks(
  folder: string,
  ownAddress: string,
  { answer, pause }: Patience,
): Promise<MaintenanceSection> {
  const answered = new Set<string>();
  const ask = async () => {
    const { links } = await check({
      path: "**/*.html",
      serverRoot: folder,
      concurrency: AT_ONCE,
      timeout: answer,
      userAgent: `privacy-notice link check (+${ownAddress})`,
      statusCodes: REFUSALS,
      linksToSkip: async (link) =>
        new URL(link).origin === ownAddress || answered.has(link.replace(/#.*/, "")),
    });
    // Those of the site itself have no host here.
    return links.filter(({ url }) => /^https?:/.test(url));
  };

  const first = await ask();
  const good = first.filter(({ state }) => state === LinkState.OK);
  for (const { url } of good) answered.add(url);
  if (!first.some(isBroken)) return judgeLinks(first);
  await setTimeout(pause);
  return judgeLinks([...good, ...(await ask())]);
}

/** What linkinator’s results mean: which addresses are gone for certain, and which could not be told. */
export function judgeLinks(links: readonly LinkResult[]): MaintenanceSection {
  // Where nobody answers, it is our own connection that is down.
  const online = links.some(({ status = 0 }) => status > 0);
  const failed = new Map<string, { gone: boolean; why: string; places: string[] }>();
  // They answer in any order; the report must be the same each week.
  const broken = links.filter(isBroken).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  for (const link of broken) {
    const place = `“${link.displayText ?? ""}” on ${toPagePath(link.parent)}`;
    const known = failed.get(link.url);
    if (known === undefined) failed.set(link.url, { ...judge(link, online), places: [place] });
    else known.places.push(place);
  }
  const all = [...failed].map(([about, { gone, why, places }]) => {
    const mend = gone ? " Change the link in src/pages or _data, or take it out." : "";
    return { gone, about, text: `${why}${mend} The link is ${places.join(", ")}.` };
  });
  const untold = all.filter(({ gone }) => !gone);
  const text =
    "Of these, nobody can tell from here whether they are still there. Many websites turn programs away, so open them yourself when you have the time.";
  return {
    title: "Links to other websites",
    todo: all.filter(({ gone }) => gone),
    ...(untold.length === 0 ? {} : { note: { text, entries: untold } }),
  };
}

function orderOf({ url, parent }: LinkResult): string {
  return `${url} ${toPagePath(parent)}`;
}

function isBroken({ state }: LinkResult): boolean {
  return state === LinkState.BROKEN;
}

function judge(
  { status = 0, failureDetails = [] }: LinkResult,
  online: boolean,
): { gone: boolean; why: string } {
  if (status === 404 || status === 410)
    return { gone: true, why: `There is no such page any more (${status}).` };
  if (status > 0) return { gone: false, why: `It answers ${status}.` };
  const code = toCode(failureDetails.at(-1));
  if (code === "ENOTFOUND" && online)
    return { gone: true, why: "There is no website of this name any more." };
  if (BAD_CERTIFICATES.has(code))
    return { gone: true, why: `Browsers warn of it, for its certificate is not valid (${code}).` };
  return { gone: false, why: `It does not answer (${code}).` };
}

const failure = z.object({
  name: z.string(),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
});

/** Why fetch has failed: the system’s code where there is one, such as ECONNRESET. */
function toCode(cause: unknown): string {
  const read = failure.safeParse(cause);
  return read.data?.cause?.code ?? read.data?.name ?? "unknown";
}

function toPagePath(file = ""): string {
  return `/${file.replace(/index\.html$/, "")}`;
}
