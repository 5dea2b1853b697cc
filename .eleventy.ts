import type { UserConfig } from "@11ty/eleventy";
import { frontMatterEngines } from "./src/files/front-matter.ts";
import { projectOnDisk } from "./src/files/project.ts";
import { ProblemsError } from "./src/problems/problem.ts";
import { digestOfCode, digestOfTemplates } from "./src/site/code.ts";
import { readContent } from "./src/site/content.ts";
import { makeSite } from "./src/site/make.ts";
import { type BuiltPage, printed } from "./src/site/pages.ts";
import { createMarkdown } from "./src/site/markdown.ts";
import { permalinkOf, type WholeSite } from "./src/site/site-data.ts";
import { createTemplates } from "./src/site/templates.ts";

// https://www.11ty.dev/docs/config/
export default function configure(eleventy: UserConfig) {
  const root = import.meta.dirname;
  const templates = createTemplates(root);
  const markdown = createMarkdown(templates);
  const code = digestOfCode(root);
  let shown: string | undefined;
  let site: WholeSite;
  let pages: readonly BuiltPage[];

  // https://www.11ty.dev/docs/events/#eleventy.before
  eleventy.on("eleventy.before", async () => {
    const look = digestOfTemplates(root);
    // Of several templates saved at once, Eleventy has dropped only those of which it has heard.
    if (look !== shown) templates.invalidateCache();
    shown = look;
    const project = projectOnDisk(root);
    const read = readContent(project, (page) => printed(page, markdown));
    if (!read.ok) throw new ProblemsError(read.problems);
    ({ site, pages } = await makeSite(read.value, {
      root,
      code: `${code} ${look}`,
      project,
      templates,
      markdown,
    }));
  });

  // https://www.11ty.dev/docs/data-global-custom/
  // Frozen, it is handed to each page as it is; else Eleventy would copy all of it for each.
  eleventy.addGlobalData("site", () => Object.freeze(site));
  eleventy.addGlobalData("allPages", () => pages);
  eleventy.addGlobalData("publishedFiles", () => site.published.files);

  // Sitemap, menu and links go by the models' addresses: Eleventy writes each page where they say. As computed data
  // it would work that out three times for each.
  // https://www.11ty.dev/docs/permalinks/
  eleventy.addGlobalData("permalink", () => permalinkOf);

  // Data files beside pages would run as code and overrule what the models have checked.
  // https://www.11ty.dev/docs/config/#change-file-suffix-for-data-files
  eleventy.setDataFileSuffixes([]);

  // https://www.11ty.dev/docs/languages/
  // Pages in Markdown are no templates: the models have read and printed them already. Files in JavaScript beside them
  // are refused before Eleventy looks for templates. As a layout of Eleventy’s, each page would be given a copy of all data.
  // https://www.11ty.dev/docs/virtual-templates/
  eleventy.setTemplateFormats(["njk", "11ty.js"]);
  eleventy.addTemplate("pages.11ty.js", {
    data: { pagination: { data: "allPages", size: 1, alias: "here" } },
    render: ({ here }: { readonly here: BuiltPage }) =>
      templates.render("layouts/page.njk", { site, here }),
  });
  eleventy.setLibrary("njk", templates);
  eleventy.setFrontMatterParsingOptions({ language: "yaml", engines: frontMatterEngines });

  // https://www.11ty.dev/docs/watch-serve/
  eleventy.addWatchTarget("./src/pages/");
  eleventy.addWatchTarget("./_data/");
  eleventy.addWatchTarget("./editions/");
  eleventy.setServerOptions({ port: 8080 });
}

export const config = {
  htmlTemplateEngine: false,
  dir: {
    input: "src/pages",
    includes: "../../_includes",
    // Eleventy must not read _data by itself: templates see only what the models have checked, as `site`.
    data: "../../_data/none",
  },
};
