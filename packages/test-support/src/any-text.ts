import * as fc from "fast-check";

/*
 * fast-check’s own `webUrl` and `string` with `unit: "binary"` take almost a second to create in each process, because they
 * prepare every character.
 */

/** Any character: most are rare ones, but all of ASCII and of the other usual scripts occur. */
const character = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((codePoint) => String.fromCodePoint(codePoint));

/** Returns an arbitrary of texts with any characters. */
export function anyText(constraints: fc.StringConstraints = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: character });
}

/** Addresses of pages on any host. */
export const anyAddress: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("http", "https"), fc.webAuthority({ withPort: true }), anyText())
  .map(([scheme, host, path]) => `${scheme}://${host}/${encodeURIComponent(path)}`);
