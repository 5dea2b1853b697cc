import { existsSync } from "node:fs";
import path from "node:path";
import { frontMatterEngines } from "../pages/front-matter.ts";
import { DEFAULT_LAYOUT } from "../pages/page-layout.ts";
import type { BuildContext } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";
import { addDataInLanguage } from "./language-links.ts";

/** Configures how Eleventy reads and renders Markdown pages, and the data about each page that layouts use. */
export function addMarkdownPages(eleventy: UserConfig, context: BuildContext): void {
  // https://www.11ty.dev/docs/data-frontmatter-customize/
  eleventy.setFrontMatterParsingOptions({
    language: "yaml",
    engines: {
      ...frontMatterEngines,
      // A copy, because Eleventy adds properties to it.
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
    addDataInLanguage(context, data, file);
    // The file that “Suggest a change to this page” links to. The package’s templates have none.
    if (existsSync(file)) data["sourceFile"] = file;
    const page = context.build.pages.get(file);
    if (page === undefined) return;
    const { headings, blocks } = page.data;
    Object.assign(data, { headings, blocks, layout: data["layout"] ?? DEFAULT_LAYOUT });
  });
}
