/*
 * Compiles site.scss and services.scss to CSS when packages are installed in this repository and when this package is packed, so that
 * councils do not need Sass. The council’s two colours and the site’s address are placeholders (src/styles/site-styles.ts).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Features, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";
import { compileString } from "sass-embedded";
import { MarkdownRenderer } from "../src/eleventy/markdown-renderer.ts";
import { createNunjucksEnvironment } from "../src/eleventy/nunjucks-environment.ts";
import { GOVUK_FRONTEND, TEMPLATES } from "../src/package-files.ts";
import {
  ADDRESS_PLACEHOLDER,
  COLOUR_PLACEHOLDERS,
  SERVICE_STYLES_FILE,
  STYLES_FILE,
} from "../src/styles/site-styles.ts";
import { toLogical } from "./logical-properties.ts";

/** Every kind of Markdown that editors can write. */
const MARKDOWN_SAMPLE = `
## A section {#a}

### A part of it {#b}

A [link](/), **strong**, *stressed*, \`code\`.

- A point

1. A step

> A note

Table: A caption

| A column | Another |
| -------- | ------- |
| A row    | A cell  |
`;

/**
 * Matches what GOV.UK Frontend repeats for each component. The page’s font is inherited, and the browser’s smoothing of fonts
 * is kept.
 */
const TYPOGRAPHY =
  /(?:font-family: inherit|-webkit-font-smoothing: antialiased|-moz-osx-font-smoothing: grayscale);/g;

/** The Sass that compiles to each file. */
const SOURCES: Readonly<Record<string, string>> = {
  [STYLES_FILE]: `@use "site" with ($council-colour: ${COLOUR_PLACEHOLDERS.colour}, $council-colour-on-dark: ${COLOUR_PLACEHOLDERS.onDark}, $site-address: "${ADDRESS_PLACEHOLDER}");`,
  [SERVICE_STYLES_FILE]: '@use "services";',
};

/** Returns the rules for the classes and elements that pages can have, minified. `file` is one that SOURCES has. */
export async function compileStyles(file: string): Promise<string> {
  const { css } = compileString(SOURCES[file] ?? "", {
    loadPaths: [import.meta.dirname, GOVUK_FRONTEND],
    quietDeps: true,
  });
  const [purged] = await new PurgeCSS().purge({
    content: collectMarkup().map((raw) => ({ raw, extension: "html" })),
    css: [{ raw: css.replaceAll(TYPOGRAPHY, "") }],
    variables: true,
    // Keeps rules that depend on a link’s address, which PurgeCSS does not read.
    dynamicAttributes: ["href"],
    // Its macro builds class names from parts, which PurgeCSS does not find.
    safelist: [/^govuk-generic-header/],
    // Features of the menu’s macro that the templates do not use.
    blocklist: [/^govuk-service-navigation__(?:inlining-container|service-name|toggle)$/],
  });
  const { code } = transform({
    filename: path.basename(file),
    code: Buffer.from(purged?.css ?? ""),
    minify: true,
    // Range syntax in media queries, the default, does not work in browsers of 2022 and before.
    include: Features.MediaRangeSyntax,
    // GOV.UK Frontend has an invalid media query for Internet Explorer, which the visitor removes. Stylelint checks site.scss.
    errorRecovery: true,
    visitor: {
      Declaration: toLogical,
      Rule: {
        media: (rule) => (JSON.stringify(rule.value.query).includes("\uFFFD") ? [] : undefined),
        // Removes rules for GOV.UK’s “Exit this page” button, which no page has.
        supports: (rule) =>
          JSON.stringify(rule.value.rules).includes("govuk-exit-this-page") ? [] : undefined,
      },
    },
  });
  return code.toString();
}

/** Returns everything that can give a page a class: the templates, the GOV.UK macros that they use, and Markdown. */
function collectMarkup(): string[] {
  const templates = readdirSync(TEMPLATES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".njk") && !name.startsWith("development"))
    .toSorted()
    .map((name) => readFileSync(path.join(TEMPLATES, name), "utf8"));
  const imports = templates.flatMap((text) => [
    ...text.matchAll(/"(govuk\/components\/[\w-]+)\/macro\.njk"/g),
  ]);
  const macros = [...new Set(imports.map(([, folder = ""]) => folder))].map((folder) =>
    readFileSync(path.join(GOVUK_FRONTEND, folder, "template.njk"), "utf8"),
  );
  const markdown = new MarkdownRenderer(createNunjucksEnvironment(import.meta.dirname));
  return [...templates, ...macros, markdown.library.render(MARKDOWN_SAMPLE)];
}

if (import.meta.main)
  for (const file of Object.keys(SOURCES)) writeFileSync(file, await compileStyles(file));
