import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { ProblemsError, projectOnDisk } from "cookie-inventory";
import { compareEditionNumbers } from "../editions/change-log.ts";
import { type Fact, readFacts } from "../facts/facts-file.ts";
import { PROJECT_FOLDER } from "./built-site.ts";

/** The part of a council’s data that the tests need. They read it without the code under test. */
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
  /** Undefined before the first edition. */
  readonly changes:
    | {
        readonly editions: readonly {
          readonly edition: string;
          readonly what: readonly string[];
        }[];
      }
    | undefined;
  /** Published paths, each with the ids on that page. */
  readonly addresses: Readonly<Record<string, readonly string[]>> | undefined;
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
  return globSync("_data/services/*.json", { cwd: PROJECT_FOLDER })
    .toSorted()
    .map((file) => ({
      ...(readJsonIfExists(file) as { title: string; activities: readonly object[] }),
      url: `/services/${path.basename(file, ".json")}/`,
    }));
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
