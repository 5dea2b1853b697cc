import type { Declaration, ReturnedDeclaration } from "lightningcss";

/**
 * Returns a declaration of GOV.UK Frontend relative to the direction of the text, such as `margin-inline-start` for
 * `margin-left`, so that a page written from right to left is mirrored. Returns undefined if it has no direction.
 */
export function toLogical(declaration: Declaration): ReturnedDeclaration[] | undefined {
  if (declaration.property === "text-align" && declaration.value === "left")
    return [{ property: "text-align", value: "start" }];
  if (declaration.property === "padding") {
    const { top, right, bottom, left } = declaration.value;
    if (JSON.stringify(left) === JSON.stringify(right)) return undefined;
    return [
      { property: "padding-block", value: { blockStart: top, blockEnd: bottom } },
      { property: "padding-inline", value: { inlineStart: left, inlineEnd: right } },
    ];
  }
  // lightningcss returns null for what a value does not have, but does not accept it back.
  const physical = JSON.stringify(declaration, (_, part: unknown) => part ?? undefined);
  // A screen’s notch stays on its side whatever the direction of the text.
  if (physical.includes("safe-area-inset")) return undefined;
  const logical = physical
    .replace(/(?<="property":"(?:border|margin|padding)-)left/, "inline-start")
    .replace(/(?<="property":"(?:border|margin|padding)-)right/, "inline-end");
  if (logical === physical) return undefined;
  const renamed: ReturnedDeclaration = JSON.parse(logical);
  return [renamed];
}
