import { readFileSync } from "node:fs";
import path from "node:path";
import { XMLParser } from "fast-xml-parser";
import { validateXML } from "xmllint-wasm";

const GRAMMAR = readFileSync(path.join(import.meta.dirname, "atom.rng"), "utf8");

/** Returns the errors in an Atom feed according to RFC 4287. */
export async function validateAtom(atom: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: "feed.xml", contents: atom }],
    schema: [{ fileName: "atom.rng", contents: GRAMMAR }],
    extension: "relaxng",
  });
  return errors.map(({ message }) => message);
}

interface AtomLink {
  readonly "@_rel"?: string;
  readonly "@_href": string;
}
interface AtomEntry {
  readonly title: { readonly "#text": string; readonly "@_type": string };
  readonly id: string;
  readonly link: readonly AtomLink[];
  readonly updated: string;
  readonly published: string;
  readonly content: { readonly "#text": string; readonly "@_type": string };
}
interface AtomFeed {
  readonly "@_xml:lang": string;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly updated: string;
  readonly author: { readonly name: string; readonly uri: string };
  readonly link: readonly AtomLink[];
  readonly entry: readonly AtomEntry[];
}

/** Parses an Atom feed. */
export function readAtom(atom: string): AtomFeed {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => ["entry", "link"].includes(name),
  });
  return (parser.parse(atom) as { feed: AtomFeed }).feed;
}
