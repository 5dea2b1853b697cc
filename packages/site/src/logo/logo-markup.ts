/*
 * The SVG that a logo can have (https://www.w3.org/TR/SVG2/): shapes and gradients with their own attributes. Everything
 * that can run a script, load a file, move, or need a font or a style is missing.
 */

/** Attributes of each element that shows something. */
const SHARED =
  `id transform opacity fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-dasharray stroke-dashoffset clip-path clip-rule`.split(/\s+/);

const GRADIENT = "id gradientUnits gradientTransform spreadMethod".split(" ");

/** The attributes that each element can have. */
export const LOGO_ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["svg", ["viewBox", ...SHARED]],
  ["g", SHARED],
  ["defs", []],
  ["clipPath", ["id", "clipPathUnits", "transform"]],
  ["path", [...SHARED, "d"]],
  ["rect", [...SHARED, "x", "y", "width", "height", "rx", "ry"]],
  ["circle", [...SHARED, "cx", "cy", "r"]],
  ["ellipse", [...SHARED, "cx", "cy", "rx", "ry"]],
  ["line", [...SHARED, "x1", "y1", "x2", "y2"]],
  ["polyline", [...SHARED, "points"]],
  ["polygon", [...SHARED, "points"]],
  ["linearGradient", [...GRADIENT, "x1", "y1", "x2", "y2"]],
  ["radialGradient", [...GRADIENT, "cx", "cy", "r", "fx", "fy"]],
  ["stop", ["offset", "stop-color", "stop-opacity"]],
]);

/** Elements that are left out, with everything in them: they show nothing. */
const IGNORED_ELEMENTS: ReadonlySet<string> = new Set(["title", "desc", "metadata"]);

/** Attributes that are left out: without styles and scripts, they do nothing; the site sets its own on <svg>. */
const IGNORED_ATTRIBUTES =
  /^(?:xmlns|version|baseProfile|class|role|focusable|enable-background|(?:aria|data|font)-.*)$/;

/** Attributes of the <svg> element that the site sets itself. */
const SIZES: ReadonlySet<string> = new Set(["x", "y", "width", "height", "preserveAspectRatio"]);

/** Whether an element shows nothing. Drawing programs keep their own data in elements with a prefix. */
export function isIgnoredElement(name: string): boolean {
  return IGNORED_ELEMENTS.has(name) || name.includes(":");
}

/** Whether an attribute of an element does nothing. Links have a prefix, too, but do something. */
export function isIgnoredAttribute(element: string, name: string): boolean {
  if (name === "xlink:href") return false;
  if (element === "svg" && SIZES.has(name)) return true;
  return IGNORED_ATTRIBUTES.test(name) || name.includes(":");
}

const REFERENCE = /^url\(#([\w-]+)\)$/;

/** Returns the id that a value such as “url(#gradient)” refers to; undefined if it refers to none. */
export function findReference(value: string): string | undefined {
  return REFERENCE.exec(value)?.[1];
}

/** Whether an attribute’s value has only numbers, names and functions, and loads nothing. Such a value needs no escaping. */
export function isSafeValue(value: string): boolean {
  if (findReference(value) !== undefined) return true;
  return /^[\w\s.,()#%+-]*$/.test(value) && !/url/i.test(value);
}

const COMMON_HINT =
  "Remove it, or save the logo as “plain” SVG in the drawing program, or with https://jakearchibald.github.io/svgomg/.";

const HINTS: Readonly<Record<string, string>> = {
  text: "Convert the text to outlines, also called paths, in the drawing program.",
  image: "Replace it with shapes in the drawing program: a logo cannot load other files.",
  style: "Save the logo with “presentation attributes” instead of styles in the drawing program.",
  script: "Remove it: the site runs no scripts.",
};

/** Returns how to replace an element or attribute that a logo cannot have. */
export function hintFor(name: string): string {
  if (/^on/i.test(name)) return HINTS["script"] ?? COMMON_HINT;
  return HINTS[name] ?? COMMON_HINT;
}
