import path from "node:path";
import { error, type Problem, ProblemsError, projectOnDisk } from "cookie-inventory";
import { locatePermalink } from "../build/template-problem.ts";
import type { BuildContext } from "./build-context.ts";
import type { UserConfig } from "./eleventy-types.ts";

/**
 * Checks that Eleventy writes every Markdown page that was checked, and nothing outside the output folder. `root` is the
 * council’s folder.
 */
export function addOutputCheck(eleventy: UserConfig, context: BuildContext, root: string): void {
  // The last step before a page is written: https://www.11ty.dev/docs/transforms/
  eleventy.addTransform("privacy-notice-output", function (text) {
    const { inputPath, outputPath } = this.page;
    if (outputPath === false || isInside(outputPath, eleventy.directories.output)) return text;
    throw new ProblemsError([toOutsideProblem(root, inputPath)]);
  });
  // https://www.11ty.dev/docs/events/#eleventy.after
  eleventy.on("eleventy.after", ({ results = [] }) => {
    const written = new Set(results.map(({ inputPath }) => path.normalize(inputPath)));
    const missing = [...context.build.pages.keys()].filter(
      (file) => !written.has(path.normalize(file)),
    );
    if (missing.length > 0) throw new ProblemsError(missing.map(toMissingProblem));
  });
}

function isInside(file: string, folder: string): boolean {
  return path.resolve(file).startsWith(path.resolve(folder) + path.sep);
}

function toOutsideProblem(root: string, inputPath: string): Problem {
  const file = path.normalize(inputPath).replaceAll(path.sep, "/");
  return error(
    locatePermalink(projectOnDisk(root), file),
    "outside-site",
    "This page would be saved outside the site’s folder.",
    "Write its path on the site, such as: permalink: /help/",
  );
}

function toMissingProblem(file: string): Problem {
  const message = "Eleventy leaves this page out of the site.";
  const hint =
    "Remove the line that names it in .gitignore or .eleventyignore, or delete the page.";
  return error({ file }, "page-left-out", message, hint);
}
