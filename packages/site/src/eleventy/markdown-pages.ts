import { existsSync } from "node:fs";
import path from "node:path";
import { frontMatterEngines } from "../pages/front-matter.ts";
import { LAYOUT } from "../pages/layout-rule.ts";
import type { BuildContext } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";

/** Pages in Markdown: their front matter, their text, and what the layout has to know of each. */
export function addMarkdownPages(eleventy: UserConfig, context: BuildContext): void {
  // https://www.11ty.dev/docs/data-frontmatter-customize/
  eleventy.setFrontMatterParsingOptions({
    language: "yaml",
    engines: {
      ...frontMatterEngines,
      // A copy: Eleventy adds to it.
      yaml: (text: string) => ({
        ...(context.build.frontMatter.get(text) ?? frontMatterEngines.yaml(text)),
      }),
    },
  });

  // https://www.11ty.dev/docs/languages/markdown/#use-your-own-options
  eleventy.setLibrary("md", context.markdown.library);

  // https://www.11ty.dev/docs/config-preprocessors/
  eleventy.addPreprocessor("privacy-notice", "md,njk", function (data) {
    const file = path.normalize(this.inputPath).replaceAll(path.sep, "/");
    // The file that “Suggest a change to this page” opens; templates of the package have none.
    if (existsSync(file)) data["sourceFile"] = file;
    const page = context.build.pages.get(file);
    if (page === undefined) return;
    const { headings, calls } = page.data;
    Object.assign(data, { headings, calls, layout: data["layout"] ?? LAYOUT });
  });
}
