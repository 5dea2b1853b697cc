import path from "node:path";
import { digestOfStyling } from "privacy-notice";
import { keep } from "privacy-notice";
import {
  compileStyles,
  rulesFor,
  type Styles,
  textsIn,
  withHash,
  withMacros,
} from "privacy-notice";

/**
 * The styles of the HTML report: those of our own pages, and what its pictures need; made from the templates
 * alone. `root` is the project’s folder, `colour` the organisation’s. Throws an Error with what Sass says.
 */
export async function reportStyles(root: string, colour: string): Promise<Styles> {
  const here = import.meta.dirname;
  const sources = withMacros(textsIn(here, ".njk"));
  const sass = [path.join(root, "_includes/styles"), here].flatMap((folder) =>
    textsIn(folder, ".scss"),
  );
  const parts = ["report", digestOfStyling(root), colour, ...sass, ...sources];
  const css = await keep(root, parts, async () =>
    rulesFor(sources, await compileStyles(root, colour, { name: "report", folder: here })),
  );
  return withHash(css);
}
