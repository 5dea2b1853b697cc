import { error, type Problem } from "cookie-inventory";
import {
  findReference,
  hintFor,
  isIgnoredAttribute,
  isIgnoredElement,
  isSafeValue,
  LOGO_ELEMENTS,
} from "./logo-markup.ts";
import type { SvgElement } from "./svg-tree.ts";

/** Ids of headings and tables have no underscore, so that none of them is in the logo, too. */
const ID_PREFIX = "logo_";

/** Returns every element and attribute in a logo that it cannot have. */
export function checkMarkup(root: SvgElement): Problem[] {
  const ids = new Set(listElements(root).map(({ attributes }) => attributes["id"]));
  return listElements(root).flatMap((element) => {
    const { name, place } = element;
    const report = (message: string, hint: string) => error(place, "logo-markup", message, hint);
    const allowed = LOGO_ELEMENTS.get(name);
    if (allowed === undefined || (name === "svg" && element !== root))
      return report(`A logo cannot have the element <${name}>.`, hintFor(name));
    return listAttributes(element).flatMap(([key, value]) => {
      if (!allowed.includes(key))
        return report(`A logo cannot have “${key}” on <${name}>.`, hintFor(key));
      const id = findReference(value);
      if (isSafeValue(value) && (id === undefined || ids.has(id))) return [];
      const message = `A logo cannot have ${key}="${value.slice(0, 60)}" on <${name}>.`;
      return report(message, hintFor(key));
    });
  });
}

/** Returns the attributes of an element of a checked logo for HTML, each with a space before it. */
export function copyAttributes(element: SvgElement, references: ReadonlySet<string>): string {
  return listAttributes(element)
    .map(([key, value]) => {
      if (key === "id") return references.has(value) ? ` id="${ID_PREFIX}${value}"` : "";
      const id = findReference(value);
      const copy =
        id === undefined ? value.trim().replaceAll(/\s+/g, " ") : `url(#${ID_PREFIX}${id})`;
      return ` ${key}="${copy}"`;
    })
    .join("");
}

/** Returns what is in an element of a checked logo, for HTML. */
export function copyContent(parent: SvgElement, references: ReadonlySet<string>): string {
  return listChildren(parent)
    .map((element) => {
      const start = `<${element.name}${copyAttributes(element, references)}`;
      const content = copyContent(element, references);
      return content === "" ? `${start}/>` : `${start}>${content}</${element.name}>`;
    })
    .join("");
}

/** Returns the ids that attributes refer to. */
export function findReferences(root: SvgElement): Set<string> {
  const values = listElements(root).flatMap(({ attributes }) => Object.values(attributes));
  return new Set(values.flatMap((value) => findReference(value) ?? []));
}

/** Returns an element and those in it, except elements that show nothing. */
function listElements(element: SvgElement): SvgElement[] {
  return [element, ...listChildren(element).flatMap(listElements)];
}

function listChildren({ children }: SvgElement): SvgElement[] {
  return children.filter(({ name }) => !isIgnoredElement(name));
}

function listAttributes({ name, attributes }: SvgElement): [string, string][] {
  return Object.entries(attributes).filter(([key]) => !isIgnoredAttribute(name, key));
}
