import type { Build, BuildContext } from "./build-context.ts";
import type { CollectionItem } from "./eleventy-types.ts";

/**
 * A global function for Nunjucks, `header(url, menu)`: the template components/header.njk as HTML. It differs only by
 * the entry of the menu that is open, and GOV.UK’s macros are slow: so it is rendered once for each entry.
 */
export function addHeader(context: BuildContext): void {
  let last: { readonly build: Build; readonly headers: Map<string, string> } | undefined;

  context.templates.addGlobal(
    "header",
    function (this: { readonly ctx: object }, url: string, menu: readonly CollectionItem[]) {
      const { build, templates } = context;
      if (last?.build !== build) last = { build, headers: new Map() };
      const open = menu.some((entry) => entry.url === url) ? url : "";
      const known = last.headers.get(open);
      if (known !== undefined) return known;
      // The macros leave lines empty, which every page would carry.
      const html = templates
        .render("components/header.njk", this.ctx)
        .replaceAll(/\n\s*\n/g, "\n")
        .trim();
      last.headers.set(open, html);
      return html;
    },
  );
}
