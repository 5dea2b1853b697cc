import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { hashStyles } from "../site/src/styles/site-styles.ts";
import { SITE_FOLDER, toFile } from "../site/src/testing/built-site.ts";

/*
 * The baseline of a page is the same text with the least markup that passes the same accessibility tests. The difference
 * in size is the cost of the design.
 */

const { css: STYLES, hash: HASH } = hashStyles(
  [
    "body{max-width:40em;margin:0 auto;padding:1em;background:Canvas;color:CanvasText;font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}",
    "h1,h2,h3,caption{line-height:1.2;text-wrap:balance}",
    "a{text-underline-offset:.15em}",
    ":focus{outline:3px solid;outline-offset:2px}",
    "body>a:not(:focus){position:absolute;top:-99em}",
    "header li,footer li{display:inline-block;margin-inline-end:1em}",
    "header ul,footer ul{padding:0}",
    "section{overflow-x:auto}",
    "table{width:100%;border-collapse:collapse}",
    "caption,th,td{padding:.5em 0;padding-inline-end:.5em;text-align:start}",
    "caption{font-weight:700}",
    "th,td{border-bottom:1px solid;vertical-align:top}",
    "pre,code{direction:ltr;unicode-bidi:isolate;font-family:ui-monospace,monospace}",
    "pre{white-space:pre-wrap;overflow-wrap:anywhere}",
    "@media screen{:root{color-scheme:light dark}}",
    '@media print{nav,footer,body>a{display:none}tr{break-inside:avoid}ul,ol,table{break-before:avoid}main :is(p,td) a:not([href^="mailto:"])::after{content:" (" attr(href) ")"}main :is(p,td) a[href^="/"]::after{content:" (https://privacy-notice.example" attr(href) ")"}}',
    "@media screen{#printed{display:none}}",
  ].join("\n"),
);

/** Elements around which white space has no meaning. */
const BLOCKS =
  "html|head|meta|title|style|body|header|nav|main|footer|h\\d|p|[uo]l|li|table|caption|thead|tbody|tr|t[hd]|pre|figure|figcaption|blockquote|section|dl|d[td]";

/** Returns the baseline of a built page. */
export function toBaselineHtml(html: string): string {
  const [, title = ""] = /<title>(.*?)<\/title>/s.exec(html) ?? [];
  const [description = ""] = /<meta name="description"[^>]*>/.exec(html) ?? [];
  const [, body = ""] = /<body[^>]*>(.*)<\/body>/s.exec(html) ?? [];
  return [
    "<!doctype html>",
    '<html lang="en-GB">',
    '<meta charset="utf-8">',
    `<title>${title}</title>`,
    '<meta name="viewport" content="width=device-width">',
    description,
    `<style>${STYLES}</style>`,
    "<body>",
    ...body
      .split(/(<pre.*?<\/pre>)/s)
      .map((part) =>
        part.startsWith("<pre") ? removeDesign(part) : collapseSpace(removeDesign(part)),
      ),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Removes elements and attributes that only serve the design. */
function removeDesign(markup: string): string {
  return markup
    .replaceAll(/<p class="[^"]*\bprinted"/g, '<p id="printed"')
    .replaceAll(/<strong class="[^"]*fallback">(.*?)<\/strong>/gs, "$1")
    .replaceAll(/<(?!\/)[^>]*>/g, (tag) =>
      tag.replaceAll(/\s+(?:class|role|data-[a-z-]+)="[^"]*"/g, "").replaceAll(/\s+>/g, ">"),
    )
    .replaceAll(/<ul\s+id="navigation"/g, "<ul")
    .replaceAll(/<\/?(?:div|span)>/g, "")
    .replaceAll(
      /<table>\s*<caption>(.*?)<\/caption>.*?<\/table>/gs,
      (table, caption: string) =>
        `<section tabindex="0" aria-label="${caption.replaceAll(/<[^>]*>/g, "").trim()}">${table}</section>`,
    );
}

/** Removes white space that has no meaning, except line breaks between blocks. */
function collapseSpace(markup: string): string {
  return markup
    .replaceAll(/\s+/g, " ")
    .replaceAll(new RegExp(` ?(</?(?:${BLOCKS})\\b[^>]*>) ?`, "g"), "$1")
    .replaceAll(/(<a [^>]*>) | (<\/a>)/g, "$1$2")
    .replaceAll(new RegExp(`(</(?:${BLOCKS})>)(?=<)`, "g"), "$1\n")
    .trim();
}

/** Baselines are below this path: that of “/cookies/” is at “/baseline/cookies/”. */
export const BASELINE_PATH = "/baseline";

/** Creates a copy of the built site with the baselines of these pages. */
export function createSiteWithBaselines(pages: readonly string[]): {
  readonly folder: string;
  readonly dispose: () => void;
} {
  const folder = mkdtempSync(path.join(os.tmpdir(), "privacy-notice-baseline-"));
  cpSync(SITE_FOLDER, folder, { recursive: true });
  for (const page of pages) {
    const file = path.join(folder, BASELINE_PATH, path.relative(SITE_FOLDER, toFile(page)));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, toBaselineHtml(readFileSync(toFile(page), "utf8")));
  }
  // Allows the styles of the baselines in the Content-Security-Policy too.
  const headers = path.join(folder, "_headers");
  const policy = readFileSync(headers, "utf8");
  writeFileSync(headers, policy.replaceAll("style-src ", `style-src '${HASH}' `));
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
