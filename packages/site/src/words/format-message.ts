import { perLanguage } from "cookie-inventory";
import { type MessageFormatElement, parse } from "@formatjs/icu-messageformat-parser";
import { formatToParts, type FormatXMLElementFn } from "intl-messageformat";
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

const getNumberFormat = perLanguage((tag) => new Intl.NumberFormat(tag));
const getPluralRules = perLanguage((tag) => new Intl.PluralRules(tag));

/** Messages have no other formats than these (message-parts.ts). */
const getFormatters = perLanguage((tag) => ({
  getNumberFormat: () => getNumberFormat(tag),
  getPluralRules: () => getPluralRules(tag),
  getDateTimeFormat: (): never => {
    throw new RangeError("Format dates before they are passed to a message.");
  },
}));
const NO_FORMATS = { number: {}, date: {}, time: {} };

const parsed = new Map<string, MessageFormatElement[]>();

type PartValue = string | number | SafeHtml | FormatXMLElementFn<SafeHtml>;

/** Returns the parts of a message, which is parsed only once. The package’s class takes twice the time for that. */
function toParts(
  message: string,
  values: Readonly<Record<string, PartValue>>,
  tag: string,
): (string | SafeHtml)[] {
  const elements = parsed.get(message) ?? parse(message);
  parsed.set(message, elements);
  const formatters = getFormatters(tag);
  return formatToParts<SafeHtml>(
    elements,
    tag,
    formatters,
    NO_FORMATS,
    values,
    undefined,
    message,
  ).map(({ value }) => value);
}

/** Returns a message as plain text. Throws if an argument has no value. */
export function formatMessage(
  message: string,
  values: Readonly<Record<string, string | number>>,
  { tag }: Pick<Language, "tag">,
): string {
  return toParts(message, values, tag).join("");
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
  const parts = toParts(message, Object.fromEntries(inHtml), tag);
  return new SafeString(parts.map(escapeUnsafe).join(""));
}

/** Returns text as HTML, unless it is HTML. */
export function escapeUnsafe(value: string | SafeHtml): string {
  return typeof value === "string" ? nunjucks.lib.escape(value) : value.toString();
}
