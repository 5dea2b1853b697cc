import { BuildContext } from "./build-context.ts";
import { addCollections } from "./collections.ts";
import { addData } from "./data.ts";
import { addEditionSnapshot } from "./edition-snapshot.ts";
import type { UserConfig } from "./eleventy-types.ts";
import { filters } from "./filters.ts";
import { addHostingCheck } from "./hosting-check.ts";
import { addMarkdownPages } from "./markdown-pages.ts";
import { addOpenData } from "./open-data.ts";
import { addPackageTemplates } from "./package-templates.ts";

/**
 * The plugin: a council’s privacy notice as an Eleventy site. See docs/adopting.md for the folders that it expects
 * below the folder where Eleventy was started.
 * https://www.11ty.dev/docs/plugins/
 */
export default function privacyNotice(eleventy: UserConfig): void {
  const root = process.cwd();
  const context = new BuildContext(root);

  // https://www.11ty.dev/docs/events/#eleventy.before
  eleventy.on("eleventy.before", ({ runMode }) => {
    // Of several templates saved at once, Eleventy hears of the first only.
    if (runMode !== "build") context.templates.invalidateCache();
    context.start();
  });

  // https://www.11ty.dev/docs/languages/nunjucks/
  eleventy.setTemplateFormats(["md", "njk"]);
  eleventy.setLibrary("njk", context.templates);
  for (const [name, filter] of Object.entries(filters)) {
    eleventy.addFilter(name, filter);
    // Blocks are rendered before Eleventy has met a Nunjucks page and added its filters.
    context.templates.addFilter(name, filter);
  }

  addData(eleventy, context);
  addMarkdownPages(eleventy, context);
  addCollections(eleventy);
  addOpenData(eleventy, context);
  addEditionSnapshot(eleventy, context);
  addPackageTemplates(eleventy, root);
  addHostingCheck(eleventy, root);

  // https://www.11ty.dev/docs/watch-serve/
  eleventy.addWatchTarget("./editions/");
}
