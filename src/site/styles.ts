import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MarkdownIt } from "markdown-it";
import { digestOfStyling } from "./code.ts";
import { GOVUK_FRONTEND } from "./govuk-frontend.ts";
import { keep } from "./keep.ts";
import { compileSass } from "./sass.ts";

/*
 * The packages are loaded when they are needed. Most builds that fail do so before that, for what editors
 * wrote; most of the others find the styles as they were.
 */

/** The styles that stand in every page, and the hash by which browsers are told to accept them. */
export interface Styles {
  readonly css: string;
  /** A hash source, such as “sha256-…”, without quotes (Content Security Policy Level 3, section 2.3.1). */
  readonly hash: string;
}

/**
 * The site's styles: one set for all pages, made from the templates alone, so that no edit of a text
 * changes them. `root` is the project's folder, `colour` the council's, such as "#00625a"; `markdown`
 * renders what editors write.
 * Throws an Error with what Sass says, which names file and line.
 */
export async function siteStyles(
  root: string,
  colour: string,
  markdown: MarkdownIt,
): Promise<Styles> {
  const sources = sourcesOfMarkup(root, markdown);
  const sass = textsIn(path.join(root, "_includes/styles"), ".scss");
  const css = await keep(root, [digestOfStyling(root), colour, ...sass, ...sources], async () =>
    rulesFor(sources, await compileStyles(root, colour)),
  );
  return withHash(css);
}

/** Styles as a page holds them, with the hash that its policy names. */
export function withHash(css: string): Styles {
  return { css, hash: `sha256-${createHash("sha256").update(css).digest("base64")}` };
}

/**
 * Compiles the Sass: every rule that there is. `sheet` is the site's own, or one in another folder that
 * uses it and adds to it.
 */
export async function compileStyles(
  root: string,
  colour: string,
  sheet?: { readonly name: string; readonly folder: string },
): Promise<string> {
  const folders = [path.join(root, "_includes/styles"), GOVUK_FRONTEND];
  return compileSass(
    `@use "${sheet?.name ?? "site"}" with ($council-colour: ${colour});`,
    sheet === undefined ? folders : [...folders, sheet.folder],
  );
}

/** The rules of `css` for the classes and elements that `texts` name, minified. */
export async function rulesFor(texts: readonly string[], css: string): Promise<string> {
  const [{ PurgeCSS }, { Features, transform }] = await Promise.all([
    import("purgecss"),
    import("lightningcss"),
  ]);
  const [purged] = await new PurgeCSS().purge({
    content: texts.map((raw) => ({ raw, extension: "html" })),
    css: [{ raw: css }],
    variables: true,
    // Rules that depend on where a link leads; PurgeCSS does not look into addresses.
    dynamicAttributes: ["href"],
    // This one macro puts the names of its classes together.
    safelist: [/^govuk-generic-header/],
    // What the menu's macro can do and we do not ask for.
    blocklist: [/^govuk-service-navigation__(?:inlining-container|service-name|toggle)$/],
  });
  const { code } = transform({
    filename: "site.css",
    code: Buffer.from(purged?.css ?? ""),
    minify: true,
    // Left to itself it writes media queries as ranges, which phones of 2022 and before cannot read.
    include: Features.MediaRangeSyntax,
    // GOV.UK Frontend has a media query for Internet Explorer that is not CSS; stylelint watches over ours.
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

/** Everything that can give a page a class: our templates, GOV.UK's macros that they call, and Markdown. */
function sourcesOfMarkup(root: string, markdown: MarkdownIt): string[] {
  const templates = textsIn(path.join(root, "_includes"), ".njk");
  return [...withMacros(templates), markdown.render(SPECIMEN)];
}

/** The texts of templates, and those of GOV.UK's macros that they call. */
export function withMacros(templates: readonly string[]): string[] {
  const called = templates.flatMap((text) => [
    ...text.matchAll(/"(govuk\/components\/[\w-]+)\/macro\.njk"/g),
  ]);
  const macros = [...new Set(called.map(([, folder = ""]) => folder))].map((folder) =>
    textOf(path.join(GOVUK_FRONTEND, folder, "template.njk")),
  );
  return [...templates, ...macros];
}

/** The texts of a folder’s files whose names end so, at any depth. Node’s own globSync is slow to load. */
export function textsIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => textOf(path.join(folder, name)));
}

function textOf(file: string): string {
  return readFileSync(file, "utf8");
}

/** Every kind of text that editors can write. */
const SPECIMEN = `
## A section {#a}

### A part of it {#b}

A [link](/), **strong**, *stressed*, \`code\`.

- A point

1. A step

> A quotation
`;
