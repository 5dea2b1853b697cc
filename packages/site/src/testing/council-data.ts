import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { ProblemsError, projectOnDisk } from "cookie-inventory";
import { compareEditionNumbers } from "../editions/change-log.ts";
import { type Fact, readFacts } from "../facts/facts-file.ts";
import { PROJECT_FOLDER } from "./built-site.ts";

/** A text, or the same text by the codes of its languages. */
type Text = string | Readonly<Record<string, string>>;

/** The part of a council’s data that the tests need. They read it without the code under test. */
interface CouncilData {
  readonly organisation: {
    readonly name: Text;
    readonly address: string;
    readonly languages?: readonly {
      readonly code: string;
      readonly name: string;
      readonly direction?: string;
      readonly content?: string;
    }[];
    readonly repository: { readonly edit: string } | null;
    readonly formerAddresses: readonly string[];
  };
  readonly cookies: {
    readonly cookies: readonly {
      readonly name: string;
      readonly status: string;
      readonly purpose: Text;
      readonly domain: string;
    }[];
  };
  /** Undefined before the first edition. */
  readonly changes:
    | {
        readonly editions: readonly {
          readonly edition: string;
          readonly what: readonly Text[];
        }[];
      }
    | undefined;
  /** Published paths, each with the ids on that page. */
  readonly addresses: Readonly<Record<string, readonly string[]>> | undefined;
}

/** A language of the site, and what the paths of its pages start with: “/cy”, or nothing for the first language. */
export interface SiteLanguage {
  readonly code: string;
  readonly name: string;
  readonly direction: string;
  readonly prefix: string;
  /** Whether all pages are in it, and not only a summary. */
  readonly isComplete: boolean;
}

/** Returns the languages of the site, the first one first. */
export function readLanguages(): readonly [SiteLanguage, ...SiteLanguage[]] {
  const { languages = [] } = readCouncilData("organisation");
  const [first, ...others] = languages.map(({ code, name, direction = "ltr", content }, index) => ({
    code,
    name,
    direction,
    prefix: index === 0 ? "" : `/${code}`,
    isComplete: content !== "summary",
  }));
  const english = { code: "en", name: "English", direction: "ltr", prefix: "", isComplete: true };
  return [first ?? english, ...others];
}

/** Returns the language of a page. */
export function getLanguage(url: string): SiteLanguage {
  const [first, ...others] = readLanguages();
  return others.find(({ prefix }) => url.startsWith(`${prefix}/`)) ?? first;
}

/** Returns a text in one of its languages, or in the first one if it is the same in all. */
export function getText(text: Text, { code }: Pick<SiteLanguage, "code">): string {
  const [first] = readLanguages();
  return typeof text === "string" ? text : (text[code] ?? text[first.code] ?? "");
}

/** Reads `_data/<name>.json`. Returns undefined if there is no such file. */
export function readCouncilData<Name extends keyof CouncilData>(name: Name): CouncilData[Name] {
  return readJsonIfExists(`_data/${name}.json`) as CouncilData[Name];
}

/** Returns the facts that pages must show now: those of a section, not withdrawn, that depend on no cookie. */
export function readFactsOfPages(): (Fact & { readonly section: string })[] {
  const facts = readFacts(projectOnDisk(PROJECT_FOLDER));
  if (!facts.ok) throw new ProblemsError(facts.problems);
  const edition = readStatementField("edition");
  return (facts.value?.data.facts ?? []).flatMap((fact) =>
    fact.section === undefined ||
    fact.cookies !== undefined ||
    fact.until !== undefined ||
    compareEditionNumbers(fact.since, edition) > 0
      ? []
      : { ...fact, section: fact.section },
  );
}

/** Returns the cookies of the inventory, grouped by whether pages show or hide them. */
export function readCookies() {
  const isShown = ({ status }: { readonly status: string }) =>
    status === "declared" || status === "verified";
  return Object.groupBy(readCouncilData("cookies").cookies, (cookie) =>
    isShown(cookie) ? "shown" : "hidden",
  );
}

/** Returns the services in `_data/services`, each with the address of its page. */
export function readServices(): { url: string; title: string; activities: readonly object[] }[] {
  const [first] = readLanguages();
  return globSync("_data/services/*.json", { cwd: PROJECT_FOLDER })
    .toSorted()
    .map((file) => {
      const { title, activities } = readJsonIfExists(file) as {
        title: Text;
        activities: readonly object[];
      };
      const url = `/services/${path.basename(file, ".json")}/`;
      return { url, title: getText(title, first), activities };
    });
}

/** Whether a Markdown page contains one of the blocks, such as “cookie-table”. */
export function hasBlock(...names: readonly string[]): boolean {
  const pages = globSync("src/pages/**/*.md", { cwd: PROJECT_FOLDER });
  return pages.some((file) => {
    const lines = readFileSync(path.join(PROJECT_FOLDER, file), "utf8").split(/\r?\n/);
    return names.some((name) => lines.includes(`::${name}`));
  });
}

/** Returns a field of the statement’s front matter without its quotes. */
export function readStatementField(name: string): string {
  const text = readFileSync(path.join(PROJECT_FOLDER, "src/pages/privacy.md"), "utf8");
  return new RegExp(`^${name}: ["']?([^"'\r\n]*)["']?\r?$`, "m").exec(text)?.[1] ?? "";
}

function readJsonIfExists(file: string): unknown {
  const absolute = path.join(PROJECT_FOLDER, file);
  return existsSync(absolute) ? JSON.parse(readFileSync(absolute, "utf8")) : undefined;
}
