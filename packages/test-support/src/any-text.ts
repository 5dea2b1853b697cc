import * as fc from "fast-check";

/** Any character: most are rare ones, but all of ASCII and of the other usual scripts occur. */
const character = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((codePoint) => String.fromCodePoint(codePoint));

/**
 * Returns an arbitrary of texts with any characters. fast-check’s own, with `unit: "binary"`, takes almost a second to
 * create in each process.
 */
export function anyText(constraints: fc.StringConstraints = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: character });
}
