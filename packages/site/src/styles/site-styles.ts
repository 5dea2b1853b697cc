import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Project, readSource } from "cookie-inventory";

/** The styles that stand in every page, and the hash by which browsers are told to accept them. */
export interface Styles {
  readonly css: string;
  /** A hash source, such as “sha256-…”, without quotes (Content Security Policy Level 3, section 2.3.1). */
  readonly hash: string;
}

/** The compiled styles of the package (styles/compile.ts). */
export const STYLES_FILE = path.join(import.meta.dirname, "../../styles/site.css");

/** Colours in the compiled styles that stand for the council’s. No other colour there is like them. */
export const PLACEHOLDERS = { colour: "#c0ffee", onDark: "#c0ffef" } as const;

/** A council’s own styles, which come after those of the package. */
const COUNCIL_STYLES = "_includes/styles.css";

/** The styles of every page, in the council’s `colour`, such as "#00625a". */
export function siteStyles(project: Project, colour: string): Styles {
  const own = readSource(project, COUNCIL_STYLES);
  const css =
    readFileSync(STYLES_FILE, "utf8")
      .replaceAll(PLACEHOLDERS.colour, colour)
      .replaceAll(PLACEHOLDERS.onDark, lightened(colour)) + (own.ok ? own.value.text : "");
  return withHash(css);
}

/** Styles as a page holds them, with the hash that its policy names. */
export function withHash(css: string): Styles {
  return { css, hash: `sha256-${createHash("sha256").update(css).digest("base64")}` };
}

/** A colour that can be read on dark backgrounds: 45 % of `colour`, the rest white. */
function lightened(colour: string): string {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  const mixed = channels.map((channel) => Math.round(channel * 0.45 + 255 * 0.55));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
