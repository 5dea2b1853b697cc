import { UserError } from "cookie-inventory";
import { checkNetlifySettings } from "../hosting/hosting-rules.ts";
import { BuildContext, CONTEXT_EVENT } from "./build-context.ts";
import { addCollections } from "./collections.ts";
import type { UserConfig } from "./eleventy-types.ts";
import { addGlobalData } from "./global-data.ts";
import { addHostingCheck } from "./hosting-check.ts";
import { addMarkdownPages } from "./markdown-pages.ts";
import { addOpenData } from "./open-data.ts";
import { addOutputCheck } from "./output-check.ts";
import { addPackageTemplates } from "./package-templates.ts";
import { addLanguageLinks } from "./language-links.ts";
import { addSiteHeader } from "./site-header.ts";

/**
 * The plugin for a council’s privacy notice. It expects the council’s folders in the current folder: see
 * docs/adopting.md.
 * https://www.11ty.dev/docs/plugins/
 */
export default function privacyNotice(eleventy: UserConfig): void {
  checkVersion(eleventy);
  const root = process.cwd();
  const context = new BuildContext(root);

  // https://www.11ty.dev/docs/events/#eleventy.before
  eleventy.on("eleventy.before", async ({ runMode }) => {
    // If several templates are saved at once, Eleventy only reads the first again.
    if (runMode !== "build") context.nunjucks.invalidateCache();
    const settingsProblems = await checkNetlifySettings(root);
    // Eleventy applies amendments when it renders the first Markdown page.
    const canRenderAhead = (eleventy.libraryAmendments["md"] ?? []).length === 0;
    context.startBuild(canRenderAhead, settingsProblems);
    eleventy.emit(CONTEXT_EVENT, context);
  });

  // https://www.11ty.dev/docs/languages/nunjucks/
  eleventy.setTemplateFormats(["md", "njk"]);
  eleventy.setLibrary("njk", context.nunjucks);

  addGlobalData(eleventy, context);
  addMarkdownPages(eleventy, context);
  addCollections(eleventy);
  addOpenData(context);
  addSiteHeader(context);
  addLanguageLinks(context);
  addPackageTemplates(eleventy, root);
  addOutputCheck(eleventy, context, root);
  addHostingCheck(eleventy, root);

  // https://www.11ty.dev/docs/watch-serve/
  for (const target of ["_includes/", "editions/", "src/pages/**/*.json", "netlify.toml"])
    eleventy.addWatchTarget(`./${target}`);
}

/** Throws UserError if the plugin does not support this version of Eleventy. */
function checkVersion(eleventy: UserConfig): void {
  try {
    eleventy.versionCheck(">=3.1.8 <4");
  } catch (cause) {
    throw new UserError(
      `This version of privacy-notice needs Eleventy 3.1.8 or a later version 3. Run “npm install @11ty/eleventy@3.1.8”, or remove @11ty/eleventy from package.json, since privacy-notice installs it. ${cause instanceof Error ? cause.message : ""}`,
    );
  }
}
