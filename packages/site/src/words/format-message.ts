import { perLanguage } from "cookie-inventory";
import { IntlMessageFormat, type MessageFormatPart } from "intl-messageformat";
import nunjucks from "nunjucks";
import type { Language } from "./locale.ts";

/* Messages are in the ICU format: https://formatjs.github.io/docs/core-concepts/icu-syntax */

const { SafeString } = nunjucks.runtime;
type SafeHtml = InstanceType<typeof SafeString>;

/** Returns the HTML of an element, such as a link, around HTML. */
export type ToElement = (content: string) => string;

/** The values of a message’s arguments, and the elements of its tags, by their names. */
export type MessageValues = Readonly<Record<string, string | number | SafeHtml | ToElement>>;

/** Elements that every message can have. */
const ELEMENTS: Readonly<Record<string, ToElement>> = {
  code: (content) => `<code>${content}</code>`,
  strong: (content) => `<strong>${content}</strong>`,
  // For screen readers.
  hidden: (content) => `<span class="govuk-visually-hidden">${content}</span>`,
};

/** The tags that every message can have. */
export const ELEMENT_NAMES: readonly string[] = Object.keys(ELEMENTS);

const getFormatters = perLanguage((tag) => {
  const numbers = new Intl.NumberFormat(tag);
  const plurals = new Intl.PluralRules(tag);
  return {
    // Messages have no other formats than these (check-words.ts).
    getNumberFormat: () => numbers,
    getPluralRules: () => plurals,
    getDateTimeFormat: (): never => {
      throw new RangeError("Format dates before they are passed to a message.");
    },
  };
});

const getParsedMessages = perLanguage(() => new Map<string, IntlMessageFormat>());

/** Parses a message once for each language. */
function parseMessage(message: string, tag: string): IntlMessageFormat {
  const parsed = getParsedMessages(tag);
  const format =
    parsed.get(message) ??
    new IntlMessageFormat(message, tag, undefined, { formatters: getFormatters(tag) });
  parsed.set(message, format);
  return format;
}

/** Returns a message as plain text. Throws if an argument has no value. */
export function formatMessage(
  message: string,
  values: Readonly<Record<string, string | number>>,
  { tag }: Pick<Language, "tag">,
): string {
  return String(parseMessage(message, tag).format(values));
}

/**
 * Returns a message as HTML: everything is escaped except values that are safe already, and the elements of tags. Throws
 * if an argument or a tag has no value.
 */
export function formatHtml(message: string, values: MessageValues, { tag }: Language): SafeHtml {
  const inHtml = Object.entries({ ...ELEMENTS, ...values }).map(([name, value]) => {
    if (value === undefined || value === null)
      throw new RangeError(`“${name}” has no value in the message “${message}”.`);
    if (typeof value !== "function") return [name, value] as const;
    const toHtml = (contents: readonly (string | SafeHtml)[]) =>
      new SafeString(value(contents.map(escapeUnsafe).join("")));
    return [name, toHtml] as const;
  });
  const parts: MessageFormatPart<SafeHtml>[] = parseMessage(message, tag).formatToParts<SafeHtml>(
    Object.fromEntries(inHtml),
  );
  return new SafeString(parts.map(({ value }) => escapeUnsafe(value)).join(""));
}

/** Returns text as HTML, unless it is HTML. */
export function escapeUnsafe(value: string | SafeHtml): string {
  return typeof value === "string" ? nunjucks.lib.escape(value) : value.toString();
}
