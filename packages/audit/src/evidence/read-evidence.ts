import { hash } from "node:crypto";
import { accessSync, constants, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { resolveUserPath, UserError } from "cookie-inventory";
import { parseJson } from "../parse-json.ts";
import { type EvidenceIndex, evidenceIndexSchema } from "./evidence-index.ts";

export const INDEX_FILE = "index.json";
export const FOLDERS = ["pictures", "har", "scripts"] as const;

/** Creates the folder if it does not exist. Throws UserError if it is not empty, or cannot be written. */
export function requireEmptyFolder(folder: string): void {
  const absolute = resolveUserPath(folder);
  let files: string[];
  try {
    mkdirSync(absolute, { recursive: true });
    accessSync(absolute, constants.W_OK);
    files = readdirSync(absolute);
  } catch (cause) {
    throw new UserError(
      `“${folder}” cannot be used for the evidence: name a folder that you may write to.`,
      { cause },
    );
  }
  if (files.length === 0) return;
  throw new UserError(
    `“${folder}” is not empty: name a new folder for the evidence, or add “--resume” to continue an interrupted run.`,
  );
}

/**
 * Returns the index of the evidence of the run that was started at this time, and the digest of the index. Throws
 * UserError if the folder holds none of that run.
 */
export function readEvidence(
  folder: string,
  started: string,
): { readonly index: EvidenceIndex; readonly sha256: string } {
  const text = readIndex(folder);
  const { data: index } = evidenceIndexSchema.safeParse(parseJson(text));
  if (index?.run.started !== started) {
    throw new UserError(
      `“${folder}” is not the evidence of this run. Name the folder that the run was started with, or leave out “--evidence”.`,
    );
  }
  return { index, sha256: hash("sha256", text) };
}

function readIndex(folder: string): string {
  try {
    return readFileSync(resolveUserPath(path.join(folder, INDEX_FILE)), "utf8");
  } catch {
    return "";
  }
}
