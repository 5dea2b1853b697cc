import { existsSync } from "node:fs";
import type { Build, BuildContext } from "./build-context.ts";
import type { Language } from "../words/locale.ts";
import type { CollectionItem } from "./eleventy-types.ts";

/** The “this” of a Nunjucks global function. */
interface NunjucksContext {
  readonly ctx: { readonly language?: Language };
}

/** The templates of the header. If a council replaces one of them, its header may differ on every page. */
const HEADER_TEMPLATES = ["header", "logo", "navigation"].map(
  (name) => `_includes/components/${name}.njk`,
);

/**
 * Adds the Nunjucks global function `header(url, menu)`, which renders components/header.njk. GOV.UK’s macros are slow,
 * and the package’s header differs only by the current menu entry, so it is rendered once for each entry.
 */
export function addSiteHeader(context: BuildContext): void {
  let last: { readonly build: Build; readonly headers: Map<string, string> } | undefined;

  context.nunjucks.addGlobal(
    "header",
    function (this: NunjucksContext, url: string, menu: readonly CollectionItem[]) {
      const { build, nunjucks } = context;
      // Removes the empty lines that the macros leave.
      const render = () =>
        nunjucks
          .render("components/header.njk", this.ctx)
          .replaceAll(/\n\s*\n/g, "\n")
          .trim();
      if (HEADER_TEMPLATES.some((file) => existsSync(file))) return render();

      if (last?.build !== build) last = { build, headers: new Map() };
      // Each language has its own menu.
      const { code = "" } = this.ctx.language ?? {};
      const current = menu.some((entry) => entry.url === url) ? url : `other ${code}`;
      const html = last.headers.get(current) ?? render();
      last.headers.set(current, html);
      return html;
    },
  );
}
