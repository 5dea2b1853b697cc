import { digestOf, error, ProblemsError } from "cookie-inventory";
import type { Environment } from "nunjucks";

/** The site’s icon. Its path contains a hash of its content, so that browsers can cache it indefinitely. */
export interface Icon {
  readonly path: string;
  readonly svg: string;
}

const NOT_SVG = error(
  { file: "_includes/components/icon.njk" },
  "invalid-icon",
  "This is not an SVG picture.",
  'Start it with <svg xmlns="http://www.w3.org/2000/svg" …> and end it with </svg>, or remove the file.',
);

/** Creates the icon in the council’s `colour`, such as "#00625a". Throws ProblemsError if its template is no picture. */
export function createIcon(templates: Environment, colour: string): Icon {
  const svg = templates.render("components/icon.njk", { colour });
  if (!/^\s*<svg\s[^]*<\/svg>\s*$/.test(svg)) throw new ProblemsError([NOT_SVG]);
  const hash = digestOf(svg).slice(0, 8);
  return { path: `/static/icon-${hash}.svg`, svg };
}
