import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";

/** The most bytes that a page may take, compressed with Brotli, styles included. */
export const PAGE_BUDGET = 10_240;

/** A page's file in the built site, and its bytes compressed with Brotli. */
export interface PageSize {
  readonly file: string;
  readonly bytes: number;
}

/** The size of each page in `folder`, a built site; none where there is no such folder. */
export function pageSizes(folder: string): PageSize[] {
  return globSync("**/*.html", { cwd: folder })
    .map((file) => ({
      file: file.replaceAll(path.sep, "/"),
      bytes: brotliCompressSync(readFileSync(path.join(folder, file))).byteLength,
    }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
}
