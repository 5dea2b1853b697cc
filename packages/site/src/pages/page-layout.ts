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

/** The layout of pages whose front matter has none. */
export const DEFAULT_LAYOUT = "layouts/page.njk";

const INCLUDES = "_includes";

/** Checks that the layout in a page’s front matter exists in the council’s `_includes` or in the package. */
export function checkLayout(project: Project, { data, at }: Located): Problem[] {
  const layout = fieldOf(data, "layout");
  if (typeof layout !== "string") return [];
  const layouts = listLayouts(project);
  if (layouts.includes(layout)) return [];
  const message = `There is no layout “${layout}”.`;
  const hint = `${didYouMean(layout, layouts)}The layouts are: ${layouts.join(", ")}. Use one of them, or add ${INCLUDES}/${layout}.`;
  return [error(at(["layout"]), "unknown-layout", message, hint)];
}

/** Returns the package’s layouts, and the council’s templates that are not blocks, components or parts of editions. */
function listLayouts(project: Project): string[] {
  const ofCouncil = project
    .list(INCLUDES)
    .map((file) => file.slice(INCLUDES.length + 1))
    .filter((file) => file.endsWith(".njk") && !/^(?:blocks|components|editions)\//.test(file));
  const ofPackage = readdirSync(path.join(TEMPLATES, "layouts")).map((file) => `layouts/${file}`);
  return [...new Set([...ofPackage, ...ofCouncil])];
}
