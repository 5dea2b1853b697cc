import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileOf, SITE } from "../site/src/testing/built-site.ts";
import { hashStyles } from "../site/src/styles/site-styles.ts";

/*
 * The floor of a page: the same text with the least markup that passes the same tests of accessibility. What a page
 * weighs more than its floor is what its looks cost.
 */

const { css: STYLES, hash: HASH } = hashStyles(
  [
    "body{max-width:40em;margin:0 auto;padding:1em;background:Canvas;color:CanvasText;font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}",
    "h1,h2,h3,caption{line-height:1.2;text-wrap:balance}",
    "a{text-underline-offset:.15em}",
    ":focus{outline:3px solid;outline-offset:2px}",
    "body>a:not(:focus){position:absolute;left:-99em}",
    "header li,footer li{display:inline-block;margin-right:1em}",
    "header ul,footer ul{padding:0}",
    "section{overflow-x:auto}",
    "table{width:100%;border-collapse:collapse}",
    "caption,th,td{padding:.5em .5em .5em 0;text-align:left}",
    "caption{font-weight:700}",
    "th,td{border-bottom:1px solid;vertical-align:top}",
    "pre,code{font-family:ui-monospace,monospace}",
    "pre{white-space:pre-wrap;overflow-wrap:anywhere}",
    "@media screen{:root{color-scheme:light dark}}",
    '@media print{nav,footer,body>a{display:none}tr{break-inside:avoid}main :is(p,td) a:not([href^="mailto:"])::after{content:" (" attr(href) ")"}}',
  ].join("\n"),
);

/** Elements around which white space means nothing. */
const BLOCKS =
  "html|head|meta|title|style|body|header|nav|main|footer|h\\d|p|[uo]l|li|table|caption|thead|tbody|tr|t[hd]|pre|figure|figcaption|blockquote|section|dl|d[td]";

/** The floor of a page that was built. */
export function floorOf(html: string): string {
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
      .map((part) => (part.startsWith("<pre") ? bare(part) : close(bare(part)))),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Without anything that only carries the looks. */
function bare(markup: string): string {
  return markup
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

/** With line breaks before blocks, and no other white space that means nothing. */
function close(markup: string): string {
  return markup
    .replaceAll(/\s+/g, " ")
    .replaceAll(new RegExp(` ?(</?(?:${BLOCKS})\\b[^>]*>) ?`, "g"), "$1")
    .replaceAll(/(<a [^>]*>) | (<\/a>)/g, "$1$2")
    .replaceAll(new RegExp(`(</(?:${BLOCKS})>)(?=<)`, "g"), "$1\n")
    .trim();
}

/** Where floors are in a copy of the site: that of “/cookies/” is “/floor/cookies/”. */
export const FLOOR = "/floor";

/** A copy of the built site with the floors of these pages. */
export function siteWithFloors(pages: readonly string[]): {
  readonly folder: string;
  readonly dispose: () => void;
} {
  const folder = mkdtempSync(path.join(os.tmpdir(), "privacy-notice-floor-"));
  cpSync(SITE, folder, { recursive: true });
  for (const page of pages) {
    const file = path.join(folder, FLOOR, path.relative(SITE, fileOf(page)));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, floorOf(readFileSync(fileOf(page), "utf8")));
  }
  // The site’s policy knows the styles by their hash: here it knows these too.
  const headers = path.join(folder, "_headers");
  const policy = readFileSync(headers, "utf8");
  writeFileSync(headers, policy.replaceAll("style-src ", `style-src '${HASH}' `));
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
