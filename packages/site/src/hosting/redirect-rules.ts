import { error, fieldOf, type Problem } from "cookie-inventory";
import { z } from "zod";
import { findServedFile } from "./served-file.ts";

/** A redirect from a former address. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

export const REDIRECTS_HINT =
  "Correct “formerAddresses” in _data/organisation.json, or src/pages/redirects.njk if you have that file.";

/** Redirects from one address to another, without conditions, for addresses that have no file. */
const supportedRedirect = z.strictObject({
  from: z.string().regex(/^\/(?:(?![*:?#])[!-~])*$/),
  path: z.string(),
  to: z.string().regex(/^[^?#]*$/),
  status: z.literal([301, 302, 307, 308]).default(301),
  force: z.literal(false),
  proxy: z.literal(false),
  query: z.strictObject({}),
  conditions: z.strictObject({}),
  headers: z.strictObject({}),
});

/** The page that is shown for missing addresses in the folder of a language, such as “/cy/* /cy/404.html 404”. */
const notFoundRule = supportedRedirect
  .extend({ from: z.string().regex(/^\/[\w-]+\/\*$/), status: z.literal(404) })
  .refine(({ from, to }) => to === from.replace("*", "404.html"));

/** The supported rules among those of a site, and the problems of all of them. */
interface CheckedRules {
  readonly redirects: readonly Redirect[];
  /** The pages for missing addresses in a folder, such as “/cy/404.html”. */
  readonly notFoundPages: readonly string[];
  readonly problems: readonly Problem[];
}

/** Returns the supported rules among `rules`, which Netlify’s parser has read. `folder` is the built site. */
export function checkRedirects(rules: readonly unknown[], folder: string): CheckedRules {
  const notFoundPages = rules.flatMap((rule) => notFoundRule.safeParse(rule).data?.to ?? []);
  const read = rules
    .filter((rule) => !notFoundRule.safeParse(rule).success)
    .map((rule) => ({ rule, parsed: supportedRedirect.safeParse(rule) }));
  const redirects = read.flatMap(({ parsed }) => parsed.data ?? []);
  return {
    redirects,
    notFoundPages,
    problems: [
      ...read.flatMap(({ rule, parsed }) => (parsed.success ? [] : toUnsupportedProblem(rule))),
      ...redirects.flatMap((redirect) => checkRedirect(redirect, redirects, folder)),
    ],
  };
}

function toUnsupportedProblem(rule: unknown): Problem {
  const fields = ["from", "to", "status"].map((name) => fieldOf(rule, name));
  return error(
    { file: "_site/_redirects" },
    "redirect-special",
    `This is not a simple redirect from one address to another: “${fields.join(" ")}”. Hosts handle such rules differently.`,
    `${REDIRECTS_HINT} Write “/from /to 301”.`,
  );
}

function redirectError(rule: string, message: string): Problem {
  return error({ file: "_site/_redirects" }, rule, message, REDIRECTS_HINT);
}

function checkRedirect(
  { from, to }: Redirect,
  all: readonly Redirect[],
  folder: string,
): Problem | [] {
  const redirect = `The redirect from ${from} to ${to}`;
  if (!/^\/(?!\/)/.test(to))
    return redirectError("redirect-elsewhere", `${redirect} points to another website.`);
  if (isLoop(from, to, all)) return redirectError("redirect-loop", `${redirect} ends in a loop.`);
  if (findRedirect(from, all)?.from !== from)
    return redirectError(
      "redirect-hidden",
      `${redirect} has no effect: an earlier redirect is for the same address.`,
    );
  if (
    findServedFile(folder, withSlash(from)) !== undefined ||
    findServedFile(folder, from) !== undefined
  )
    return redirectError("redirect-hidden", `${redirect} has no effect: a page exists at ${from}.`);
  if (findServedFile(folder, to) === undefined)
    return redirectError("redirect-nowhere", `${redirect} points to a page that does not exist.`);
  return [];
}

function isLoop(from: string, to: string, all: readonly Redirect[]): boolean {
  const visited = new Set([withSlash(from)]);
  for (let next: string | undefined = to; next !== undefined;) {
    const address = withSlash(next);
    if (visited.has(address)) return true;
    visited.add(address);
    next = findRedirect(address, all)?.to;
  }
  return false;
}

/** Returns the redirect for an address. Like Netlify, it matches with and without the trailing slash. */
export function findRedirect(
  address: string,
  redirects: readonly Redirect[],
): Redirect | undefined {
  return redirects.find(({ from }) => withSlash(from) === withSlash(address));
}

function withSlash(address: string): string {
  return address.endsWith("/") ? address : `${address}/`;
}
