import { UserError } from "cookie-inventory";
import { BuildContext, CONTEXT_EVENT } from "./build-context.ts";
import { addCollections } from "./collections.ts";
import { addData } from "./data.ts";
import type { UserConfig } from "./eleventy-types.ts";
import { addHeader } from "./header.ts";
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
  checkVersion(eleventy);
  const root = process.cwd();
  const context = new BuildContext(root);

  // https://www.11ty.dev/docs/events/#eleventy.before
  eleventy.on("eleventy.before", ({ runMode }) => {
    // Of several templates saved at once, Eleventy hears of the first only.
    if (runMode !== "build") context.templates.invalidateCache();
    // Eleventy calls amendments when it meets the first page in Markdown.
    context.start((eleventy.libraryAmendments["md"] ?? []).length === 0);
    eleventy.emit(CONTEXT_EVENT, context);
  });

  // https://www.11ty.dev/docs/languages/nunjucks/
  eleventy.setTemplateFormats(["md", "njk"]);
  eleventy.setLibrary("njk", context.templates);

  addData(eleventy, context);
  addMarkdownPages(eleventy, context);
  addCollections(eleventy);
  addOpenData(eleventy, context);
  addHeader(context);
  addPackageTemplates(eleventy, root);
  addHostingCheck(eleventy, root);

  // https://www.11ty.dev/docs/watch-serve/
  for (const target of ["_includes/", "editions/", "src/pages/**/*.json"])
    eleventy.addWatchTarget(`./${target}`);
}

/** Throws UserError unless Eleventy has a version that this plugin was made for. */
function checkVersion(eleventy: UserConfig): void {
  try {
    eleventy.versionCheck(">=3.1.8 <4");
  } catch (cause) {
    throw new UserError(
      `This version of privacy-notice needs Eleventy 3.1.8 or a later 3: run “npm install @11ty/eleventy@3.1.8”, or remove @11ty/eleventy from package.json, since privacy-notice brings its own. ${cause instanceof Error ? cause.message : ""}`,
    );
  }
}
