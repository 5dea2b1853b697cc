import { Feed } from "feed";
import type { Digests, Edition } from "../editions/change-log.ts";
import { digestOf, type Organisation } from "cookie-inventory";

const LANGUAGE = "en-GB";

/** An edition as followers are told of it. */
export interface FeedEntry {
  readonly edition: Pick<Edition, "date" | "frozen" | "corrections">;
  /** Plain text. */
  readonly title: string;
  /** What changed and why, in full, as HTML. Its links may be paths of the site. */
  readonly html: string;
  /** Where the edition stands, as a path of the site. */
  readonly url: string;
  /** Where it is compared with the one before it, as a path; null for the first. */
  readonly comparison: string | null;
}

/** What can be followed. */
export interface FollowedChanges {
  readonly organisation: Pick<Organisation, "name" | "address" | "home">;
  readonly title: string;
  readonly description: string;
  /** The path of the page that tells the same. */
  readonly home: string;
  /** The paths of the two feeds. */
  readonly feeds: { readonly atom: string; readonly json: string };
  /** The latest first, and all of them: the first edition gives the feeds their id. */
  readonly entries: readonly FeedEntry[];
}

/**
 * The changes as an Atom feed (RFC 4287), XML in UTF-8. A correction of form is no entry: it makes the entry of its
 * edition a newer one. Throws RangeError where there is no edition: a feed has to say when it last changed.
 */
export function atomFeed(changes: FollowedChanges): string {
  const { entries, organisation } = changes;
  const xml = feedOf(changes, { text: withAmpersands, title: asHtml })
    .atom1()
    .replace("<feed ", `<feed xml:lang="${LANGUAGE}" `);
  // The package knows neither the language nor a second link.
  return `${entries.reduce((written, { url, comparison }) => {
    if (comparison === null) return written;
    const link = `<link href="${withAmpersands(addressOf(url, organisation))}"/>`;
    const related = `<link rel="related" href="${withAmpersands(addressOf(comparison, organisation))}"/>`;
    return written.replace(link, () => `${link}\n        ${related}`);
  }, xml)}\n`;
}

/**
 * The same as a JSON Feed (https://www.jsonfeed.org/version/1.1/), JSON in UTF-8. Throws RangeError where there is
 * no edition.
 */
export function jsonFeed(changes: FollowedChanges): string {
  const json = feedOf(changes, { text: asItIs, title: asItIs }).json1();
  // The package writes version 1, which knew one author and no language.
  const { author, ...written }: Record<string, unknown> = JSON.parse(json);
  const feed = {
    ...written,
    version: "https://jsonfeed.org/version/1.1",
    language: LANGUAGE,
    authors: [author],
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** How a form wants plain text, and an entry's title. */
interface Form {
  readonly text: (text: string) => string;
  readonly title: (text: string) => string;
}

function feedOf(changes: FollowedChanges, form: Form): Feed {
  const { organisation, title, description, home, feeds, entries } = changes;
  const first = entries.at(-1);
  if (first === undefined) throw new RangeError("A feed needs an edition.");
  const { name, home: link } = organisation;
  const feed = new Feed({
    id: idOf("changes", first.edition.frozen),
    title: form.text(clean(title)),
    description: form.text(clean(description)),
    updated: new Date(Math.max(...entries.map(({ edition }) => updated(edition).getTime()))),
    author: { name: form.text(clean(name)), link },
    link: addressOf(home, organisation),
    feedLinks: {
      atom: addressOf(feeds.atom, organisation),
      json: addressOf(feeds.json, organisation),
    },
    generator: false,
  });
  for (const { edition, url, html, title: own } of entries) {
    const address = addressOf(url, organisation);
    feed.addItem({
      id: idOf("edition", edition.frozen),
      title: form.title(clean(own)),
      link: address,
      published: dayOf(edition.date),
      date: updated(edition),
      content: abroad(clean(html), address),
    });
  }
  return feed;
}

/**
 * An id that nothing changes (RFC 4287, section 4.2.6): neither another address of the site nor another name or
 * domain of the council. It is made from what an edition has frozen, which the log keeps for good, as a UUID of
 * version 8 (RFC 9562, section 5.8).
 */
function idOf(what: "changes" | "edition", { statement, cookies }: Digests): string {
  const hex = digestOf(JSON.stringify([what, statement, cookies]));
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join("-")}`;
}

/** When it was last corrected, or else published: never the day of the build. */
function updated({ date, corrections }: FeedEntry["edition"]): Date {
  return dayOf(corrections.at(-1)?.date ?? date);
}

function dayOf(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`);
}

function addressOf(path: string, { address }: Pick<Organisation, "address">): string {
  return new URL(path, address).href;
}

/**
 * HTML as it can be read elsewhere: links of the site get its address, and classes are left out, since its styles
 * are not there. What would end a CDATA section is written in another way: the package sees to the first one only.
 */
function abroad(html: string, base: string): string {
  return html
    .trim()
    .replaceAll(/ class="[^"]*"/g, "")
    .replaceAll(/ href="([/#][^"]*)"/g, (_, href: string) => ` href="${new URL(href, base).href}"`)
    .replaceAll("]]>", "]]&gt;");
}

/** Without characters that XML has not (XML 1.0, section 2.2): one of them, and no reader takes the feed. */
function clean(text: string): string {
  return text.replaceAll(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu, "");
}

function asItIs(text: string): string {
  return text;
}

/** The package takes “&amp;” for something that is escaped already. */
function withAmpersands(text: string): string {
  return text.replaceAll("&", "&amp;");
}

function asHtml(text: string): string {
  return withAmpersands(text).replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
