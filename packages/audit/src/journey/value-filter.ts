import type { Journey } from "cookie-inventory";
import type { Evidence } from "../evidence/evidence.ts";
import type { JournalEntry } from "../observation-schema.ts";
import type { Variables } from "./journey-variables.ts";

/** Removes the texts that journeys fill in from everything that is saved. */
export interface ValueFilter {
  /** Replaces each text by the name of its variable. */
  readonly redact: (text: string) => string;
  /** Applies `redact` to what websites have written in an entry of a journey or of one of its pages. */
  readonly redactEntry: <T extends JournalEntry>(entry: T) => T;
  /** Applies `redact` to the evidence of a journey, if any is saved. */
  readonly redactEvidence: (options: { readonly evidence?: Evidence }) => { evidence?: Evidence };
}

/** Fields with one of a few words, which have to stay as they are; “journey” is a name from the list of websites. */
const FIXED_FIELDS = new Set([
  "type",
  "state",
  "outcome",
  "journey",
  "storage",
  "party",
  "by",
  "sameSite",
]);

/** No page of a journey is the first page of the website, of which there is a picture. */
const NO_ORDER = -1;

export function createValueFilter({ steps }: Journey, variables: Variables): ValueFilter {
  const used = new Set(steps.map(({ from }) => from));
  // A longer text may contain a shorter one: a password often starts with the user’s name.
  const patterns = [...variables]
    .filter(([name]) => used.has(name))
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([name, value]) => ({ name, pattern: toPattern(value) }));
  const redact = (text: string) =>
    patterns.reduce((result, { name, pattern }) => result.replaceAll(pattern, name), text);
  return {
    redact,
    redactEvidence: ({ evidence }) => ({
      ...(evidence && {
        evidence: {
          startVisit: (website, state) => evidence.startVisit(website, state, NO_ORDER, redact),
        },
      }),
    }),
    redactEntry: (entry) => {
      if (entry.type === "page") return mapTexts(entry, redact);
      if (entry.type !== "journey") return entry;
      const { why, address } = entry;
      return {
        ...entry,
        why: why === null ? null : redact(why),
        address: address === null ? null : redact(address),
      };
    },
  };
}

/** Returns an expression for a text however it is written in an address: each character percent-encoded any number of times, or not. */
function toPattern(value: string): RegExp {
  const characters = Array.from(value.toWellFormed(), (character) => {
    const bytes = [...Buffer.from(character)].map(
      (byte) => `%(?:25)*${byte.toString(16).padStart(2, "0")}`,
    );
    // The longer form first: “%” is the start of its own.
    const alternatives = [bytes.join(""), RegExp.escape(character)];
    return `(?:${[...alternatives, ...(character === " " ? [String.raw`\+`] : [])].join("|")})`;
  });
  // Websites write the names of users and hosts in other cases.
  return new RegExp(characters.join(""), "giu");
}

function mapTexts<T extends object>(entry: T, map: (text: string) => string): T {
  const mapped: T = JSON.parse(
    JSON.stringify(entry, (key, value: unknown) =>
      typeof value === "string" && !FIXED_FIELDS.has(key) ? map(value) : value,
    ),
  );
  return mapped;
}
