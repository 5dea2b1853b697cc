import type { Mistake } from "../support/mistake.ts";

const SAVE_AGAIN =
  "Remove it, or save the logo as “plain” SVG in the drawing program, or with https://jakearchibald.github.io/svgomg/.";

const NOT_SEEN =
  "The logo cannot be seen on the header: none of its colours has a contrast of 3:1 with “colour”, #5b2a86.";
const DARK_VERSION =
  'Use the version of the logo for dark backgrounds. If it has one colour, add fill="currentColor" to <svg> and remove “fill” from everything else: the logo will be white.';

const LOGO = "_includes/logo.svg";

/** A logo as drawing programs save it. */
const DRAWING = `<?xml version="1.0" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Made by a program -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:draw="https://draw.example" version="1.1" id="Layer_1" x="0px" y="0px"
  width="48mm" height="40mm" viewBox="0,0,48,40" xml:space="preserve" draw:zoom="2">
  <title>Logo</title>
  <metadata><draw:program href="https://draw.example"><script/></draw:program></metadata>
  <draw:view onclick="1"/>
  <g id="a" class="st0" data-name="Layer" fill="#FFFFFF" transform="translate(1,2)">
    <path d="M2 22h44
      v-4z"/>
  </g>
</svg>`;

/** What a logo cannot have: the name of the mistake, the markup in the logo, the message and the hint. */
const REFUSED_MARKUP: readonly (readonly [string, string, string, string])[] = [
  [
    "a script in a logo",
    "<script/>",
    "A logo cannot have the element <script>.",
    "Remove it: the site runs no scripts.",
  ],
  [
    "an event handler in a logo",
    '<path d="M0 0h9" onclick="alert(1)"/>',
    "A logo cannot have “onclick” on <path>.",
    "Remove it: the site runs no scripts.",
  ],
  [
    "HTML in a logo",
    "<foreignObject/>",
    "A logo cannot have the element <foreignObject>.",
    SAVE_AGAIN,
  ],
  [
    "a picture in a logo",
    '<image href="a.png"/>',
    "A logo cannot have the element <image>.",
    "Replace it with shapes in the drawing program: a logo cannot load other files.",
  ],
  [
    "a link in a logo",
    '<a xlink:href="https://a.example"/>',
    "A logo cannot have the element <a>.",
    SAVE_AGAIN,
  ],
  [
    "text in a logo",
    "<text/>",
    "A logo cannot have the element <text>.",
    "Convert the text to outlines, also called paths, in the drawing program.",
  ],
  [
    "an animation in a logo",
    '<animate attributeName="x"/>',
    "A logo cannot have the element <animate>.",
    SAVE_AGAIN,
  ],
  [
    "styles in a logo",
    "<style/>",
    "A logo cannot have the element <style>.",
    "Save the logo with “presentation attributes” instead of styles in the drawing program.",
  ],
  [
    "a style on a shape of a logo",
    '<path style="fill:red" d="M0 0h9v9"/>',
    "A logo cannot have “style” on <path>.",
    "Save the logo with “presentation attributes” instead of styles in the drawing program.",
  ],
  [
    "a file in a colour of a logo",
    '<path fill="url(https://a.example/#b)" d="M0 0h9v9"/>',
    'A logo cannot have fill="url(https://a.example/#b)" on <path>.',
    SAVE_AGAIN,
  ],
  [
    "a gradient that is not in the logo",
    '<path fill="url(#b)" d="M0 0h9v9"/>',
    'A logo cannot have fill="url(#b)" on <path>.',
    SAVE_AGAIN,
  ],
  [
    "code in a value of a logo",
    '<path fill="&quot;&gt;" d="M0 0h9v9"/>',
    'A logo cannot have fill="">" on <path>.',
    SAVE_AGAIN,
  ],
  ["a logo inside a logo", "<svg/>", "A logo cannot have the element <svg>.", SAVE_AGAIN],
];

function toMistake([name, markup, message, hint]: (typeof REFUSED_MARKUP)[number]): Mistake {
  const to = `<svg viewBox="0 0 9 9">${markup}</svg>`;
  // The last element is the one that is refused.
  const column = to.lastIndexOf("<", to.length - "</svg>".length - 1) + 1;
  const place = `${LOGO}:1:${column} error logo-markup`;
  return { name, file: LOGO, from: null, to, expected: [[place, message, hint]] };
}

