import { OTHER_STORAGES } from "cookie-inventory";
import { z } from "zod";
import { STATES } from "../observation-schema.ts";
import { PICTURE_SUBJECTS } from "./evidence.ts";

/* The format of index.json in the folder of “--evidence”. */

/** Changes whenever a program that reads the index would have to change. */
export const EVIDENCE_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const file = {
  file: z
    .string()
    .regex(/^(?:pictures|har|scripts)\/[\w.-]+$/)
    .describe("Its path from this folder."),
  sha256: sha256.describe("The SHA-256 digest of the file."),
  bytes: z.int().min(0),
};
const visitor = {
  website: z.int().min(1).describe("The number of the website in the run."),
  state: z.enum(STATES).describe("The visitor’s choice."),
};

const picture = z.strictObject({
  ...file,
  ...visitor,
  shows: z.enum(PICTURE_SUBJECTS),
  address: z.string().describe("The address of the page, without the values of its query."),
  taken: z.iso.datetime(),
});

const har = z.strictObject({
  ...file,
  ...visitor,
  exchanges: z.int().min(0).describe("The number of requests."),
});

const script = z.strictObject({
  ...file,
  addresses: z
    .array(z.string())
    .describe(
      "Its address or, if it is inline, those of the pages with it; without their queries.",
    ),
  firstLine: z.int().min(1).describe("The line of that address on which the file starts."),
  isCut: z.boolean().describe("Whether the script was longer than its copy may be."),
  originalSha256: sha256.describe("The SHA-256 digest of the script before values were removed."),
  sets: z.array(
    z.strictObject({
      storage: z.enum(["cookie", ...OTHER_STORAGES]),
      name: z.string(),
      line: z.int().min(1).describe("The line of that address."),
    }),
  ),
});

export const evidenceIndexSchema = z.strictObject({
  version: z.literal(EVIDENCE_VERSION),
  run: z.strictObject({ started: z.iso.datetime(), browser: z.string() }),
  completed: z.iso.datetime().nullable().describe("null if the run has not ended."),
  resultsSha256: sha256.nullable().describe("The SHA-256 digest of the results file of the run."),
  pictures: z.array(picture),
  har: z.array(har),
  scripts: z.array(script),
  missingScripts: z
    .array(z.string())
    .describe("The addresses of scripts that stored something and could not be read."),
});

export type EvidenceIndex = z.output<typeof evidenceIndexSchema>;
export type ScriptEvidence = z.output<typeof script>;
