import { z } from "zod";
import { check, type Wording } from "../files/check.ts";
import { oneLine } from "../files/fields.ts";
import { readJson } from "../files/json.ts";
import type { Project } from "../files/project.ts";
import type { Reading } from "../problems/problem.ts";

const NOTICE_FILE = "_data/notice.json";

const FIELDS = {
  openQuestions: "What nobody has told us yet, and the site must not guess.",
  id: "A short name for the question: small letters, digits and hyphens.",
  about: "Where the answer belongs: a page with its heading, or a file.",
  missing: "What is missing, in a sentence.",
  whoAnswers: "Who at the council can answer.",
} as const;

const schema = z.strictObject({
  openQuestions: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/, "may hold only small letters, digits and hyphens"),
      about: oneLine,
      missing: oneLine,
      whoAnswers: oneLine,
    }),
  ),
});

/** What the notice still has to tell, and who can say it. */
export type Notice = z.output<typeof schema>;

const WORDING: Wording = { fields: FIELDS };

/** Reads `_data/notice.json`. */
export function readNotice(project: Project): Reading<Notice> {
  const json = readJson(project, NOTICE_FILE);
  return json.ok ? check(schema, json.value, WORDING) : json;
}
