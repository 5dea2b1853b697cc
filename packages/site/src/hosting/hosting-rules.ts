import path from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";
import { error, type Problem, type ReadResult, readResult } from "cookie-inventory";
import { checkRedirects, FIX_REDIRECTS, type Redirect } from "./redirect-rules.ts";

/** Netlify's settings; what is served stands in the built site, so that it is tested and travels with it. */
const NETLIFY_FILE = "netlify.toml";

/** Headers for the addresses that `forRegExp` fits. */
interface HeaderRule {
  readonly for: string;
  readonly forRegExp: RegExp;
  readonly values: Readonly<Record<string, string>>;
}

/** How a host serves the built site. */
export interface Rules {
  readonly headers: readonly HeaderRule[];
  readonly redirects: readonly Redirect[];
}

const FIX_HEADERS =
  "Correct src/pages/headers.njk if you have that file; otherwise the headers come from privacy-notice: report it.";

/**
 * Reads the rules of a built site with Netlify's own parsers. Gives every rule that could not be served,
 * or not on every host that reads these files. `root` is the project's folder, `folder` the site's.
 * https://docs.netlify.com/manage/routing/headers/
 * https://docs.netlify.com/manage/routing/redirects/overview/
 */
export async function readRules(root: string, folder: string): Promise<ReadResult<Rules>> {
  const netlify = { netlifyConfigPath: path.join(root, NETLIFY_FILE) };
  const [headers, redirects, strayHeaders, strayRedirects] = await Promise.all([
    parseAllHeaders({ ...NOTHING_ELSE, headersFiles: [path.join(folder, "_headers")] }),
    parseAllRedirects({ ...NOTHING_ELSE, redirectsFiles: [path.join(folder, "_redirects")] }),
    parseAllHeaders({ ...NOTHING_ELSE, ...netlify }),
    parseAllRedirects({ ...NOTHING_ELSE, ...netlify }),
  ]);
  const { redirects: plain, problems } = checkRedirects(redirects.redirects, folder);
  const stray = strayHeaders.headers.length + strayRedirects.redirects.length;
  const rules = headers.headers.filter((rule) => "forRegExp" in rule);
  return readResult({ headers: rules, redirects: plain }, [
    // Both parsers stumble over a file that is no TOML.
    ...[...strayHeaders.errors, ...strayRedirects.errors].slice(0, 1).map(malformedSettings),
    ...(stray === 0 ? [] : [STRAY_RULES]),
    ...headers.errors.map((cause) => malformed("_headers", cause, FIX_HEADERS)),
    ...unsendableHeaders(rules),
    ...redirects.errors.map((cause) => malformed("_redirects", cause, FIX_REDIRECTS)),
    ...problems,
  ]);
}

const NOTHING_ELSE = {
  headersFiles: [],
  redirectsFiles: [],
  configHeaders: [],
  configRedirects: [],
  minimal: false,
};

/** The parser's error names the place only in its words: the line with its number, a marker under it. */
function malformedSettings({ message }: Error): Problem {
  const [, before = "", line, marker = ""] = /^((\d+): {2}).*\n( *)\^/m.exec(message) ?? [];
  const place = { line: Number(line), column: marker.length - before.length + 1 };
  const [reason = ""] = message
    .split(/\n\n|\n(?=\d+: )/)
    .map((part) => part.replaceAll(/\s*\n\s*/g, " "));
  return error(
    { file: NETLIFY_FILE, ...(line === undefined ? {} : place) },
    "netlify-syntax",
    `Netlify cannot read this file: ${reason.replace(/^Could not parse configuration file: (?:\w+: )?(?:Invalid TOML document: )?/, "")}.`,
    "Undo its last change, or compare it with https://docs.netlify.com/build/configure-builds/file-based-configuration/.",
  );
}

const STRAY_RULES = error(
  { file: NETLIFY_FILE },
  "netlify-rules",
  "There are headers or redirects in this file. It does not travel with the tested site, so that nobody would get them.",
  "Redirects go to “formerAddresses” in _data/organisation.json, headers to a src/pages/headers.njk of your own (docs/adopting.md).",
);

function malformed(name: string, { message }: Error, hint: string): Problem {
  const said = message.replaceAll(/\s*\n\s*/g, " ");
  return error({ file: `_site/${name}` }, "hosting-syntax", `Netlify: ${said}.`, hint);
}

/** Headers that no answer can carry, and those that an earlier rule sets for the same address. */
function unsendableHeaders(rules: readonly HeaderRule[]): Problem[] {
  // Every page has a rule of its own, and only those for many addresses have to be tried one by one.
  const forMany: HeaderRule[] = [];
  const forOne = new Map<string, HeaderRule[]>();
  return rules.flatMap((rule) => {
    const address = rule.for.replace(/\/$/, "");
    const same = forOne.get(address) ?? [];
    const overlapping = [...forMany.filter((other) => other.forRegExp.test(rule.for)), ...same];
    if (/[*:]/.test(rule.for)) forMany.push(rule);
    forOne.set(address, [...same, rule]);
    return unsendable(rule, overlapping);
  });
}

function unsendable(
  { for: address, values }: HeaderRule,
  overlapping: readonly HeaderRule[],
): Problem[] {
  const set = new Set(
    overlapping.flatMap((other) => Object.keys(other.values).map((name) => name.toLowerCase())),
  );
  return Object.entries(values).flatMap(([name, value]) => {
    const wrong = canBeSent(name, value)
      ? set.has(name.toLowerCase()) && "is set by another rule for the same address as well"
      : "cannot be sent";
    if (wrong === false) return [];
    const message = `The header “${name}: ${value}” for ${address} ${wrong}.`;
    return error({ file: "_site/_headers" }, "header-unsendable", message, FIX_HEADERS);
  });
}

/** An import of this module would load all that it lazily offers, which takes as long as everything else here. */
const { validateHeaderName, validateHeaderValue } = process.getBuiltinModule("node:http");

/** What the connection itself needs is the host's to set (RFC 9110, section 7.6.1). */
const OF_THE_CONNECTION =
  /^(?:connection|content-encoding|content-length|date|transfer-encoding|upgrade)$/i;

function canBeSent(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return !OF_THE_CONNECTION.test(name);
  } catch {
    return false;
  }
}
