import { digestOf, type Organisation } from "cookie-inventory";
import { Feed } from "feed";

/** The entry of a feed for an edition. */
export interface FeedEntry {
  /** What identifies the edition for ever: the digests of its frozen files. */
  readonly digests: readonly string[];
  /** The date of publication, and of the last correction: the date of the build does not count. */
  readonly published: string;
  readonly updated: string;
  /** Plain text. */
  readonly title: string;
  /** The full summary of the edition, as HTML. Its links may be paths of the site. */
  readonly html: string;
  /** The path of the edition’s page. */
  readonly url: string;
  /** The path of the comparison with the edition before; null if there is none. */
  readonly comparison: string | null;
}

/** The content of both feeds. */
export interface ChangeFeed {
  readonly organisation: Pick<Organisation, "name" | "address" | "home">;
  /** The tag of its language, such as “en-GB”. */
  readonly language: string;
  /** Whether it has the changes of a translation, and so ids of its own. */
  readonly isTranslation: boolean;
  readonly title: string;
  readonly description: string;
  /** The path of the page with the same content. */
  readonly home: string;
  /** The paths of the feeds. */
  readonly feeds: { readonly atom: string; readonly json?: string };
  /** All editions, latest first. The feeds’ id comes from the first edition. */
  readonly entries: readonly FeedEntry[];
}

/**
 * Returns the changes as an Atom feed (RFC 4287), XML in UTF-8. A correction adds no entry: it updates the
 * entry of its edition. Throws RangeError if there is no edition, since a feed needs the date of its last update.
 */
export function toAtomFeed(changes: ChangeFeed): string {
  const { entries, language, organisation } = changes;
  const xml = buildFeed(changes, { text: escapeAmpersands, title: escapeHtml })
    .atom1()
    .replace("<feed ", `<feed xml:lang="${language}" `);
  // The “feed” package supports neither a language nor a second link.
  return `${entries.reduce((atom, { url, comparison }) => {
    if (comparison === null) return atom;
    const link = `<link href="${escapeAmpersands(toAddress(url, organisation))}"/>`;
    const related = `<link rel="related" href="${escapeAmpersands(toAddress(comparison, organisation))}"/>`;
    return atom.replace(link, () => `${link}\n        ${related}`);
  }, xml)}\n`;
}

/**
 * Returns the changes as a JSON Feed (https://www.jsonfeed.org/version/1.1/), JSON in UTF-8. Throws RangeError if there
 * is no edition.
 */
export function toJsonFeed(changes: ChangeFeed): string {
  const json = buildFeed(changes, { text: keepUnchanged, title: keepUnchanged }).json1();
  // The “feed” package writes version 1, which has a single author and no language.
  const { author, ...rest }: Record<string, unknown> = JSON.parse(json);
  const feed = {
    ...rest,
    version: "https://jsonfeed.org/version/1.1",
    language: changes.language,
    authors: [author],
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** Functions that escape plain text, and the title of an entry, for a format. */
interface Escaping {
  readonly text: (text: string) => string;
  readonly title: (text: string) => string;
}

function buildFeed(changes: ChangeFeed, escaping: Escaping): Feed {
  const { organisation, title, description, home, feeds, entries } = changes;
  const first = entries.at(-1);
  if (first === undefined) throw new RangeError("A feed needs an edition.");
  const { name, home: link } = organisation;
  const feed = new Feed({
    id: createId("changes", changes, first.digests),
    title: escaping.text(removeInvalidCharacters(title)),
    description: escaping.text(removeInvalidCharacters(description)),
    updated: new Date(Math.max(...entries.map(({ updated }) => parseDate(updated).getTime()))),
    author: { name: escaping.text(removeInvalidCharacters(name)), link },
    link: toAddress(home, organisation),
    feedLinks: {
      atom: toAddress(feeds.atom, organisation),
      ...(feeds.json === undefined ? {} : { json: toAddress(feeds.json, organisation) }),
    },
    generator: false,
  });
  for (const { digests, published, updated, url, html, title: entryTitle } of entries) {
    const address = toAddress(url, organisation);
    feed.addItem({
      id: createId("edition", changes, digests),
      title: escaping.title(removeInvalidCharacters(entryTitle)),
      link: address,
      published: parseDate(published),
      date: parseDate(updated),
      content: toStandaloneHtml(removeInvalidCharacters(html), address),
    });
  }
  return feed;
}

/**
 * Returns a permanent id (RFC 4287, section 4.2.6), as a UUID of version 8 (RFC 9562, section 5.8). It is made from the
 * digests of an edition’s frozen files, so that it does not change with the site’s address or the council’s name. Those
 * of a translation include its language.
 */
function createId(
  kind: "changes" | "edition",
  { language, isTranslation }: ChangeFeed,
  digests: readonly string[],
): string {
  const hex = digestOf(JSON.stringify([kind, ...(isTranslation ? [language] : []), ...digests]));
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join("-")}`;
}

function parseDate(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`);
}

function toAddress(path: string, { address }: Pick<Organisation, "address">): string {
  return new URL(path, address).href;
}

/**
 * Returns HTML that works outside the site: with full addresses in links, and without classes. It also escapes every
 * end of a CDATA section: the “feed” package escapes only the first.
 */
function toStandaloneHtml(html: string, base: string): string {
  return html
    .trim()
    .replaceAll(/ class="[^"]*"/g, "")
    .replaceAll(/ href="([/#][^"]*)"/g, (_, href: string) => ` href="${new URL(href, base).href}"`)
    .replaceAll("]]>", "]]&gt;");
}

/** Removes characters that XML does not allow (XML 1.0, section 2.2), and that would make the feed unreadable. */
function removeInvalidCharacters(text: string): string {
  return text.replaceAll(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu, "");
}

function keepUnchanged(text: string): string {
  return text;
}

/** Escapes every “&”. The “feed” package does not escape those that look like an entity, such as “&amp;”. */
function escapeAmpersands(text: string): string {
  return text.replaceAll("&", "&amp;");
}

function escapeHtml(text: string): string {
  return escapeAmpersands(text).replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
