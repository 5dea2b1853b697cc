import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { checkColourContrast, contrastOf } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { projectOf } from "test-support";
import {
  ADDRESS_PLACEHOLDER,
  COLOUR_PLACEHOLDERS,
  createStyles,
  STYLES_FILE,
} from "../../src/styles/site-styles.ts";
import { compileStyles } from "../../styles/compile.ts";

const COUNCIL = {
  colour: "#004080",
  address: "https://privacy.example.gov.uk",
  fonts: [],
  logo: null,
};
const COMPILED = readFileSync(STYLES_FILE, "utf8");

test("The compiled styles are up to date with their source", async () => {
  expect(COMPILED, "run “node packages/site/styles/compile.ts”").toBe(
    await compileStyles(STYLES_FILE),
  );
});

test("The styles contain only rules that pages use, work in browsers of 2022, and load no font", () => {
  expect(COMPILED).toContain(".govuk-footer");
  expect(COMPILED).toContain(".stacked");
  expect(COMPILED).not.toMatch(/govuk-(?:accordion|exit-this-page|button)\b/);
  // Prints the addresses of links.
  expect(COMPILED).toMatch(/@media print\{[^]*\[href\^=[^\]]*https:\/\/[^]*attr\(href\)/);
  expect(COMPILED).toContain("@media (min-width:");
  expect(COMPILED).not.toMatch(/@media[^{]*\(width/);
  expect(COMPILED).not.toMatch(/@font-face|GDS Transport/);
});

test("The styles follow the direction of the text, except next to a screen’s notch", () => {
  const declarations = COMPILED.split(/[{};]/);
  const physical = declarations.filter((text) =>
    /^[\w-]*\b(?:left|right)\b[^:]*:|:\s*(?:left|right)$/.test(text),
  );
  expect(physical.filter((text) => !text.includes("env(safe-area-inset-"))).toEqual([]);
  const sides = declarations.filter((text) => {
    const [, , right, , left] = /^(?:margin|padding):(\S+) (\S+) (\S+) (\S+)$/.exec(text) ?? [];
    return left !== right;
  });
  expect(sides).toEqual([]);
  expect(COMPILED).toContain("border-inline-start:10px solid");
  expect(COMPILED).toContain("text-align:start");
});

test("The font is set once, and every component inherits it", () => {
  expect(COMPILED.match(/font-family:[^;}]*/g)).toEqual([
    "font-family:system-ui,arial,sans-serif",
    "font-family:ui-monospace,monospace",
  ]);
});

test("The council’s colour replaces one placeholder, and a lighter one for dark backgrounds the other", () => {
  const { css } = createStyles(projectOf({}), COUNCIL);
  for (const placeholder of Object.values(COLOUR_PLACEHOLDERS)) {
    expect(COMPILED).toContain(placeholder);
    expect(css).not.toContain(placeholder);
  }
  expect(css).toContain("#004080");
  // 45 % of each channel and 55 % white: 0, 64 and 128 become 140, 169 and 198.
  expect(css).toContain("#8ca9c6");
});

test("Printed links of the site have its address", () => {
  expect(COMPILED).toContain(ADDRESS_PLACEHOLDER);
  const { css } = createStyles(projectOf({}), COUNCIL);
  expect(css).not.toContain(ADDRESS_PLACEHOLDER);
  expect(css).toMatch(
    /@media print\{[^]*content:" \(https:\/\/privacy\.example\.gov\.uk" attr\(href\) "\)"/,
  );
});

test("Each colour on which white text can be read stands out in light and dark, and focus on it", () => {
  const levels = ["00", "40", "80", "bf", "ff"];
  const colours = levels.flatMap((red) =>
    levels.flatMap((green) => levels.map((blue) => `#${red}${green}${blue}`)),
  );
  // White text needs 4.5:1, which the check holds. Borders and focus need 3:1 (WCAG 2.2, success criterion 1.4.11).
  const dark = ["#000000", "#767676", ...colours].filter(
    (colour) => checkColourContrast(colour, { file: "" }).length === 0,
  );
  expect(dark.length).toBeGreaterThan(30);
  for (const colour of dark) {
    const { css } = createStyles(projectOf({}), { ...COUNCIL, colour });
    const [brand, brandOnDark] = findValues(css, "brand-colour");
    const [focus] = findValues(css, "focus-colour");
    expect(brand).toBe(colour);
    expect(contrastOf(brand ?? "", focus ?? ""), colour).toBeGreaterThanOrEqual(3);
    for (const background of ["body-background-colour", "template-background-colour"]) {
      const [light, onDark] = findValues(css, background);
      expect(contrastOf(brand ?? "", light ?? ""), colour).toBeGreaterThanOrEqual(3);
      expect(contrastOf(brandOnDark ?? "", onDark ?? ""), colour).toBeGreaterThanOrEqual(3);
    }
  }
});

/** Returns the value of a custom property of GOV.UK Frontend in each rule that sets it. */
function findValues(css: string, property: string): string[] {
  return [...css.matchAll(new RegExp(`--govuk-${property}:(#[0-9a-f]+)`, "g"))].map(
    ([, value = ""]) => value.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3"),
  );
}

test("The council’s fonts come first, and kinds of fonts have no quotes", () => {
  const families = (css: string) =>
    [...css.matchAll(/font-family:([^;}]*)/g)].map(([, family = ""]) => family);
  const own = families(COMPILED).map((family) => {
    if (family.startsWith("ui-monospace")) return family;
    return `"Gill Sans","3270 Narrow",ui-serif,${family}`;
  });
  const fonts = ["Gill Sans", "3270 Narrow", "ui-serif"];
  const { css } = createStyles(projectOf({}), { ...COUNCIL, fonts });
  expect(families(css)).toEqual(own);
  expect(new Set(own)).toEqual(
    new Set([
      '"Gill Sans","3270 Narrow",ui-serif,system-ui,arial,sans-serif',
      "ui-monospace,monospace",
    ]),
  );
});

test("The council’s styles come last and are included in the hash", () => {
  const councilStyles = ".own{color:red}";
  const { css, hash } = createStyles(projectOf({ "_includes/styles.css": councilStyles }), COUNCIL);
  expect(css.endsWith(councilStyles)).toBe(true);
  expect(hash).toBe(`sha256-${createHash("sha256").update(css).digest("base64")}`);
  expect(hash).not.toBe(createStyles(projectOf({}), COUNCIL).hash);
});
