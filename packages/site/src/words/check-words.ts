import {
  didYouMean,
  error,
  type Located,
  type Place,
  type Problem,
  type ValuePath,
} from "cookie-inventory";
import { type MessageParts, parseMessageParts } from "./message-parts.ts";

const GUIDE = "See docs/words.md.";

/** A value in a file of words, with the names of its groups and its own between dots. */
interface NamedValue {
  readonly name: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * Returns the errors in messages that replace or translate the English ones: those that English does not have, and those
 * that cannot be read, or have other arguments or tags.
 */
export function checkMessages({ data, at }: Located, english: object): Problem[] {
  const references = new Map(listValues(english).map(({ name, value }) => [name, String(value)]));
  const names = [...references.keys()];
  return listValues(data).flatMap(({ name, path, value }) => {
    const reference = references.get(name);
    if (reference === undefined) return reportUnknown(at(path), name, names);
    if (typeof value === "string") return checkMessage(at(path), name, value, reference);
    const message = `“${name}” must be text in double quotes.`;
    return error(at(path), "wrong-value", message, quoteEnglish(reference));
  });
}

/** Returns an error for each message of the groups that `words` lack; of all groups, if none are given. */
export function findMissingMessages(
  words: unknown,
  english: object,
  groups: readonly string[] | undefined,
  at: (path: ValuePath) => Place,
): Problem[] {
  const present = new Set(listValues(words).map(({ name }) => name));
  return listValues(english)
    .filter(
      ({ path: [group = ""], name }) => !present.has(name) && (groups ?? [group]).includes(group),
    )
    .map(({ name, path, value }) => {
      const message = `The message “${name}” is missing.`;
      return error(at(path), "missing-message", message, quoteEnglish(String(value)));
    });
}

function quoteEnglish(text: string): string {
  return `The package’s English is “${text}”. ${GUIDE}`;
}

/** Returns every value that is not a group. */
function listValues(data: unknown, path: readonly string[] = []): NamedValue[] {
  if (typeof data !== "object" || data === null || Array.isArray(data))
    return [{ name: path.join("."), path, value: data }];
  return Object.entries(data).flatMap(([name, child]) => listValues(child, [...path, name]));
}

function reportUnknown(place: Place, name: string, names: readonly string[]): Problem {
  if (name === "" || names.some((each) => each.startsWith(`${name}.`))) {
    const message = `${name === "" ? "The file" : `“${name}”`} must be a record in curly brackets.`;
    return error(place, "wrong-value", message, `It is a group of messages. ${GUIDE}`);
  }
  const message = `There is no message called “${name}”.`;
  const hint = `${didYouMean(name, names)}Correct its name, or remove it. ${GUIDE}`;
  return error(place, "unknown-message", message, hint);
}

function checkMessage(place: Place, name: string, text: string, english: string): Problem[] {
  const own = parseMessageParts(text);
  const subject = `The message “${name}”`;
  if ("mistake" in own) {
    const message = `${subject} ${own.mistake}.`;
    return [error(place, "wrong-message", message, quoteEnglish(english))];
  }
  const reference = parseMessageParts(english);
  if ("mistake" in reference) throw new Error(`In English, “${name}” ${reference.mistake}.`);
  return compareParts(own.parts, reference.parts).map(({ rule, difference, suggestion = "" }) =>
    error(place, rule, `${subject} ${difference}.`, suggestion + quoteEnglish(english)),
  );
}

interface Difference {
  readonly rule: string;
  /** Completes a sentence that starts with the message’s name. */
  readonly difference: string;
  readonly suggestion?: string;
}

function compareParts(own: MessageParts, english: MessageParts): Difference[] {
  const values = [...english.texts, ...english.numbers];
  const tags = [...english.tags];
  const unknownValues = [...own.texts, ...own.numbers].filter((name) => !values.includes(name));
  const unknownTags = [...own.tags].filter((name) => !tags.includes(name));
  const missing = [...values, ...tags].filter((name) =>
    own.versions.some((version) => !version.has(name)),
  );
  const notNumbers = [...own.numbers].filter((name) => english.texts.has(name));
  return [
    ...[...new Set(unknownValues)].map((name) => ({
      rule: "unknown-argument",
      difference: `has {${name}}, which English does not have`,
      suggestion: didYouMean(name, values),
    })),
    ...unknownTags.map((name) => ({
      rule: "unknown-argument",
      difference: `has the tag <${name}>, which English does not have`,
      suggestion: didYouMean(name, tags),
    })),
    ...(missing.length === 0
      ? []
      : [
          {
            rule: "missing-argument",
            difference: `needs ${describeMissing(missing, tags)}${own.versions.length > 1 ? " in every form of the plural" : ""}`,
          },
        ]),
    ...notNumbers.map((name) => ({
      rule: "wrong-message",
      difference: `treats {${name}} as a number, which is a text`,
    })),
  ];
}

function describeMissing(names: readonly string[], tags: readonly string[]): string {
  const described = names.map((name) => (tags.includes(name) ? `the tag <${name}>` : `{${name}}`));
  return new Intl.ListFormat("en-GB").format(described);
}
