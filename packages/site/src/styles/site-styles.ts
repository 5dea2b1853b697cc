import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Organisation, type Project, readSource } from "cookie-inventory";

/** The styles in every page, and the hash with which the Content Security Policy allows them. */
export interface Styles {
  readonly css: string;
  /** A hash source, such as “sha256-…”, without quotes (Content Security Policy Level 3, section 2.3.1). */
  readonly hash: string;
}

/** The compiled styles of the package (styles/compile.ts). */
export const STYLES_FILE = path.join(import.meta.dirname, "../../styles/site.css");

/** Colours in the compiled styles that are replaced with the council’s. They occur nowhere else. */
export const COLOUR_PLACEHOLDERS = { colour: "#c0ffee", onDark: "#c0ffef" } as const;

/** The site’s address in the compiled styles, for the links of printed pages. */
export const ADDRESS_PLACEHOLDER = "https://c0ffee.example";

/** A council’s styles, which are added after the package’s. */
const COUNCIL_STYLES = "_includes/styles.css";

/** Creates the styles of every page, with the council’s colour and, for printed links, the site’s address. */
export function createStyles(
  project: Project,
  { colour, address }: Pick<Organisation, "colour" | "address">,
): Styles {
  const councilStyles = readSource(project, COUNCIL_STYLES);
  const css =
    readFileSync(STYLES_FILE, "utf8")
      .replaceAll(COLOUR_PLACEHOLDERS.colour, colour)
      .replaceAll(COLOUR_PLACEHOLDERS.onDark, lightenColour(colour))
      .replaceAll(ADDRESS_PLACEHOLDER, address) +
    (councilStyles.ok ? councilStyles.value.text : "");
  return hashStyles(css);
}

/** Returns styles with their hash for the Content Security Policy. */
export function hashStyles(css: string): Styles {
  return { css, hash: `sha256-${createHash("sha256").update(css).digest("base64")}` };
}

/** Mixes 45 % of `colour` with white, so that it can be read on dark backgrounds. */
function lightenColour(colour: string): string {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  const mixed = channels.map((channel) => Math.round(channel * 0.45 + 255 * 0.55));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
