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

/** The compiled styles of the notices of services, which only sites with services need. */
export const SERVICE_STYLES_FILE = path.join(import.meta.dirname, "../../styles/services.css");

/**
 * The styles of the logo, which only sites with a logo need. It keeps its background and colours in forced colours and on
 * paper: without them, a white logo could not be seen there.
 */
const LOGO_STYLES_FILE = path.join(import.meta.dirname, "../../styles/logo.css");

/**
 * The styles of the links to other languages, which only sites with several languages need. They put the links in a line, as
 * the component of the GOV.UK Design System does, whose own styles would take 100 bytes more on each page (Brotli). That has a limit: docs/performance.md.
 */
const LANGUAGE_STYLES =
  ".govuk-language-navigation__list,.govuk-language-navigation__link{padding:0}.govuk-language-navigation__list-item{display:inline;margin-inline-end:20px}";

/** Colours in the compiled styles that are replaced with the council’s. They occur nowhere else. */
export const COLOUR_PLACEHOLDERS = { colour: "#c0ffee", onDark: "#c0ffef" } as const;

/** The site’s address in the compiled styles, for the links of printed pages. */
export const ADDRESS_PLACEHOLDER = "https://c0ffee.example";

/** The places in the compiled styles before which the council’s fonts are added. */
const FONTS = /(?<=font-family:)(?=system-ui\b)/g;

/** Names that stand for a kind of font, not for a font (https://www.w3.org/TR/css-fonts-4/#generic-font-families). */
const FONT_KINDS: ReadonlySet<string> = new Set(
  "serif sans-serif system-ui ui-serif ui-sans-serif ui-rounded".split(" "),
);

/** A council’s styles, which are added after the package’s. */
const COUNCIL_STYLES = "_includes/styles.css";

/** What the styles depend on: the address for printed links. */
export type Appearance = Pick<Organisation, "address" | "colour" | "fonts" | "logo">;

/** The parts of a site that have styles of their own. */
interface StyledParts {
  readonly hasServices?: boolean;
  readonly hasLanguages?: boolean;
}

/** Creates the styles of every page in the council’s colour and fonts, with those of its logo and of other parts if it has any. */
export function createStyles(
  project: Project,
  { address, colour, fonts, logo }: Appearance,
  { hasServices = false, hasLanguages = false }: StyledParts = {},
): Styles {
  const councilStyles = readSource(project, COUNCIL_STYLES);
  const files = [
    // First, because it repeats colours that the other files change in dark colour schemes.
    ...(hasServices ? [SERVICE_STYLES_FILE] : []),
    STYLES_FILE,
    ...(logo === null ? [] : [LOGO_STYLES_FILE]),
  ];
  const css =
    files
      .map((file) => readFileSync(file, "utf8"))
      .join("")
      .replaceAll(COLOUR_PLACEHOLDERS.colour, colour)
      .replaceAll(COLOUR_PLACEHOLDERS.onDark, lightenColour(colour))
      .replaceAll(ADDRESS_PLACEHOLDER, address)
      .replaceAll(FONTS, fonts.map((font) => `${quoteFont(font)},`).join("")) +
    (hasLanguages ? LANGUAGE_STYLES : "") +
    (councilStyles.ok ? councilStyles.value.text : "");
  return hashStyles(css);
}

/** Returns styles with their hash for the Content Security Policy. */
export function hashStyles(css: string): Styles {
  return { css, hash: `sha256-${createHash("sha256").update(css).digest("base64")}` };
}

/** Returns a font’s name for CSS. The schema allows no character that would have to be escaped in a string. */
function quoteFont(name: string): string {
  return FONT_KINDS.has(name) ? name : `"${name}"`;
}

/** Mixes 45 % of `colour` with white, so that it can be read on dark backgrounds. */
function lightenColour(colour: string): string {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  const mixed = channels.map((channel) => Math.round(channel * 0.45 + 255 * 0.55));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
