import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type EvidenceIndex, evidenceIndexSchema } from "../../src/evidence/evidence-index.ts";

/** Returns the contents of all files in a folder and its subfolders, by their paths from it. */
export function readFolder(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file).replaceAll(path.sep, "/"), readFileSync(file)];
    }),
  );
}

/** Reads the index of an evidence folder, and the digests of the other files as the index and as the files have them. */
export function readIndex(folder: string): {
  readonly index: EvidenceIndex;
  readonly listed: Record<string, string>;
  readonly actual: Record<string, string>;
} {
  const { "index.json": text, ...files } = Object.fromEntries(readFolder(folder));
  const index = evidenceIndexSchema.parse(JSON.parse(String(text)));
  const entries = [...index.pictures, ...index.har, ...index.scripts];
  return {
    index,
    listed: Object.fromEntries(entries.map(({ file, sha256 }) => [file, sha256])),
    actual: Object.fromEntries(
      Object.entries(files).map(([file, content]) => [file, hash("sha256", content)]),
    ),
  };
}
