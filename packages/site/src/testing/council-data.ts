import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "./built-site.ts";

/** What the tests have to know of a council’s data, read without the code that they test. */
interface CouncilData {
  readonly organisation: {
    readonly name: string;
    readonly address: string;
    readonly repository: { readonly edit: string } | null;
    readonly formerAddresses: readonly string[];
  };
  readonly cookies: {
    readonly cookies: readonly {
      readonly name: string;
      readonly status: string;
      readonly purpose: string;
      readonly domain: string;
    }[];
  };
  /** undefined before the first edition. */
  readonly changes:
    | {
        readonly editions: readonly {
          readonly edition: string;
          readonly what: readonly string[];
        }[];
      }
    | undefined;
  /** Each published path with the ids on that page. */
  readonly addresses: Readonly<Record<string, readonly string[]>> | undefined;
}

/** What a page says for certain, as tests/facts.json holds it. */
export interface Fact {
  readonly number: number;
  /** The id of the heading under which it stands; "" for the start of the page. */
  readonly section: string;
  /** The words by which it is known, as a regular expression that matches once. */
  readonly words: string;
}

/** The JSON file `_data/<name>.json`; undefined where there is none. */
export function councilData<Name extends keyof CouncilData>(name: Name): CouncilData[Name] {
  return readIfThere(`_data/${name}.json`) as CouncilData[Name];
}

/** The facts in tests/facts.json: what the statement must not lose. None where there is no such file. */
export function facts(): readonly Fact[] {
  return (readIfThere("tests/facts.json") ?? []) as readonly Fact[];
}

/** The records that visitors see, and those that they do not. */
export function shownCookies() {
  const isShown = ({ status }: { readonly status: string }) =>
    status === "declared" || status === "verified";
  return Object.groupBy(councilData("cookies").cookies, (cookie) =>
    isShown(cookie) ? "shown" : "hidden",
  );
}

/** Whether a page in Markdown calls one of the blocks, such as “cookie-table”. */
export function callsBlock(...names: readonly string[]): boolean {
  const pages = globSync("src/pages/**/*.md", { cwd: PROJECT });
  return pages.some((file) => {
    const lines = readFileSync(path.join(PROJECT, file), "utf8").split(/\r?\n/);
    return names.some((name) => lines.includes(`::${name}`));
  });
}

/** A field of the statement's front matter, as it is written. */
export function statementField(name: string): string {
  const text = readFileSync(path.join(PROJECT, "src/pages/privacy.md"), "utf8");
  return new RegExp(`^${name}: ["']?([^"'\r\n]*)["']?\r?$`, "m").exec(text)?.[1] ?? "";
}

function readIfThere(file: string): unknown {
  const absolute = path.join(PROJECT, file);
  return existsSync(absolute) ? JSON.parse(readFileSync(absolute, "utf8")) : undefined;
}
