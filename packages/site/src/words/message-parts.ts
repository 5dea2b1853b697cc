import {
  isArgumentElement,
  isLiteralElement,
  isNumberElement,
  isPluralElement,
  isPoundElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from "@formatjs/icu-messageformat-parser";

/** What a message is made of. */
export interface MessageParts {
  /** The names of the arguments that are texts, of those that are numbers, and of the tags. */
  readonly texts: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  /** The names in each version of the message: a plural has several. */
  readonly versions: readonly ReadonlySet<string>[];
}

/** The parts of a message, or what is wrong with it, to complete a sentence that starts with its name. */
export type ParsedMessage = { readonly parts: MessageParts } | { readonly mistake: string };

const MISTAKES: Partial<Record<string, string>> = {
  EMPTY_ARGUMENT: "has an argument without a name: {}",
  EXPECT_ARGUMENT_CLOSING_BRACE: "has a “{” without its “}”",
  INVALID_ARGUMENT_TYPE: "formats an argument in a way that does not exist",
  MALFORMED_ARGUMENT: "has an argument whose name is not one word",
  MISSING_OTHER_CLAUSE: "has a plural without “other”",
  UNCLOSED_TAG: "has a tag that is not closed",
  UNMATCHED_CLOSING_TAG: "closes a tag that is not the last one that was opened",
};

/** Parses a message in ICU MessageFormat. Formats that pages do not have are mistakes. */
export function parseMessageParts(message: string): ParsedMessage {
  if (message.trim() === "") return { mistake: "is empty" };
  try {
    const elements = parse(message);
    const [only] = elements;
    // Templates print a message without arguments and tags as it is written.
    if (elements.length === 1 && only && isLiteralElement(only) && only.value !== message)
      return { mistake: "has straight apostrophes, which have a meaning in messages" };
    const names = { texts: new Set<string>(), numbers: new Set<string>(), tags: new Set<string>() };
    const mistake = collectNames(elements, names);
    if (mistake !== undefined) return { mistake };
    const versions = listVersions(elements).map((version) => new Set(version));
    return { parts: { ...names, versions } };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return { mistake: MISTAKES[cause.message] ?? "is not in the format of messages" };
  }
}

interface Names {
  readonly texts: Set<string>;
  readonly numbers: Set<string>;
  readonly tags: Set<string>;
}

/** Adds the names of elements. Returns what is wrong with one; undefined if nothing is. */
function collectNames(elements: readonly MessageFormatElement[], names: Names): string | undefined {
  for (const element of elements) {
    const mistake = collectName(element, names);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function collectName(element: MessageFormatElement, names: Names): string | undefined {
  if (isLiteralElement(element) || isPoundElement(element)) return undefined;
  if (isArgumentElement(element)) {
    names.texts.add(element.value);
    return undefined;
  }
  if (isTagElement(element)) {
    names.tags.add(element.value);
    return collectNames(element.children, names);
  }
  const isPlural = isPluralElement(element) && element.pluralType === "cardinal";
  if (isPlural || (isNumberElement(element) && !element.style)) names.numbers.add(element.value);
  else return `formats {${element.value}} in a way that messages cannot`;
  if (!isPlural) return undefined;
  return collectNames(
    Object.values(element.options).flatMap(({ value }) => value),
    names,
  );
}

/** Returns the names of arguments and tags in each version of a message. */
function listVersions(elements: readonly MessageFormatElement[]): string[][] {
  return elements.reduce<string[][]>(
    (versions, element) => {
      const added = listElementVersions(element);
      return versions.flatMap((version) => added.map((names) => [...version, ...names]));
    },
    [[]],
  );
}

function listElementVersions(element: MessageFormatElement): string[][] {
  if (isLiteralElement(element) || isPoundElement(element)) return [[]];
  if (isPluralElement(element)) {
    const options = Object.values(element.options);
    return options.flatMap(({ value }) =>
      listVersions(value).map((names) => [element.value, ...names]),
    );
  }
  const inside = isTagElement(element) ? listVersions(element.children) : [[]];
  return inside.map((names) => [element.value, ...names]);
}
