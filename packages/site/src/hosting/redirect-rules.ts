import { z } from "zod";
import { error, fieldOf, type Problem } from "cookie-inventory";
import { fileAt } from "./served-file.ts";

/** A former address, and where it leads now. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

export const FIX_REDIRECTS =
  "Correct “formerAddresses” in _data/organisation.json, or src/pages/redirects.njk if you have that file.";

/** The redirects that we use: from one address to another, whoever asks, and only where no file stands. */
const plainRedirect = z.strictObject({
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

/**
 * The redirects among `rules`, as Netlify's parser gives them, and what is wrong with them. `folder` is the
 * built site.
 */
export function checkRedirects(
  rules: readonly unknown[],
  folder: string,
): { redirects: Redirect[]; problems: Problem[] } {
  const read = rules.map((rule) => ({ rule, plain: plainRedirect.safeParse(rule) }));
  const redirects = read.flatMap(({ plain }) => plain.data ?? []);
  return {
    redirects,
    problems: [
      ...read.flatMap(({ rule, plain }) => (plain.success ? [] : special(rule))),
      ...redirects.flatMap((redirect) => misled(redirect, redirects, folder)),
    ],
  };
}

function special(rule: unknown): Problem {
  const words = ["from", "to", "status"].map((name) => fieldOf(rule, name));
  return error(
    { file: "_site/_redirects" },
    "redirect-special",
    `This redirect is not from one address to another: “${words.join(" ")}”. Hosts differ in how they serve such rules.`,
    `${FIX_REDIRECTS} Write “/from /to 301”.`,
  );
}

function wrong(rule: string, message: string): Problem {
  return error({ file: "_site/_redirects" }, rule, message, FIX_REDIRECTS);
}

/** What is wrong with where a redirect stands or leads. */
function misled({ from, to }: Redirect, all: readonly Redirect[], folder: string): Problem | [] {
  const ignored = `Nobody is led from ${from} to ${to}`;
  if (!/^\/(?!\/)/.test(to))
    return wrong(
      "redirect-elsewhere",
      `The redirect from ${from} leads to another website: ${to}.`,
    );
  if (comesBack(from, to, all))
    return wrong("redirect-loop", `The redirect from ${from} to ${to} leads back to ${from}.`);
  if (redirectFrom(from, all)?.from !== from)
    return wrong("redirect-hidden", `${ignored}: another redirect stands first.`);
  if (fileAt(folder, asFolder(from)) !== undefined || fileAt(folder, from) !== undefined)
    return wrong("redirect-hidden", `${ignored}: a page stands there.`);
  if (fileAt(folder, to) === undefined)
    return wrong("redirect-nowhere", `The redirect from ${from} leads to ${to}, where nothing is.`);
  return [];
}

function comesBack(from: string, to: string, all: readonly Redirect[]): boolean {
  const seen = new Set([asFolder(from)]);
  for (let next: string | undefined = to; next !== undefined;) {
    const here = asFolder(next);
    if (seen.has(here)) return true;
    seen.add(here);
    next = redirectFrom(here, all)?.to;
  }
  return false;
}

/** The redirect that an address meets. Netlify matches it with and without its last slash. */
export function redirectFrom(
  address: string,
  redirects: readonly Redirect[],
): Redirect | undefined {
  return redirects.find(({ from }) => asFolder(from) === asFolder(address));
}

function asFolder(address: string): string {
  return address.endsWith("/") ? address : `${address}/`;
}
