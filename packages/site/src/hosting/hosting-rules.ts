import { existsSync } from "node:fs";
import path from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";
import {
  error,
  failed,
  ORGANISATION_FILE,
  type Problem,
  type ReadResult,
  readResult,
} from "cookie-inventory";
import { PAGES_FOLDER } from "../pages/page-files.ts";
import { checkRedirects, type Redirect, REDIRECTS_HINT } from "./redirect-rules.ts";

/** Netlify’s settings. Headers and redirects are in the built site instead, and are tested and deployed with it. */
const NETLIFY_FILE = "netlify.toml";

/** Headers for the addresses that match `forRegExp`. */
interface HeaderRule {
  readonly for: string;
  readonly forRegExp: RegExp;
  readonly values: Readonly<Record<string, string>>;
}

/** The headers and redirects of a built site. */
export interface HostingRules {
  readonly headers: readonly HeaderRule[];
  readonly redirects: readonly Redirect[];
  /** The pages for missing addresses in the folder of a language, such as “/cy/404.html”. */
  readonly notFoundPages: readonly string[];
}

const HEADERS_HINT =
  "Correct src/pages/headers.njk if you have that file; otherwise the headers come from privacy-notice: report a bug there.";

/** Reads the rules of a built site as readBuiltRules does, and checks Netlify’s settings too. */
export async function readHostingRules(
  root: string,
  folder: string,
): Promise<ReadResult<HostingRules>> {
  const [built, settingsProblems] = await Promise.all([
    readBuiltRules(root, folder),
    checkNetlifySettings(root),
  ]);
  return built.ok
    ? readResult(built.value, settingsProblems)
    : failed(...settingsProblems, ...built.problems);
}

/**
 * Reads `_headers` and `_redirects` of a built site with Netlify’s own parsers. Returns a problem for each rule that
 * cannot be served, or that hosts which read these files would serve differently. `root` is the project’s folder,
 * `folder` the built site.
 * https://docs.netlify.com/manage/routing/headers/
 * https://docs.netlify.com/manage/routing/redirects/overview/
 */
export async function readBuiltRules(
  root: string,
  folder: string,
): Promise<ReadResult<HostingRules>> {
  const [headers, redirects] = await Promise.all([
    parseAllHeaders({ ...NO_OTHER_SOURCES, headersFiles: [path.join(folder, "_headers")] }),
    parseAllRedirects({ ...NO_OTHER_SOURCES, redirectsFiles: [path.join(folder, "_redirects")] }),
  ]);
  const headersFile = findSource(root, "headers.njk", "_site/_headers");
  const redirectsFile = findSource(root, "redirects.njk", ORGANISATION_FILE);
  const { problems, ...supported } = checkRedirects(redirects.redirects, folder);
  const rules = headers.headers.filter((rule) => "forRegExp" in rule);
  return readResult({ headers: rules, ...supported }, [
    ...headers.errors.map((cause) => toSyntaxProblem(headersFile, cause, HEADERS_HINT)),
    ...checkHeaders(rules, headersFile),
    ...redirects.errors.map((cause) => toSyntaxProblem(redirectsFile, cause, REDIRECTS_HINT)),
    ...problems.map((problem) => ({ ...problem, file: redirectsFile })),
  ]);
}

/** Returns the council’s own template of a file if it has one, or else `otherwise`. */
function findSource(root: string, template: string, otherwise: string): string {
  const file = `${PAGES_FOLDER}/${template}`;
  return existsSync(path.join(root, file)) ? file : otherwise;
}

/** Checks that Netlify can read its settings in the project’s folder `root`, and that they contain no rules. */
export async function checkNetlifySettings(root: string): Promise<Problem[]> {
  const netlify = { netlifyConfigPath: path.join(root, NETLIFY_FILE) };
  const [headers, redirects] = await Promise.all([
    parseAllHeaders({ ...NO_OTHER_SOURCES, ...netlify }),
    parseAllRedirects({ ...NO_OTHER_SOURCES, ...netlify }),
  ]);
  return [
    // Both parsers report the same error in a file that is not TOML.
    ...[...headers.errors, ...redirects.errors].slice(0, 1).map(toSettingsProblem),
    ...(headers.headers.length + redirects.redirects.length === 0 ? [] : [MISPLACED_RULES]),
  ];
}

