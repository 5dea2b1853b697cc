import type { UserConfig } from "@11ty/eleventy";
import { frontMatterEngines } from "./src/files/front-matter.ts";
import { projectOnDisk } from "./src/files/project.ts";
import { ProblemsError } from "./src/problems/problem.ts";
import { type Content, readContent } from "./src/site/content.ts";
import { createIcon } from "./src/site/icon.ts";
import { createMarkdown } from "./src/site/markdown.ts";
import { permalinkOf, siteData } from "./src/site/site-data.ts";
import { type Styles, siteStyles } from "./src/site/styles.ts";
import { createTemplates } from "./src/site/templates.ts";

// https://www.11ty.dev/docs/config/
export default function configure(eleventy: UserConfig) {
  const root = import.meta.dirname;
  const templates = createTemplates(root);
  const markdown = createMarkdown(templates);
  let content: Content;
  let styles: Styles;

  // https://www.11ty.dev/docs/events/#eleventy.before
  eleventy.on("eleventy.before", async () => {
    const read = readContent(projectOnDisk(root));
    if (!read.ok) throw new ProblemsError(read.problems);
    content = read.value;
    styles = await siteStyles(root, content.organisation.colour, markdown);
  });

  // https://www.11ty.dev/docs/data-global-custom/
  eleventy.addGlobalData("layout", "layouts/page.njk");
  eleventy.addGlobalData("site", () =>
    siteData(content, styles, createIcon(templates, content.organisation.colour)),
  );

  // Sitemap, menu and links go by the models' addresses: Eleventy writes each page where they say.
  // https://www.11ty.dev/docs/data-computed/
  eleventy.addGlobalData("eleventyComputed", { permalink: permalinkOf });

  // Data files beside pages would run as code and overrule what the models have checked.
  // https://www.11ty.dev/docs/config/#change-file-suffix-for-data-files
  eleventy.setDataFileSuffixes([]);

  // https://www.11ty.dev/docs/languages/
  eleventy.setTemplateFormats(["md", "njk"]);
  eleventy.setLibrary("njk", templates);
  eleventy.setLibrary("md", markdown);
  eleventy.setFrontMatterParsingOptions({ language: "yaml", engines: frontMatterEngines });

  // https://www.11ty.dev/docs/watch-serve/
  eleventy.addWatchTarget("./_data/");
  eleventy.setServerOptions({ port: 8080 });
}

export const config = {
  // No template language in Markdown: what editors write is text.
  markdownTemplateEngine: false,
  htmlTemplateEngine: false,
  dir: {
    input: "src/pages",
    includes: "../../_includes",
    // Eleventy must not read _data by itself: templates see only what the models have checked, as `site`.
    data: "../../_data/none",
  },
};
