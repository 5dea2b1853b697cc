import { readFileSync, statSync } from "node:fs";
import { CsvError, parse } from "csv-parse/sync";
import {
  fieldOf,
  INVISIBLE_CHARACTERS,
  readJson,
  resolveUserPath,
  UserError,
} from "cookie-inventory";
import { z } from "zod";

/** The name of the database that “--known-cookies” reads, as in suggestions. */
export const DATABASE = "Open Cookie Database";

/** A cookie, or an entry of web storage, that the database describes. */
export interface KnownCookie {
  readonly name: string;
  /** Whether it describes all names that start with `name`. */
  readonly isPrefix: boolean;
  /** The domains it is limited to; empty if it can be on any. */
  readonly domains: readonly string[];
  /** The service that it belongs to, and the organisation behind it. */
  readonly platform: string;
  readonly controller: string;
  readonly category: string;
  /** In one line; empty if there is none. */
  readonly description: string;
  readonly retention: string;
}

/** The real file has 1.2 MB. In bytes. */
const MAX_SIZE = 10_000_000;

const DOWNLOAD =
  "Download open-cookie-database.json or open-cookie-database.csv from https://github.com/jkwakman/Open-Cookie-Database (“Download raw file”), and name that file.";

const row = z.object({
  cookie: z.string(),
  category: z.string(),
  domain: z.string(),
  description: z.string(),
  retentionPeriod: z.string(),
  dataController: z.string(),
  wildcardMatch: z.string(),
});

/** The database as JSON: rows by platform. */
const database = z.record(z.string(), z.array(row));

/** The columns of the database as CSV. */
const COLUMNS = {
  platform: "Platform",
  category: "Category",
  cookie: "Cookie / Data Key name",
  domain: "Domain",
  description: "Description",
  retentionPeriod: "Retention period",
  dataController: "Data Controller",
  wildcardMatch: "Wildcard match",
} as const;

type Row = z.output<typeof row> & { readonly platform: string };

/** Reads the Open Cookie Database, as JSON or CSV. Throws UserError, with the place, if it is another file. */
export function readKnownCookies(file: string): KnownCookie[] {
  const bytes = readBytes(file);
  const text = decode(file, bytes).trimStart();
  const rows = /^[{[]/.test(text) ? readJsonRows(file, bytes) : readCsvRows(file, text);
  const known = rows.flatMap(toKnownCookie);
  if (known.length === 0) throw wrongFile(file, "It describes no cookies.");
  return known;
}

function readBytes(file: string): Uint8Array {
  const absolute = resolveUserPath(file);
  let isTooLarge = false;
  try {
    isTooLarge = statSync(absolute).size > MAX_SIZE;
    if (!isTooLarge) return readFileSync(absolute);
  } catch (cause) {
    throw wrongFile(file, "It cannot be read.", cause);
  }
  throw wrongFile(file, "It is larger than 10 MB.");
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw wrongFile(file, "It is not saved as UTF-8 text.", cause);
  }
}

function readJsonRows(file: string, bytes: Uint8Array): Row[] {
  const json = readJson({ read: () => ({ ok: true, value: bytes }), list: () => [] }, file);
  if (!json.ok) {
    const [problem] = json.problems;
    throw wrongFile(file, `Line ${problem?.line ?? 1}: ${problem?.message}`);
  }
  const { data, at } = json.value;
  const checked = database.safeParse(data);
  if (!checked.success) {
    const path = (checked.error.issues[0]?.path ?? []).filter((step) => typeof step !== "symbol");
    const field = path.at(-1);
    const problem =
      path.length === 3
        ? `“${field}” is missing, or is not text.`
        : "Its list of cookies has another form.";
    throw wrongFile(file, `Line ${at(path).line}: ${problem}`);
  }
  return Object.entries(checked.data).flatMap(([platform, rows]) =>
    rows.map((each) => ({ platform, ...each })),
  );
}

function readCsvRows(file: string, text: string): Row[] {
  let records: string[][];
  try {
    records = parse(text, { skip_empty_lines: true });
  } catch (cause) {
    const line = cause instanceof CsvError ? fieldOf(cause, "lines") : undefined;
    throw wrongFile(
      file,
      `${typeof line === "number" ? `Line ${line}: it` : "It"} is not valid CSV.`,
      cause,
    );
  }
  const [header = [], ...rows] = records;
  const missing = Object.values(COLUMNS).find((column) => !header.includes(column));
  if (missing !== undefined) throw wrongFile(file, `Line 1: there is no column “${missing}”.`);
  return rows.map((cells) => {
    const cell = (column: string) => cells[header.indexOf(column)] ?? "";
    return {
      platform: cell(COLUMNS.platform),
      category: cell(COLUMNS.category),
      cookie: cell(COLUMNS.cookie),
      domain: cell(COLUMNS.domain),
      description: cell(COLUMNS.description),
      retentionPeriod: cell(COLUMNS.retentionPeriod),
      dataController: cell(COLUMNS.dataController),
      wildcardMatch: cell(COLUMNS.wildcardMatch),
    };
  });
}

function wrongFile(file: string, problem: string, cause?: unknown): UserError {
  return new UserError(`“${file}” cannot be used as “--known-cookies”. ${problem} ${DOWNLOAD}`, {
    cause,
  });
}

const INVISIBLE = new RegExp(INVISIBLE_CHARACTERS.source, "gu");

/** Returns nothing for a row without a name. */
function toKnownCookie(each: Row): KnownCookie | [] {
  const name = each.cookie.trim();
  if (name === "") return [];
  return {
    name,
    isPrefix: each.wildcardMatch.trim() === "1",
    // Such as “.bing.com (3rd party) or .microsoft.com (3rd party)”.
    domains: each.domain.toLowerCase().match(/[a-z0-9-]+(?:\.[a-z0-9-]+)+/g) ?? [],
    platform: each.platform,
    controller: each.dataController,
    category: each.category.trim(),
    description: each.description.replaceAll(/\s+/g, " ").replaceAll(INVISIBLE, "").trim(),
    retention: each.retentionPeriod,
  };
}
