import { z } from "zod";
import {
  didYouMean,
  error,
  type Located,
  oneLine,
  type Problem,
  type Project,
  question,
  type ReadResult,
  readJsonWithSchema,
  type ValuePath,
} from "cookie-inventory";
import type { Page } from "../pages/page-reader.ts";

export const NOTICE_FILE = "_data/notice.json";

/**
 * What a public authority's privacy notice has to tell: UK GDPR articles 13 and 14, the Data Protection
 * Act 2018, and the regulator's accountability framework for the last.
 */
const ITEMS = {
  controller: "who the controller is and how to reach it (UK GDPR 13(1)(a))",
  dpo: "how to reach the data protection officer (UK GDPR 13(1)(b))",
  purposes: "why personal data is used (UK GDPR 13(1)(c))",
  "lawful-basis": "the lawful basis of each purpose (UK GDPR 13(1)(c))",
  "special-category": "the condition for using special category data (UK GDPR 9 and 10)",
  recipients: "who is given the data (UK GDPR 13(1)(e))",
  transfers: "whether data goes abroad (UK GDPR 13(1)(f))",
  retention: "how long data is kept (UK GDPR 13(2)(a))",
  rights: "people’s rights over their data (UK GDPR 13(2)(b))",
  "withdraw-consent": "that consent can be withdrawn (UK GDPR 13(2)(c))",
  complaints: "how to complain to the council and to the regulator (DPA 2018 s.164A and s.165)",
  "must-provide": "whether people must give their data (UK GDPR 13(2)(e))",
  "automated-decisions": "whether decisions are automated (UK GDPR 22A to 22D)",
  source: "where data comes from when people do not give it (UK GDPR 14)",
  registration: "the entry in the regulator’s register (DPA 2018 s.137)",
  updates: "the date of the notice and how changes are told (UK GDPR 12)",
} as const;

const FIELDS = {
  items: "What the law says the notice must tell, each with the headings that answer it.",
  headings:
    "The addresses of the headings that answer this, such as /#how-we-use-it, or “/” for the text before the first heading. [] while none does.",
  openQuestion: "What is still missing and who can say it, or null if nothing is.",
  openQuestions: "What else nobody has told us yet, and the site must not guess.",
  id: "A short name for the question: small letters, digits and hyphens.",
  about: "Where the answer belongs: a page with its heading, or a file.",
  missing: "What is missing, in a sentence.",
  whoAnswers: "Who at the council can answer.",
  ...Object.fromEntries(
    ids(ITEMS).map((id) => [id, `What tells ${ITEMS[id]}, or the question that is still open.`]),
  ),
};

const openQuestion = z.strictObject({ missing: oneLine, whoAnswers: oneLine });

const item = z.strictObject({
  headings: z.array(
    z.string().regex(/^\/[^#]*(?:#.+)?$/, "must be an address such as /#how-we-use-it"),
  ),
  openQuestion: openQuestion.nullable(),
});

const schema = z.strictObject({
  items: z.record(z.enum(ids(ITEMS)), item),
  openQuestions: z.array(
    openQuestion.extend({
      id: z.string().regex(/^[a-z0-9-]+$/, "may hold only small letters, digits and hyphens"),
      about: oneLine,
    }),
  ),
});

/** What the law says the notice must tell, where it does, and what is still to be answered. */
export type Notice = z.output<typeof schema>;

/** Reads `_data/notice.json`. */
export function readNotice(project: Project): ReadResult<Located<Notice>> {
  return readJsonWithSchema(project, NOTICE_FILE, schema, { fields: FIELDS }, unanswered);
}

/** An item with neither a heading nor a question has been forgotten. */
function unanswered({ data: { items }, at }: Located<Notice>): Problem[] {
  return entries(items).flatMap(([id, { headings, openQuestion: asked }]) =>
    headings.length > 0 || asked !== null
      ? []
      : error(
          at(["items", id]),
          "item-unanswered",
          `Nothing tells ${ITEMS[id]}.`,
          "Name the headings that answer it; or write an “openQuestion” with what is missing and who can say it.",
        ),
  );
}

/** Headings that the notice is said to have, and has not. */
export function missingHeadings(
  { data: { items }, at }: Located<Notice>,
  pages: readonly Page[],
): Problem[] {
  const known = pages.flatMap(({ url, headings }) => [
    url,
    ...headings.flatMap(({ id, formerIds }) => [id, ...formerIds].map((each) => `${url}#${each}`)),
  ]);
  return entries(items).flatMap(([id, { headings }]) =>
    headings.flatMap((heading, index) =>
      known.includes(heading)
        ? []
        : error(
            at(["items", id, "headings", index]),
            "heading-missing",
            `There is no heading at ${heading}, which is said to tell ${ITEMS[id]}.`,
            `${didYouMean(heading, known)}Write the address of the heading that tells it now; or take this one out and ask an “openQuestion”.`,
          ),
    ),
  );
}

/** Every question that is still open, each with who can answer it. */
export function openQuestions({ data, at }: Located<Notice>): Problem[] {
  const ask = (path: ValuePath, asked: z.output<typeof openQuestion>, then: string) =>
    question(
      at([...path, "missing"]),
      "open-question",
      `Still unknown: ${asked.missing}`,
      `To be answered by: ${asked.whoAnswers}. ${then}`,
    );
  return [
    ...entries(data.items).flatMap(([id, { openQuestion: asked }]) => {
      const then = `The notice has to tell ${ITEMS[id]}. Write it into the statement, name its heading here, and put null in place of the question.`;
      return asked === null ? [] : ask(["items", id, "openQuestion"], asked, then);
    }),
    ...data.openQuestions.map((asked, index) => {
      const then = `The answer belongs to ${asked.about}. Then take the question out of the list.`;
      return ask(["openQuestions", index], asked, then);
    }),
  ];
}

function entries(items: Notice["items"]) {
  return ids(ITEMS).map((id) => [id, items[id]] as const);
}

function ids<T extends object>(record: T): (keyof T & string)[] {
  return Object.keys(record).filter((key): key is keyof T & string => key in record);
}
