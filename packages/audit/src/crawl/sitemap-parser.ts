import { gunzipSync } from "node:zlib";
import { XMLParser } from "fast-xml-parser";
import { formatSize } from "./http-client.ts";
import { normaliseUrl } from "./normalise-url.ts";

type SitemapFile =
  | {
      /** “sitemaps” for a sitemap index. */
      readonly kind: "pages" | "sitemaps";
      readonly addresses: string[];
      /** Whether `addresses` are all that the file lists. */
      readonly isComplete: boolean;
    }
  /** `why` is a sentence. */
  | { readonly kind: "broken"; readonly why: string }
  | { readonly kind: "other" };

/** The maximum size of a sitemap, decompressed (https://www.sitemaps.org/protocol.html). */
const MAX_BYTES = 52_428_800;

/** The maximum number of addresses in a sitemap, by the same protocol. */
export const MAX_LISTED = 50_000;

/** The maximum number of “<” and of “&”: fifty thousand entries in several languages have fewer. */
const MAX_MARKUP = 2_000_000;
/** The maximum number of characters between two tags. */
const MAX_TEXT = 100_000;

/** Paths of the elements that hold the addresses. */
const PAGE = "urlset.url.loc";
const SITEMAP = "sitemapindex.sitemap.loc";

/** The closing tag of a complete file, or its only tag if it lists nothing. */
const END =
  /<\/(?:[\w.-]+:)?(?:urlset|sitemapindex)\s*>|<(?:[\w.-]+:)?(?:urlset|sitemapindex)[^<>]*\/>/;

const GZIP = [0x1f, 0x8b];

/** Parses the sitemap at `address`: XML or plain text, compressed with gzip or not. */
export function readSitemapFile(bytes: Uint8Array<ArrayBuffer>, address: string): SitemapFile {
  let decompressed = bytes;
  if (GZIP.every((byte, index) => bytes[index] === byte)) {
    try {
      decompressed = new Uint8Array(gunzipSync(bytes, { maxOutputLength: MAX_BYTES }));
    } catch (cause) {
      const isTooLarge = cause instanceof RangeError;
      const tooLarge = `It is larger than ${formatSize(MAX_BYTES)} when decompressed.`;
      return broken(isTooLarge ? tooLarge : "It cannot be decompressed.");
    }
  }
  const text = new TextDecoder().decode(decompressed).trim();
  return text.startsWith("<") ? parseXml(text, address) : parseText(text);
}

function broken(why: string): SitemapFile {
  return { kind: "broken", why };
}

/** Parses one address per line. */
function parseText(text: string): SitemapFile {
  const file = toSitemapFile("pages", text.split(/[\r\n]+/, MAX_LISTED + 1));
  return file.addresses.length > 0 ? file : { kind: "other" };
}

function toSitemapFile(kind: "pages" | "sitemaps", listed: readonly string[], base?: string) {
  const addresses = listed.slice(0, MAX_LISTED).flatMap((each) => normaliseUrl(each, base) ?? []);
  return { kind, addresses, isComplete: listed.length <= MAX_LISTED };
}

function parseXml(text: string, address: string): SitemapFile {
  // Pages have a document type and sitemaps have none; it could also define entities that expand without limit.
  if (/<!doctype/i.test(text)) return { kind: "other" };
  if (isTooComplex(text)) return broken("It is too large for a sitemap.");
  const found = new Map<string, string[]>([
    [PAGE, []],
    [SITEMAP, []],
  ]);
  const parser = new XMLParser({
    htmlEntities: true,
    parseTagValue: false,
    removeNSPrefix: true,
    tagValueProcessor: (_tag, value, path) => {
      // The path keeps namespace prefixes: “sm:urlset.sm:url.sm:loc”.
      found.get(String(path).replaceAll(/[^.:]*:/g, ""))?.push(value);
      return "";
    },
  });
  let root: string | undefined;
  try {
    root = Object.keys(Object(parser.parse(text))).find((name) => !name.startsWith("?"));
  } catch {
    return broken("It is not valid XML.");
  }
  const kind = root === "urlset" ? "pages" : root === "sitemapindex" ? "sitemaps" : "other";
  if (kind === "other") return { kind };
  if (!END.test(text)) return broken("It is incomplete: its end is missing.");
  return toSitemapFile(kind, found.get(kind === "pages" ? PAGE : SITEMAP) ?? [], address);
}

/** Whether parsing would take too much time or memory. */
function isTooComplex(text: string): boolean {
  const tags = text.split("<", MAX_MARKUP + 1);
  const entities = text.split("&", MAX_MARKUP + 1);
  if (Math.max(tags.length, entities.length) > MAX_MARKUP) return true;
  return tags.some(({ length }) => length > MAX_TEXT);
}
