import { digestOf } from "cookie-inventory";
import type { Environment } from "nunjucks";

/** The site’s icon, at an address that changes with it, so that browsers can keep it for good. */
export interface Icon {
  readonly path: string;
  readonly svg: string;
}

/** The icon in the council’s `colour`, such as "#00625a". */
export function createIcon(templates: Environment, colour: string): Icon {
  const svg = templates.render("components/icon.njk", { colour });
  const hash = digestOf(svg).slice(0, 8);
  return { path: `/static/icon-${hash}.svg`, svg };
}
