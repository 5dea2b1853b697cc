import { existsSync } from "node:fs";
import type { Build, BuildContext } from "./build-context.ts";
import type { CollectionItem } from "./eleventy-types.ts";

/** A council’s own ones may show anything of their page. */
const OWN_TEMPLATES = ["header", "navigation"].map((name) => `_includes/components/${name}.njk`);

/**
 * A global function for Nunjucks, `header(url, menu)`: the template components/header.njk as HTML. The package’s own
 * differs only by the entry of the menu that is open, and GOV.UK’s macros are slow: it is rendered once for each entry.
 */
export function addHeader(context: BuildContext): void {
  let last: { readonly build: Build; readonly headers: Map<string, string> } | undefined;

  context.templates.addGlobal(
    "header",
    function (this: { readonly ctx: object }, url: string, menu: readonly CollectionItem[]) {
      const { build, templates } = context;
      // The macros leave lines empty, which every page would carry.
      const render = () =>
        templates
          .render("components/header.njk", this.ctx)
          .replaceAll(/\n\s*\n/g, "\n")
          .trim();
      if (OWN_TEMPLATES.some((file) => existsSync(file))) return render();

      if (last?.build !== build) last = { build, headers: new Map() };
      const open = menu.some((entry) => entry.url === url) ? url : "";
      const html = last.headers.get(open) ?? render();
      last.headers.set(open, html);
      return html;
    },
  );
}
