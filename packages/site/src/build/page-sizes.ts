import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";

/** The maximum size of a page with its styles, in bytes compressed with Brotli. */
export const PAGE_BUDGET = 10_240;

export interface PageSize {
  readonly file: string;
  /** Compressed with Brotli. */
  readonly bytes: number;
}

/** Returns the size of each page of the site built in `folder`; none if the folder does not exist. */
export function measurePages(folder: string): PageSize[] {
  return globSync("**/*.html", { cwd: folder })
    .map((file) => ({
      file: file.replaceAll(path.sep, "/"),
      bytes: brotliCompressSync(readFileSync(path.join(folder, file))).byteLength,
    }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
}