const NO_OTHER_SOURCES = {
  headersFiles: [],
  redirectsFiles: [],
  configHeaders: [],
  configRedirects: [],
  minimal: false,
};

/**
 * Converts a parser’s error. Its message is the only source of the position: it has the line with its number, and a
 * marker under the column.
 */
function toSettingsProblem({ message }: Error): Problem {
  const [, before = "", line, marker = ""] = /^((\d+): {2}).*\n( *)\^/m.exec(message) ?? [];
  const position = { line: Number(line), column: marker.length - before.length + 1 };
  const [reason = ""] = message
    .split(/\n\n|\n(?=\d+: )/)
    .map((part) => part.replaceAll(/\s*\n\s*/g, " "));
  return error(
    { file: NETLIFY_FILE, ...(line === undefined ? {} : position) },
    "netlify-syntax",
    `Netlify cannot read this file: ${reason.replace(/^Could not parse configuration file: (?:\w+: )?(?:Invalid TOML document: )?/, "")}.`,
    "Undo its last change, or compare it with https://docs.netlify.com/build/configure-builds/file-based-configuration/.",
  );
}

const MISPLACED_RULES = error(
  { file: NETLIFY_FILE },
  "netlify-rules",
  "This file contains headers or redirects. It is not deployed with the tested site, so they would have no effect.",
  "Move redirects to “formerAddresses” in _data/organisation.json, and headers to your own src/pages/headers.njk (docs/adopting.md).",
);

function toSyntaxProblem(file: string, { message }: Error, hint: string): Problem {
  const reason = message.replaceAll(/\s*\n\s*/g, " ");
  return error({ file }, "hosting-syntax", `Netlify: ${reason}.`, hint);
}

/** Returns a problem for each header that no response can have, or that an earlier rule sets for the same address. */
function checkHeaders(rules: readonly HeaderRule[], file: string): Problem[] {
  // Every page has its own rule. Rules for one address are looked up, so that only patterns are tried one by one.
  const patterns: HeaderRule[] = [];
  const byAddress = new Map<string, HeaderRule[]>();
  return rules.flatMap((rule) => {
    const address = rule.for.replace(/\/$/, "");
    const sameAddress = byAddress.get(address) ?? [];
    const overlapping = [
      ...patterns.filter((other) => other.forRegExp.test(rule.for)),
      ...sameAddress,
    ];
    if (/[*:]/.test(rule.for)) patterns.push(rule);
    byAddress.set(address, [...sameAddress, rule]);
    return checkHeaderRule(rule, overlapping, file);
  });
}

function checkHeaderRule(
  { for: address, values }: HeaderRule,
  overlapping: readonly HeaderRule[],
  file: string,
): Problem[] {
  const alreadySet = new Set(
    overlapping.flatMap((other) => Object.keys(other.values).map((name) => name.toLowerCase())),
  );
  return Object.entries(values).flatMap(([name, value]) => {
    const reason = canBeSet(name, value)
      ? alreadySet.has(name.toLowerCase()) && "is already set by another rule for the same address"
      : "cannot be set";
    if (reason === false) return [];
    const message = `The header “${name}: ${value}” for ${address} ${reason}.`;
    return error({ file }, "header-unsendable", message, HEADERS_HINT);
  });
}

// An import of node:http would also load what it otherwise loads lazily, which takes as long as all other imports here.
const { validateHeaderName, validateHeaderValue } = process.getBuiltinModule("node:http");

/** Headers that only the host can set: they describe the connection or the message (RFC 9110, section 7.6.1). */
const SET_BY_HOST =
  /^(?:connection|content-encoding|content-length|date|transfer-encoding|upgrade)$/i;

function canBeSet(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return !SET_BY_HOST.test(name);
  } catch {
    return false;
  }
}
