/*
 * Compiles site.scss to site.css, when packages are installed in this repository and when this one is packed: builds of
 * councils need no Sass. The two colours that differ from council to council are placeholders (src/styles/site-styles.ts).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Features, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";
import { compileString } from "sass-embedded";
import { MarkdownRenderer } from "../src/eleventy/markdown-renderer.ts";
import { createNunjucksEnvironment } from "../src/eleventy/nunjucks-environment.ts";
import { GOVUK_FRONTEND, TEMPLATES } from "../src/package-files.ts";
import { PLACEHOLDERS, STYLES_FILE } from "../src/styles/site-styles.ts";

/** Every kind of text that editors can write. */
const SPECIMEN = `
## A section {#a}

### A part of it {#b}

A [link](/), **strong**, *stressed*, \`code\`.

- A point

1. A step

> A quotation
`;

/** The rules of site.scss for classes and elements that the package’s pages can have, minified. */
export async function compileStyles(): Promise<string> {
  const { css } = compileString(
    `@use "site" with ($council-colour: ${PLACEHOLDERS.colour}, $council-colour-on-dark: ${PLACEHOLDERS.onDark});`,
    { loadPaths: [import.meta.dirname, GOVUK_FRONTEND], quietDeps: true },
  );
  const [purged] = await new PurgeCSS().purge({
    content: markup().map((raw) => ({ raw, extension: "html" })),
    css: [{ raw: css }],
    variables: true,
    // Rules that depend on where a link leads; PurgeCSS does not look into addresses.
    dynamicAttributes: ["href"],
    // This macro puts the names of its classes together.
    safelist: [/^govuk-generic-header/],
    // What the menu’s macro can do and we do not use.
    blocklist: [/^govuk-service-navigation__(?:inlining-container|service-name|toggle)$/],
  });
  const { code } = transform({
    filename: "site.css",
    code: Buffer.from(purged?.css ?? ""),
    minify: true,
    // By default it writes media queries as ranges, which phones of 2022 and before cannot read.
    include: Features.MediaRangeSyntax,
    // GOV.UK Frontend has a media query for Internet Explorer that is not CSS; stylelint checks ours.
    errorRecovery: true,
    visitor: {
      Rule: {
        // Makes room for a button that leaves the page at once, and takes it back where there is none: as here.
        supports: (rule) =>
          JSON.stringify(rule.value.rules).includes("govuk-exit-this-page") ? [] : undefined,
      },
    },
  });
  return code.toString();
}

/** Everything that can give a page a class: our templates, GOV.UK’s macros that they call, and Markdown. */
function markup(): string[] {
  const templates = readdirSync(TEMPLATES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".njk"))
    .toSorted()
    .map((name) => readFileSync(path.join(TEMPLATES, name), "utf8"));
  const called = templates.flatMap((text) => [
    ...text.matchAll(/"(govuk\/components\/[\w-]+)\/macro\.njk"/g),
  ]);
  const macros = [...new Set(called.map(([, folder = ""]) => folder))].map((folder) =>
    readFileSync(path.join(GOVUK_FRONTEND, folder, "template.njk"), "utf8"),
  );
  const markdown = new MarkdownRenderer(createNunjucksEnvironment(import.meta.dirname));
  return [...templates, ...macros, markdown.library.render(SPECIMEN)];
}

if (import.meta.main) writeFileSync(STYLES_FILE, await compileStyles());
