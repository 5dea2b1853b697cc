import { contrastOf } from "cookie-inventory";
import { isIgnoredElement } from "./logo-markup.ts";
import type { SvgElement } from "./svg-tree.ts";

/** The smallest contrast of a picture with what is around it (WCAG 2.2, success criterion 1.4.11). */
const MIN_CONTRAST = 3;

const SHAPES = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);

/** The colours that an element inherits. */
interface Paint {
  readonly fill: string;
  readonly stroke: string;
}

/** Whether some shape of a logo can be seen on the header in the council’s `colour`. */
export function isVisibleOn(colour: string, logo: SvgElement): boolean {
  return listColours(logo, { fill: "#000", stroke: "none" }).some((paint) => {
    if (paint === "none" || paint === "transparent") return false;
    // The site’s styles set this colour to white.
    if (/^currentcolor$/i.test(paint)) return true;
    const hex = paint.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
    // Only what can be compared is refused.
    return !/^#[0-9a-f]{6}$/i.test(hex) || contrastOf(hex, colour) >= MIN_CONTRAST;
  });
}

function listColours({ name, attributes, children }: SvgElement, inherited: Paint): string[] {
  if (isIgnoredElement(name) || name === "clipPath") return [];
  const { fill = inherited.fill, stroke = inherited.stroke } = attributes;
  const own = SHAPES.has(name) ? [fill, stroke].filter((paint) => !paint.startsWith("url(")) : [];
  const stop = name === "stop" ? [attributes["stop-color"] ?? "#000"] : [];
  return [...own, ...stop, ...children.flatMap((child) => listColours(child, { fill, stroke }))];
}
