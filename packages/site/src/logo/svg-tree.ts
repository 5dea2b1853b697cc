import { error, failed, type Place, type ReadResult, type Source } from "cookie-inventory";
import { SaxesParser } from "saxes";

/** An element of an SVG picture, and where it starts. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgElement[];
  readonly place: Place;
}

/** More than any drawing needs, and few enough for functions that call themselves. */
const MAX_DEPTH = 100;

/** Returns the outermost element of an SVG picture, or where the file is not valid XML. Text is left out. */
export function parseSvg({ file, text }: Source): ReadResult<SvgElement> {
  const parser = new SaxesParser();
  const open: { name: string; children: SvgElement[]; place: Place }[] = [];
  const roots: SvgElement[] = [];
  const at = (columnsBefore: number): Place => {
    const column = Math.max(1, parser.columnIndex + 1 - columnsBefore);
    return { file, line: parser.line, column };
  };
  parser.on("opentagstart", ({ name }) => {
    if (open.length === MAX_DEPTH) parser.fail(`more than ${MAX_DEPTH} elements inside each other`);
    // The parser has read “<”, the name and one more character.
    open.push({ name, children: [], place: at(name.length + 2) });
  });
  parser.on("closetag", ({ attributes }) => {
    const element = open.pop();
    if (element !== undefined) (open.at(-1)?.children ?? roots).push({ ...element, attributes });
  });
  try {
    // Throws the first error: the parser has no error handler.
    parser.write(text).close();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^\d+:\d+: |\.$/g, "") : "";
    const message = `This is not a complete SVG picture: ${reason}.`;
    const hint = "Save the logo again as SVG in the drawing program, and replace the whole file.";
    return failed(error(at(0), "logo-syntax", message, hint));
  }
  const [root] = roots;
  if (root?.name === "svg") return { ok: true, value: root };
  const message = "This is not an SVG picture: it does not start with <svg>.";
  const hint = "Save the logo as SVG in the drawing program, and replace the whole file.";
  return failed(error({ file }, "logo-syntax", message, hint));
}