/** Mistakes in the logo and in what organisation.json says about it. */
export const LOGO_MISTAKES: readonly Mistake[] = [
  {
    name: "a logo that is not there",
    file: "_data/organisation.json",
    from: "_includes/logo.svg",
    to: "_includes/crest.svg",
    expected: [
      [
        "_data/organisation.json:16:13-19 error logo-missing",
        "There is no file _includes/crest.svg.",
        'Add it, correct its name, or write "logo": null.',
      ],
    ],
  },
  {
    name: "a logo in another format",
    file: "_data/organisation.json",
    from: "_includes/logo.svg",
    to: "_includes/logo.png",
    expected: [
      [
        "_data/organisation.json:16:13-19 error wrong-value",
        "“file” must be the name of a file in _includes that ends with .svg.",
        "The SVG file with the logo, in the folder _includes, such as _includes/logo.svg.",
      ],
    ],
  },
  {
    name: "a logo in another folder",
    file: "_data/organisation.json",
    from: "_includes/logo.svg",
    to: "_includes/../secret.svg",
    expected: [
      [
        "_data/organisation.json:16:13-19 error wrong-value",
        "“file” must be the name of a file in _includes that ends with .svg.",
        "The SVG file with the logo, in the folder _includes, such as _includes/logo.svg.",
      ],
    ],
  },
  {
    name: "no logo",
    file: "_data/organisation.json",
    from: '{ "file": "_includes/logo.svg", "alternativeText": null }',
    to: "null",
    expected: [],
  },
  {
    name: "a logo that is not SVG",
    file: LOGO,
    from: null,
    to: "PNG",
    expected: [
      [
        "_includes/logo.svg:1:5 error logo-syntax",
        "This is not a complete SVG picture: text data outside of root node.",
        "Save the logo again as SVG in the drawing program, and replace the whole file.",
      ],
    ],
  },
  {
    name: "a web page instead of a logo",
    file: LOGO,
    from: null,
    to: "<html></html>",
    expected: [
      [
        "_includes/logo.svg error logo-syntax",
        "This is not an SVG picture: it does not start with <svg>.",
        "Save the logo as SVG in the drawing program, and replace the whole file.",
      ],
    ],
  },
  {
    name: "a logo of which the end is missing",
    file: LOGO,
    from: "</svg>",
    to: "",
    expected: [
      [
        "_includes/logo.svg:14:1 error logo-syntax",
        "This is not a complete SVG picture: unclosed tag: svg.",
        "Save the logo again as SVG in the drawing program, and replace the whole file.",
      ],
    ],
  },
  {
    name: "entities in a logo",
    file: LOGO,
    from: null,
    to: '<!DOCTYPE svg [<!ENTITY a "b">]><svg><path d="&a;"/></svg>',
    expected: [
      [
        "_includes/logo.svg:1:50 error logo-syntax",
        "This is not a complete SVG picture: undefined entity.",
        "Save the logo again as SVG in the drawing program, and replace the whole file.",
      ],
    ],
  },
  ...REFUSED_MARKUP.map(toMistake),
  {
    name: "a logo without its size",
    file: LOGO,
    from: ' viewBox="0 0 48 40"',
    to: "",
    expected: [
      [
        "_includes/logo.svg:2:1 error logo-markup",
        "The logo’s <svg> does not say how large the picture is.",
        'Add viewBox="0 0 WIDTH HEIGHT" to <svg>, with the width and height of the picture.',
      ],
    ],
  },
  {
    name: "a black logo on the header",
    file: LOGO,
    from: null,
    to: '<svg viewBox="0 0 9 9"><path d="M0 0h9v9"/></svg>',
    expected: [["_includes/logo.svg:1:1 error logo-contrast", NOT_SEEN, DARK_VERSION]],
  },
  {
    name: "a logo without shapes",
    file: LOGO,
    from: null,
    to: '<svg viewBox="0 0 9 9"></svg>',
    expected: [["_includes/logo.svg:1:1 error logo-contrast", NOT_SEEN, DARK_VERSION]],
  },
  {
    name: "a logo of which one colour can be seen",
    file: LOGO,
    from: null,
    to: '<svg viewBox="0 0 9 9"><path d="M0 0h9v9"/><g stroke="#ff0"><path d="M0 0h9v9"/></g></svg>',
    expected: [],
  },
  {
    name: "a logo with a colour that is too similar to the header’s",
    file: LOGO,
    from: null,
    to: '<svg viewBox="0 0 9 9"><path fill="#77f" d="M0 0h9v9"/></svg>',
    expected: [["_includes/logo.svg:1:1 error logo-contrast", NOT_SEEN, DARK_VERSION]],
  },
  {
    name: "a logo with more than the maximum of bytes",
    file: LOGO,
    from: "M2 22",
    to: `M${"2 22 ".repeat(800)}`,
    expected: [
      [
        "_includes/logo.svg:2:1 error logo-size",
        "The logo is too large: 4415 bytes go into every page, and the maximum is 4096.",
        "Open it at https://jakearchibald.github.io/svgomg/, choose a lower “number precision”, and save what that makes of it, or use a simpler version of the logo.",
      ],
    ],
  },
  {
    name: "a logo with what drawing programs add",
    file: LOGO,
    from: null,
    to: DRAWING,
    expected: [],
  },
];
