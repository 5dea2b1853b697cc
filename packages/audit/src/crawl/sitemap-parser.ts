import { gunzipSync } from "node:zlib";
import { XMLParser } from "fast-xml-parser";
import { normaliseUrl } from "./normalise-url.ts";
import { sizeText } from "./http-client.ts";

/** What a sitemap file holds: pages, or other sitemaps. */
type SitemapFile =
  | {
      readonly kind: "pages" | "sitemaps";
      readonly addresses: string[];
      /** Whether these are all that it lists. */
      readonly isWhole: boolean;
    }
  /** `why` is a sentence. */
  | { readonly kind: "broken"; readonly why: string }
  | { readonly kind: "other" };

/** The most that a sitemap may hold, unpacked (https://www.sitemaps.org/protocol.html), in bytes. */
const SITEMAP_BYTES = 52_428_800;

/** The most addresses that it may list, by the same protocol. */
export const MOST_LISTED = 50_000;

/** Of “<” and of “&”: fifty thousand entries in several languages have fewer. */
const MOST_SIGNS = 2_000_000;
/** Characters between two tags. */
const MOST_BETWEEN = 100_000;

/** Where the addresses stand. */
const PAGE = "urlset.url.loc";
const SITEMAP = "sitemapindex.sitemap.loc";

/** What a whole file ends with, or is where it lists nothing. */
const END =
  /<\/(?:[\w.-]+:)?(?:urlset|sitemapindex)\s*>|<(?:[\w.-]+:)?(?:urlset|sitemapindex)[^<>]*\/>/;

const GZIP = [0x1f, 0x8b];

/** Reads a sitemap that came from `address`: XML or plain text, packed by gzip or not. */
export function readSitemapFile(bytes: Uint8Array<ArrayBuffer>, address: string): SitemapFile {
  let unpacked = bytes;
  if (GZIP.every((byte, index) => bytes[index] === byte)) {
    try {
      unpacked = new Uint8Array(gunzipSync(bytes, { maxOutputLength: SITEMAP_BYTES }));
    } catch (cause) {
      const isBomb = cause instanceof RangeError;
      const much = `It is larger than ${sizeText(SITEMAP_BYTES)} when it is unpacked.`;
      return broken(isBomb ? much : "It cannot be unpacked.");
    }
  }
  const text = new TextDecoder().decode(unpacked).trim();
  return text.startsWith("<") ? readXml(text, address) : readText(text);
}

function broken(why: string): SitemapFile {
  return { kind: "broken", why };
}

/** One address a line. */
function readText(text: string): SitemapFile {
  const listed = list("pages", text.split(/[\r\n]+/, MOST_LISTED + 1));
  return listed.addresses.length > 0 ? listed : { kind: "other" };
}

function list(kind: "pages" | "sitemaps", all: readonly string[], base?: string) {
  const addresses = all.slice(0, MOST_LISTED).flatMap((each) => normaliseUrl(each, base) ?? []);
  return { kind, addresses, isWhole: all.length <= MOST_LISTED };
}

function readXml(text: string, address: string): SitemapFile {
  // Pages have a document type, sitemaps have none; and it is what makes entities that grow possible.
  if (/<!doctype/i.test(text)) return { kind: "other" };
  if (holdsTooMuch(text)) return broken("It holds too much for a sitemap.");
  const found = new Map<string, string[]>([
    [PAGE, []],
    [SITEMAP, []],
  ]);
  const parser = new XMLParser({
    htmlEntities: true,
    parseTagValue: false,
    removeNSPrefix: true,
    tagValueProcessor: (_tag, value, path) => {
      // Prefixes stay in the path: “sm:urlset.sm:url.sm:loc”.
      found.get(String(path).replaceAll(/[^.:]*:/g, ""))?.push(value);
      return "";
    },
  });
  let root: string | undefined;
  try {
    root = Object.keys(Object(parser.parse(text))).find((name) => !name.startsWith("?"));
  } catch {
    return broken("It is not written as XML has to be.");
  }
  const kind = root === "urlset" ? "pages" : root === "sitemapindex" ? "sitemaps" : "other";
  if (kind === "other") return { kind };
  if (!END.test(text)) return broken("It is cut off in the middle.");
  return list(kind, found.get(kind === "pages" ? PAGE : SITEMAP) ?? [], address);
}

/** What would hold up everything, or fill the memory, before it is read. */
function holdsTooMuch(text: string): boolean {
  const tags = text.split("<", MOST_SIGNS + 1);
  const signs = text.split("&", MOST_SIGNS + 1);
  if (Math.max(tags.length, signs.length) > MOST_SIGNS) return true;
  return tags.some(({ length }) => length > MOST_BETWEEN);
}
