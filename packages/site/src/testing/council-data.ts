import { readFileSync } from "node:fs";
import path from "node:path";

const PROJECT = path.join(import.meta.dirname, "../..");

/** What the tests of the pages must know of the data, read without the project's own code. */
interface Data {
  readonly organisation: {
    readonly name: string;
    readonly address: string;
    readonly colour: string;
    readonly repository: { readonly edit: string } | null;
    readonly contacts: { readonly accessibility: string | null };
    readonly formerAddresses: readonly string[];
  };
  readonly cookies: {
    readonly providers: Readonly<Record<string, { name: string }>>;
    readonly cookies: readonly {
      name: string;
      status: string;
      purpose: string;
      domain: string;
      provider: string;
    }[];
  };
  readonly changes: { readonly editions: readonly { edition: string; what: readonly string[] }[] };
  readonly addresses: Readonly<Record<string, readonly string[]>>;
}

/** The JSON file `_data/<name>.json`. */
export function data<Name extends keyof Data>(name: Name): Data[Name] {
  return JSON.parse(readFileSync(path.join(PROJECT, `_data/${name}.json`), "utf8")) as Data[Name];
}

/** A field of the statement's front matter, as it is written. */
export function statementField(name: string): string {
  const text = readFileSync(path.join(PROJECT, "src/pages/privacy.md"), "utf8");
  return new RegExp(`^${name}: "?([^"\n]*)"?$`, "m").exec(text)?.[1] ?? "";
}
