import {
  error,
  type Located,
  nameRecordsBy,
  type Partly,
  type Problem,
  type Project,
  readJsonWithSchema,
  type ReadResult,
  singleLineText,
  toEditorSchema,
} from "cookie-inventory";
import { z } from "zod";
import { compareEditionNumbers, editionNumber } from "../editions/change-log.ts";
import { toPlainWords } from "./stated-text.ts";

/** The facts that the pages must keep stating. */
export const FACTS_FILE = "tests/facts.json";

/** The hint for each field, for editors: in the JSON Schema and in messages. */
const FIELDS = {
  $schema: "Leave this as it is. It lets your editor show these hints.",
  facts:
    "The facts that the pages must keep stating, one record for each. The check looks for them; visitors do not see this file.",
  number: "The fact’s number: 1 for the first, 2 for the next, and so on. A fact keeps its number.",
  section:
    "Where the fact stands: the address of its heading, such as /#how-we-use-it, or “/” for the text before the first heading. Leave it out if “words” are in the records of “cookies”.",
  cookies:
    "The names of the cookies that the fact is about, as in _data/cookies.json. When all of them are retired, the fact no longer has to stand. Without a “section”, the check looks for the words in each cookie’s record.",
  words:
    "Words and phrases that must stand there, in any order: copy them from the page. Capital letters and punctuation make no difference. The address of a link, and a block such as ::cookie-table, can be among them. For a cookie’s record, write “persistence: session”.",
  since: "The edition that first stated the fact, such as 1.0, in quotes.",
  until:
    "The edition that withdrew the fact, such as 2.0, in quotes. Leave it out while the fact holds.",
} as const;

const fact = z.strictObject({
  number: z.int("must be a whole number").describe(FIELDS.number),
  section: z
    .string()
    .regex(/^\/[^#]*(?:#.+)?$/, "must be an address such as /#how-we-use-it")
    .optional()
    .describe(FIELDS.section),
  cookies: z
    .array(singleLineText)
    .min(1, "must name at least one cookie")
    .optional()
    .describe(FIELDS.cookies),
  words: z
    .array(singleLineText.refine((words) => toPlainWords(words) !== "", "has no words"))
    .min(1, "must have at least one phrase")
    .describe(FIELDS.words),
  since: editionNumber.describe(FIELDS.since),
  until: editionNumber.optional().describe(FIELDS.until),
});

const schema = z.strictObject({
  $schema: z.string().optional().describe(FIELDS.$schema),
  facts: z.array(fact).max(1000, "must have at most 1,000 entries").describe(FIELDS.facts),
});

/** A fact that a page, or the records of cookies, must state. */
export type Fact = z.output<typeof fact>;
export type Facts = z.output<typeof schema>;

/** Reads the facts, which are optional: none if the file does not exist. */
export function readFacts(project: Project): ReadResult<Located<Facts> | undefined> {
  if (project.read(FACTS_FILE) === undefined) return { ok: true, value: undefined };
  const options = { fields: FIELDS, recordName: nameRecordsBy("number") };
  return readJsonWithSchema(project, FACTS_FILE, schema, options, ({ data, at }) =>
    (data.facts ?? [])
      .flatMap((each = {}, index) => {
        const place = (field: string) => at(["facts", index, field]);
        return [checkNumber(each, index, place), checkPlace(each, place), checkOrder(each, place)];
      })
      .flat(),
  );
}

type PlaceOf = (field: string) => ReturnType<Located["at"]>;

/** Checks that no number is missing, so that no fact is lost unnoticed. */
function checkNumber({ number }: Partly<Fact>, index: number, place: PlaceOf): Problem | [] {
  if (number === undefined || number === index + 1) return [];
  const message = `Fact ${number} is in the place of fact ${index + 1}.`;
  const hint =
    "Number the facts 1, 2, 3 and so on. If one was deleted, put it back: to withdraw it, add “until” to it. A new fact goes last.";
  return error(place("number"), "fact-number", message, hint);
}

function checkPlace(each: Partly<Fact>, place: PlaceOf): Problem | [] {
  const { number } = each;
  // A wrong value is undefined, but there.
  if (number === undefined || "section" in each || "cookies" in each) return [];
  const message = `Fact ${number} has neither a “section” nor “cookies”, so the check cannot look for it.`;
  const hint = 'Add the heading under which it stands, such as "section": "/#how-we-use-it".';
  return error(place("number"), "fact-without-place", message, hint);
}

function checkOrder({ number, since, until }: Partly<Fact>, place: PlaceOf): Problem | [] {
  if (number === undefined || since === undefined || until === undefined) return [];
  if (compareEditionNumbers(since, until) < 0) return [];
  const message = `Fact ${number} is withdrawn by edition ${until}, which is not after edition ${since}, the first to state it.`;
  const hint = "Correct “since” or “until”. Leave out “until” while the fact holds.";
  return error(place("until"), "fact-edition", message, hint);
}

/** Returns the JSON Schema for editors. */
export function factsJsonSchema(): object {
  return toEditorSchema(schema, "The facts that the pages must keep stating");
}
