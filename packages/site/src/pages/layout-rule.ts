import { readdirSync } from "node:fs";
import path from "node:path";
import {
  didYouMean,
  error,
  fieldOf,
  type Located,
  type Problem,
  type Project,
} from "cookie-inventory";
import { TEMPLATES } from "../package-files.ts";

/** The layout of pages that name no other. */
export const LAYOUT = "layouts/page.njk";

const INCLUDES = "_includes";

/** The layout that front matter names must be in the council’s `_includes` or in the package. */
export function unknownLayout(project: Project, { data, at }: Located): Problem[] {
  const layout = fieldOf(data, "layout");
  if (typeof layout !== "string") return [];
  const known = layouts(project);
  if (known.includes(layout)) return [];
  const message = `There is no layout “${layout}”.`;
  const hint = `${didYouMean(layout, known)}The layouts are: ${known.join(", ")}. Write one of them, or add ${INCLUDES}/${layout}.`;
  return [error(at(["layout"]), "unknown-layout", message, hint)];
}

/** Templates that can stand around a page: the package’s layouts, and what the council has beside its blocks. */
function layouts(project: Project): string[] {
  const own = project
    .list(INCLUDES)
    .map((file) => file.slice(INCLUDES.length + 1))
    .filter((file) => file.endsWith(".njk") && !/^(?:blocks|components|editions)\//.test(file));
  const ours = readdirSync(path.join(TEMPLATES, "layouts")).map((file) => `layouts/${file}`);
  return [...new Set([...ours, ...own])];
}
