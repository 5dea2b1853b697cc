import { digestOf } from "cookie-inventory";
import type { Environment } from "nunjucks";

/** The site’s icon. Its path contains a hash of its content, so that browsers can cache it indefinitely. */
export interface Icon {
  readonly path: string;
  readonly svg: string;
}

/** Creates the icon in the council’s `colour`, such as "#00625a". */
export function createIcon(templates: Environment, colour: string): Icon {
  const svg = templates.render("components/icon.njk", { colour });
  const hash = digestOf(svg).slice(0, 8);
  return { path: `/static/icon-${hash}.svg`, svg };
}
