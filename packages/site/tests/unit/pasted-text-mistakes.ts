import type { Mistake } from "../support/mistake.ts";

/** Replaces a sentence of the statement with `text`, whose first line becomes line 16. */
function inStatement(name: string, text: string, expected: Mistake["expected"]): Mistake {
  const from = "We keep your data safe.";
  return { name, file: "src/pages/privacy.md", from, to: `\n\n${text}`, expected };
}

/** Text on pages as it comes out of Word, an email or another website, or as people type it. */
export const PASTED_TEXT_MISTAKES: readonly Mistake[] = [
  inStatement("a bullet from Word", "•\tWe keep names.", [
    [
      "src/pages/privacy.md:16:1-2 error stray-marks",
      "This looks like a list item, but would be published as plain text.",
      "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement(
    "a list from Word with three levels",
    "We keep:\n\n\uF0B7\tname\no\tfirst name\n§\tinitials\n•\temail",
    [
      [
        "src/pages/privacy.md:18:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:19:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:20:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:21:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
    ],
  ),
  inStatement(
    "a list from Word directly followed by a paragraph",
    "•\tname\n•\temail\nWe keep both.",
    [
      [
        "src/pages/privacy.md:16:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:17:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:18:1-14 error joined-lines",
        "This line would become part of the list item above it.",
        "Put a blank line before it. (“npx privacy-notice format” does this for you.)",
      ],
    ],
  ),
  inStatement(
    "list items without a space after their sign",
    "-name\n-email\n\n*one\n*two\n\n1.First\n2.Second",
    [
      [
        "src/pages/privacy.md:16:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:17:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:19:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:20:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:22:1-3 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with the number, a full stop and a space: “1. ”. Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:23:1-3 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with the number, a full stop and a space: “1. ”. Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
    ],
  ),
  inStatement("a list whose signs are followed by no-break spaces", "-\u00A0name\n-\u00A0address", [
    [
      "src/pages/privacy.md:16:1-2 error stray-marks",
      "This looks like a list item, but would be published as plain text.",
      "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
    ],
    [
      "src/pages/privacy.md:17:1-2 error stray-marks",
      "This looks like a list item, but would be published as plain text.",
      "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement(
    "emphasis, negative numbers and signs that are right",
    "*Name* and -5 degrees, 10\u00A0km\n\n-5 to +5\n\n5 · 6\n\n👩\u200D🚒 and 1️⃣ and 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and ❤️\n\n1) One\n2) Two",
    [],
  ),
  inStatement("several bullets in one line", "We keep • names • addresses", [
    [
      "src/pages/privacy.md:16:9-10 error stray-marks",
      "There is a bullet in the middle of this line.",
      "Put each item on a line of its own that starts with “- ”.",
    ],
  ]),
  inStatement("a list with letters", "(a) name\n(b) email", [
    [
      "src/pages/privacy.md:16:1-4 error stray-marks",
      "This looks like an item of a list with letters, but would be published as plain text.",
      "Start the line with “1. ” or “- ”, with a blank line before and after the list. If other sentences refer to “(a)”, let them name what it says.",
    ],
  ]),
  inStatement("a numbered list that continues a paragraph", "We keep two things.\n2. Names.", [
    [
      "src/pages/privacy.md:17:1-3 error stray-marks",
      "This looks like a list item, but would be published in the middle of a paragraph.",
      "Put a blank line before the list. If the number belongs to the sentence, write it on the line above.",
    ],
  ]),
  inStatement("a list with pictures as bullets", "✅ name\n✅ email", [
    [
      "src/pages/privacy.md:16:1-2 error stray-marks",
      "This looks like a list with pictures as bullets, which screen readers name before each item.",
      "Start the line with “- ”. If the picture means something, write it in words.",
    ],
  ]),
  inStatement("an indented list that is text", "We keep:\n\n    - name\n    - email", [
    [
      "src/pages/privacy.md:18:5-6 error stray-marks",
      "This looks like a list item, but would be published as plain text.",
      "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
    ],
    [
      "src/pages/privacy.md:19:5-6 error stray-marks",
      "This looks like a list item, but would be published as plain text.",
      "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement("a tab", "Name\tand email.", [
    [
      "src/pages/privacy.md:16:6-7 error invisible-character",
      "There is a tab in this line, which would be published as a space.",
      "Replace it with a space. If the lines are columns, write a table. (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement("a table pasted from a spreadsheet", "Record\tKept for\nLetters\t2 years", [
    [
      "src/pages/privacy.md:16:1-16 error broken-table",
      "These lines look like a table that was pasted, but would be published as one paragraph.",
      "Write a line such as “Table: What it shows”, a blank line, “| Record | Kept for |”, “| --- | --- |”, and then the other rows with vertical bars.",
    ],
  ]),
  inStatement(
    "a soft hyphen, as a character and as an entity",
    "This is a web\u00ADsite.\n\nThis is a web&shy;site.",
    [
      [
        "src/pages/privacy.md:16:14-15 error invisible-character",
        "There is a soft hyphen (U+00AD) here.",
        "Remove it: type the word again. (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:18:14-19 error invisible-character",
        "There is a soft hyphen (U+00AD) here.",
        "Remove it: type the word again. (“npx privacy-notice format” does this for you.)",
      ],
    ],
  ),
  inStatement(
    "entities of characters that change direction or are none",
    "Left &#x202E;right, &#0; and &#xD800; but `&shy;` and &amp;.",
    [
      [
        "src/pages/privacy.md:16:6-14 error invisible-character",
        "There is a sign that changes the direction of text (U+202E) here.",
        "Type the words again instead of pasting them.",
      ],
      [
        "src/pages/privacy.md:16:21-25 error invisible-character",
        "There is a character that was lost (U+FFFD) here.",
        "Type the words again instead of pasting them.",
      ],
    ],
  ),
  inStatement("a line separator", "We keep names.\u2028We keep letters.", [
    [
      "src/pages/privacy.md:16:15-16 error invisible-character",
      "There is a line break (U+2028) here.",
      "Remove it, and press Enter instead. (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement("two no-break spaces", "We keep\u00A0\u00A0names.", [
    [
      "src/pages/privacy.md:16:10-12 error invisible-character",
      "There are several spaces here, at least one of which is a no-break space (U+00A0).",
      "Write a single space. (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement("a heading underlined with equals signs", "Our names\n=========", [
    [
      "src/pages/privacy.md:17:1-10 error stray-marks",
      "A heading cannot be marked by a line of signs below it.",
      "Remove this line, and write the one above it like this: ## Our names {#our-names}.",
    ],
  ]),
  inStatement("a heading underlined with hyphens", "Our names\n---------", [
    [
      "src/pages/privacy.md:17:1-10 error stray-marks",
      "A heading cannot be marked by a line of signs below it.",
      "Remove this line, and write the one above it like this: ## Our names {#our-names}. If you want a line across the page, put a blank line before it.",
    ],
  ]),
  inStatement("a line across the page", "We keep names.\n\n---\n\nWe keep letters.", []),
  inStatement("a heading with a no-break space", "##\u00A0Names {#names}", [
    [
      "src/pages/privacy.md:16:1-4 error stray-marks",
      "A heading needs a space between its “#” signs and its text.",
      "Write: ## The heading {#its-address} (“npx privacy-notice format” does this for you.)",
    ],
    [
      "src/pages/privacy.md:16:10-12 error stray-marks",
      "An address in curly brackets can only go at the end of a heading.",
      "Start the line with “## ”, or remove the brackets.",
    ],
  ]),
  inStatement(
    "a bold line as a heading",
    "**Names**\n\nWe keep names.\n\n**We never sell them.**",
    [
      [
        "src/pages/privacy.md:16:1-10 warning bold-heading",
        "This bold line looks like a heading, but screen readers cannot find it.",
        "Write: ## Names {#names}. If it is not a heading, make it part of a sentence.",
      ],
    ],
  ),
  inStatement("a link with quotation marks around its address", "See [our page](“/cookies/”).", [
    [
      "src/pages/privacy.md:16:5-15 warning vague-link",
      "The link text “our page” does not make sense on its own.",
      "Put words that describe the linked page inside the square brackets.",
    ],
    [
      "src/pages/privacy.md:16:14-28 error link-address",
      "There are quotation marks around the address of this link.",
      "Remove them: [link text](/cookies/) (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement("a curly quotation mark in code", "We set `user’s`.", [
    [
      "src/pages/privacy.md:16:8-16 error stray-marks",
      "There is a curly quotation mark in this name, where every character counts.",
      "Remove it, or type a straight one: \" or '. (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement("a link with a space in its address", "See [our page](/cookies/ of ours).", [
    [
      "src/pages/privacy.md:16:14-34 error stray-marks",
      "This link does not work, because there is a space in its address.",
      "Remove the space, or write %20 instead: [link text](https://the.address/a%20page)",
    ],
  ]),
  inStatement(
    "a phone number with spaces",
    "Call [020 7946 0000](tel:020 7946 0000), [us](tel:+44 (0)20 7946 0000) or [101](tel:101).",
    [
      [
        "src/pages/privacy.md:16:20-40 error link-address",
        "This phone number is not written so that every phone can call it.",
        "Write it with the country’s code and without spaces: [the number](tel:+442079460000) (“npx privacy-notice format” does this for you.)",
      ],
      [
        "src/pages/privacy.md:16:45-71 error link-address",
        "This phone number is not written so that every phone can call it.",
        "Write it with the country’s code and without spaces: [the number](tel:+442079460000) (“npx privacy-notice format” does this for you.)",
      ],
    ],
  ),
  inStatement("a phone number without its country’s code", "Call [us](tel:02079460000).", [
    [
      "src/pages/privacy.md:16:9-27 error link-address",
      "This phone number is not written so that every phone can call it.",
      "Write it with the country’s code and without spaces: [the number](tel:+442079460000) (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement("a phone number with letters", "Call [us](tel:0800-CALL-US).", [
    [
      "src/pages/privacy.md:16:11-27 error link-address",
      "This is not a phone number that every phone can call.",
      "Write the country’s code and the number, without spaces and letters: (tel:+442079460000)",
    ],
  ]),
  inStatement("an address without https://", "See www.mereford.example now.", [
    [
      "src/pages/privacy.md:16:5-9 error stray-marks",
      "This address is not a link, so visitors cannot click it.",
      "Write: [link text](https://the.address/)",
    ],
  ]),
  inStatement("an email address that is not a link", "Write to help@mereford.example.", [
    [
      "src/pages/privacy.md:16:10-31 error stray-marks",
      "This email address is not a link, so visitors cannot select it.",
      "Write: [help@mereford.example](mailto:help@mereford.example) (“npx privacy-notice format” does this for you.)",
    ],
  ]),
  inStatement(
    "an email address that is in a link and in the text",
    "Write to <help@mereford.example> or [help@mereford.example](mailto:help@mereford.example?subject=Help).",
    [],
  ),
  inStatement("a wrong email address in a link", "Write to [us](mailto:help.mereford.example).", [
    [
      "src/pages/privacy.md:16:15-43 error link-address",
      "“help.mereford.example” is not an email address.",
      "Write: [name@example.gov.uk](mailto:name@example.gov.uk)",
    ],
  ]),
  inStatement(
    "a link that copies an email to others",
    "Write to [us](mailto:help@mereford.example?bcc=x@y.example).",
    [
      [
        "src/pages/privacy.md:16:15-59 error link-address",
        "This link would also fill in “bcc” in the visitor’s email.",
        "Remove it: (mailto:help@mereford.example). Only “subject” and “body” are allowed.",
      ],
    ],
  ),
  inStatement(
    "a link with a line break in the subject",
    "Write to [us](mailto:help@mereford.example?subject=Hi%0AX:y).",
    [
      [
        "src/pages/privacy.md:16:15-60 error link-address",
        "The subject in this link has a line break, which can add other recipients.",
        "Remove %0A and %0D from the subject.",
      ],
    ],
  ),
  inStatement("a square bracket that is not closed", "See [our page(/cookies/) now.", [
    [
      "src/pages/privacy.md:16:5-16 error stray-marks",
      "This link does not work: its square bracket is not closed.",
      "Write: [link text](/the-address/), with nothing between the two pairs of brackets.",
    ],
  ]),
  inStatement("a round bracket that is not closed", "See [our page](/cookies/ now.", [
    [
      "src/pages/privacy.md:16:14-30 error stray-marks",
      "This link does not work: its round bracket is not closed.",
      "Write: [link text](/the-address/), with nothing between the two pairs of brackets.",
    ],
  ]),
  inStatement("a bracket without a partner", "See our page] now.", [
    [
      "src/pages/privacy.md:16:13-14 error stray-marks",
      "The square bracket “]” has no partner, and would be published as it is.",
      "Write: [link text](/the-address/), with nothing between the two pairs of brackets.",
    ],
  ]),
  inStatement(
    "a placeholder in square brackets",
    "Ask [name of officer] or see [2026] AC 1 and \\[sic\\].",
    [
      [
        "src/pages/privacy.md:16:5-22 warning square-brackets",
        "The square brackets around “name of officer” would be published as they are.",
        "If it is a link, write its address after it: [name of officer](https://the.address/). If something is missing, fill it in. If you want the brackets, write \\[name of officer\\].",
      ],
    ],
  ),
  inStatement(
    "the address of a link on a line of its own",
    "See [our page].\n\n[our page]: /cookies/",
    [
      [
        "src/pages/privacy.md:16:5-15 warning square-brackets",
        "The square brackets around “our page” would be published as they are.",
        "If it is a link, write its address after it: [our page](https://the.address/). If something is missing, fill it in. If you want the brackets, write \\[our page\\].",
      ],
      [
        "src/pages/privacy.md:18:1-12 error stray-marks",
        "The address of a link cannot be on a line of its own: visitors would see this line.",
        "Write the address directly after the text of the link: [link text](https://the.address/)",
      ],
    ],
  ),
  inStatement("a footnote", "We keep names.[1]", [
    [
      "src/pages/privacy.md:16:15-18 error stray-marks",
      "There are no footnotes: visitors would see this mark as it is.",
      "Say it in the sentence, in round brackets, or in a sentence of its own.",
    ],
  ]),
  inStatement("a tick box", "- [x] We keep names.", [
    [
      "src/pages/privacy.md:16:3-6 error stray-marks",
      "There are no tick boxes: visitors would see these brackets as they are.",
      "Remove the brackets.",
    ],
  ]),
  inStatement("text that is crossed out", "We keep ~~names~~ letters.", [
    [
      "src/pages/privacy.md:16:9-11 error stray-marks",
      "Text cannot be crossed out: visitors would see these signs.",
      "Remove the text, or the signs.",
    ],
  ]),
  inStatement("a backslash at the end of a paragraph", "We keep names.\\", [
    [
      "src/pages/privacy.md:16:15-16 error stray-marks",
      "This backslash would be published.",
      "Remove it.",
    ],
  ]),
  inStatement(
    "two paragraphs without a blank line between them",
    "We keep names.\nWe keep letters too, and all that you send us.\n\nOur names\nWe keep names of all the people who write to us.",
    [
      [
        "src/pages/privacy.md:17:1-47 warning joined-lines",
        "This line and the one above it would become one paragraph.",
        "Put a blank line between them.",
      ],
      [
        "src/pages/privacy.md:20:1-49 warning joined-lines",
        "This line and the one above it would become one paragraph.",
        "Put a blank line between them. If the one above is a heading, write: ## Our names {#our-names}",
      ],
    ],
  ),
  inStatement("a paragraph directly below a list", "- name\n- email\nWe keep both.", [
    [
      "src/pages/privacy.md:18:1-14 error joined-lines",
      "This line would become part of the list item above it.",
      "Put a blank line before it. If it belongs to the item, indent it by two spaces.",
    ],
  ]),
  inStatement(
    "lines that are broken on purpose",
    "Mereford House.\\\nHigh Street.  \nMereford.\n\nWe keep your name and your email for as long as we\nneed them. We keep no other facts on our computers.\nWe shred them.",
    [],
  ),
  {
    name: "curly quotation marks in front matter",
    file: "src/pages/privacy.md",
    from: 'edition: "3.2"',
    to: "edition: “3.2”",
    expected: [
      [
        "src/pages/privacy.md:4:1-8 error wrong-value",
        "“edition” must be two numbers with a dot between them, in quotes.",
        'The number of this edition in quotes, such as: edition: "1.0"',
      ],
      [
        "src/pages/privacy.md:4:10-15 error yaml-syntax",
        "The quotation marks around “edition” would be part of it, because they are curly.",
        'Type straight ones: edition: "3.2"',
      ],
    ],
  },
  {
    name: "an escape of a direction control in a title",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: 'title: "What \\u202e we store"',
    expected: [
      [
        "src/pages/cookies.md:2:1-6 error wrong-value",
        "“title” contains a sign that changes the direction of text (U+202E).",
        "The page’s title, such as: title: Privacy statement",
      ],
    ],
  },
  {
    name: "half of a character in a cookie’s purpose",
    file: "_data/cookies.json",
    from: '"purpose": "Counts',
    to: '"purpose": "\\ud83d Counts',
    expected: [
      [
        "_data/cookies.json:25:7-16 error wrong-value",
        "“purpose” contains a character that was lost (U+D83D) (in the record “_count_*”).",
        "What it is for, in one or two plain sentences that visitors will read.",
      ],
    ],
  },
];
