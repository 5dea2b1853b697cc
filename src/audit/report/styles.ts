import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { LOCK_FILE } from "../../site/code.ts";
import { keep } from "../../site/keep.ts";
import { compileStyles, rulesFor, type Styles, withHash, withMacros } from "../../site/styles.ts";

/**
 * The styles of the HTML report: those of our own pages, and what its pictures need; made from the templates
 * alone. `root` is the project’s folder, `colour` the organisation’s. Throws sass’s error.
 */
export async function reportStyles(root: string, colour: string): Promise<Styles> {
  const here = import.meta.dirname;
  const sources = withMacros(textsOf(path.join(here, "**/*.njk")));
  const sass = [path.join(root, "_includes/styles/*.scss"), path.join(here, "*.scss")].flatMap(
    textsOf,
  );
  // As for the site’s own styles: the versions of all packages, and what is done with them.
  const code = [LOCK_FILE, "src/site/styles.ts"].flatMap((file) => textsOf(path.join(root, file)));
  const css = await keep(root, ["report", ...code, colour, ...sass, ...sources], async () =>
    rulesFor(sources, await compileStyles(root, colour, { name: "report", folder: here })),
  );
  return withHash(css);
}

function textsOf(pattern: string): string[] {
  return globSync(pattern)
    .toSorted()
    .map((file) => readFileSync(file, "utf8"));
}
