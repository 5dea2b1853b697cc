import {
  error,
  failed,
  locateInOrganisation,
  type Organisation,
  type Project,
  type ReadResult,
  readSource,
} from "cookie-inventory";
import { isVisibleOn } from "./logo-colours.ts";
import { checkMarkup, copyAttributes, copyContent, findReferences } from "./logo-copy.ts";
import { parseSvg } from "./svg-tree.ts";

/** The council’s logo for the header’s template, as HTML that is safe. */
export interface Logo {
  /** The value of “viewBox”, which gives the logo its proportions. */
  readonly viewBox: string;
  /** Other attributes of the <svg> element, each with a space before it. */
  readonly attributes: string;
  readonly content: string;
  /** The words in the logo; null if the council’s name stands beside it. */
  readonly alternativeText: string | null;
}

/** Every page contains the logo, and has at most 10,240 bytes when it is compressed. */
const MAX_LOGO_BYTES = 4096;

/** Reads and checks the logo that `_data/organisation.json` names. Returns null if it names none. */
export function readLogo(
  project: Project,
  { logo, colour }: Pick<Organisation, "logo" | "colour">,
): ReadResult<Logo | null> {
  if (logo === null) return { ok: true, value: null };
  const { file, alternativeText } = logo;
  if (project.read(file) === undefined) {
    const place = locateInOrganisation(project, ["logo", "file"]);
    const hint = `Add it, correct its name, or write "logo": null.`;
    return failed(error(place, "logo-missing", `There is no file ${file}.`, hint));
  }
  const source = readSource(project, file);
  if (!source.ok) return source;
  const parsed = parseSvg(source.value);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const fail = (rule: string, message: string, hint: string) =>
    failed(error(root.place, rule, message, hint));

  const problems = checkMarkup(root);
  if (problems.length > 0) return failed(...problems);
  const { viewBox, ...others } = root.attributes;
  if (viewBox === undefined || !/^\s*(?:-?[\d.]+[\s,]+){3}[\d.]+\s*$/.test(viewBox)) {
    const hint =
      'Add viewBox="0 0 WIDTH HEIGHT" to <svg>, with the width and height of the picture.';
    return fail("logo-markup", "The logo’s <svg> does not say how large the picture is.", hint);
  }
  if (!isVisibleOn(colour, root)) {
    const message = `The logo cannot be seen on the header: none of its colours has a contrast of 3:1 with “colour”, ${colour}.`;
    const hint = `Use the version of the logo for dark backgrounds. If it has one colour, add fill="currentColor" to <svg> and remove “fill” from everything else: the logo will be white.`;
    return fail("logo-contrast", message, hint);
  }
  const references = findReferences(root);
  const attributes = copyAttributes({ ...root, attributes: others }, references);
  const content = copyContent(root, references);
  const size = attributes.length + content.length;
  if (size > MAX_LOGO_BYTES) {
    const message = `The logo is too large: ${size} bytes go into every page, and the maximum is ${MAX_LOGO_BYTES}.`;
    const hint =
      "Open it at https://jakearchibald.github.io/svgomg/, choose a lower “number precision”, and save what that makes of it, or use a simpler version of the logo.";
    return fail("logo-size", message, hint);
  }
  return { ok: true, value: { viewBox, attributes, content, alternativeText } };
}
