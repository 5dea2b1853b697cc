import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const MEREFORD = path.join(import.meta.dirname, "../another-council");
const BLOCKS = path.join(import.meta.dirname, "../../_includes/blocks");

/** The files of a made-up council, in which nothing is wrong: each name with its text. */
export function mereford(): Record<string, string> {
  const files = readdirSync(MEREFORD, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return {
    ...Object.fromEntries(
      files.map((file) => [
        path.relative(MEREFORD, file).replaceAll(path.sep, "/"),
        readFileSync(file, "utf8"),
      ]),
    ),
    ...Object.fromEntries(readdirSync(BLOCKS).map((file) => [`_includes/blocks/${file}`, ""])),
  };
}
