import type { Mistake } from "../support/mistake.ts";

/** Mistakes in src/pages. */
export const PAGE_MISTAKES: readonly Mistake[] = [
  {
    name: "a missing title",
    file: "src/pages/privacy.md",
    from: "title: Privacy notice\n",
    to: "",
    expected: [
      [
        "src/pages/privacy.md:2:1-12 error missing-field",
        "“title” is missing.",
        "The page’s title, such as: title: Privacy statement",
      ],
    ],
  },
  {
    name: "front matter without its first line",
    file: "src/pages/privacy.md",
    from: "---\ntitle: Privacy",
    to: "title: Privacy",
    expected: [
      [
        "src/pages/privacy.md:1:1 error no-front-matter",
        "This page has no front matter.",
        "Start the file with a line of three hyphens (---). Add the lines “title: …” and “description: …”, then three hyphens again.",
      ],
    ],
  },
  {
    name: "front matter with a tab",
    file: "src/pages/privacy.md",
    from: "  order: 1",
    to: "\torder: 1",
    expected: [
      [
        "src/pages/privacy.md:11:1-2 error yaml-syntax",
        "This is not valid YAML: Tabs are not allowed as indentation.",
        "Write “name: value” on each line. Put a value that contains a colon in quotes.",
      ],
    ],
  },
  {
    name: "a colon in a title",
    file: "src/pages/privacy.md",
    from: "title: Privacy notice",
    to: "title: Privacy: a notice",
    expected: [
      [
        "src/pages/privacy.md:2:8-9 error yaml-syntax",
        "This is not valid YAML: Nested mappings are not allowed in compact mappings.",
        "Write “name: value” on each line. Put a value that contains a colon in quotes.",
      ],
    ],
  },
  {
    name: "an edition without quotes",
    file: "src/pages/privacy.md",
    from: 'edition: "3.2"',
    to: "edition: 3.2",
    expected: [
      [
        "src/pages/privacy.md:4:1-8 error wrong-value",
        "“edition” must be text; put it in quotes if it looks like a number or a date.",
        'The number of this edition in quotes, such as: edition: "1.0"',
      ],
    ],
  },
  {
    name: "a date in words",
    file: "src/pages/privacy.md",
    from: "date: 2026-02-28",
    to: "date: 28 February 2026",
    expected: [
      [
        "src/pages/privacy.md:5:1-5 error wrong-value",
        "“date” must be a real date, written like 2026-11-23.",
        "The date on which this text was first published, such as: date: 2026-11-23",
      ],
    ],
  },
  {
    name: "a misspelt field in front matter",
    file: "src/pages/privacy.md",
    from: "nextReview",
    to: "nextreview",
    expected: [
      [
        "src/pages/privacy.md:2:1-6 error missing-field",
        "“nextReview” is missing.",
        "The date by which the page must be reviewed, such as: nextReview: 2027-11-23. It is not published.",
      ],
      [
        "src/pages/privacy.md:6:1-11 error unknown-field",
        "There is no field called “nextreview”.",
        "Did you mean “nextReview”? Correct its spelling, or remove it.",
      ],
    ],
  },
  {
    name: "a review that is due soon",
    file: "src/pages/privacy.md",
    from: "nextReview: 2027-02-28",
    to: "nextReview: 2026-12-01",
    expected: [
      [
        "src/pages/privacy.md:6:1-11 warning review-due",
        "The statement must be reviewed by 2026-12-01, which is in 8 days.",
        "Check it against what the council does today, answer open questions, and set the next review date.",
      ],
    ],
  },
  {
    name: "an overdue review",
    file: "src/pages/privacy.md",
    from: "nextReview: 2027-02-28",
    to: "nextReview: 2026-11-01",
    expected: [
      [
        "src/pages/privacy.md:6:1-11 warning review-overdue",
        "The statement should have been reviewed by 2026-11-01.",
        "Check it against what the council does today, answer open questions, and set the next review date.",
      ],
    ],
  },
  {
    name: "a heading without an address",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "## Cookies",
    expected: [
      [
        "src/pages/privacy.md:16:1-11 error heading-without-id",
        "The heading “Cookies” has no id.",
        "Write: ## Cookies {#cookies}",
      ],
    ],
  },
  {
    name: "a heading with an invalid address",
    file: "src/pages/privacy.md",
    from: "{#cookies}",
    to: "{#Cookies}",
    expected: [
      [
        "src/pages/privacy.md:16:1-22 error bad-heading-id",
        "The id “#Cookies” must contain only lower case letters, digits and hyphens.",
        "Write: ## Cookies {#cookies}",
      ],
    ],
  },
  {
    name: "a heading that replaces another",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "## Storage {#storage}",
    expected: [
      [
        "_data/addresses.json:2:9-18 error lost-heading",
        "There is no longer a heading at /#cookies, and other websites may link to it.",
        "In src/pages/privacy.md, write {#new-id #cookies} after the heading that replaced it.",
      ],
      [
        "_data/notice.json:4:25-36 error heading-missing",
        "There is no heading at /#cookies, which should state who the controller is and how to contact it (UK GDPR 13(1)(a)).",
        "Did you mean “/cookies/”? Write the address of the heading that states it now, or remove this one and add an “openQuestion”.",
      ],
      [
        "src/pages/privacy.md:16:12-21 warning unlisted-address",
        "The heading “Storage” is new, and its address is not listed yet.",
        'Add "storage" to the list for "/" in _data/addresses.json.',
      ],
    ],
  },
  {
    name: "a new heading",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "## Why {#why}\n\nTo help you.\n\n## Cookies {#cookies}",
    expected: [
      [
        "src/pages/privacy.md:16:8-13 warning unlisted-address",
        "The heading “Why” is new, and its address is not listed yet.",
        'Add "why" to the list for "/" in _data/addresses.json.',
      ],
    ],
  },
  {
    name: "a skipped heading level",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "#### Cookies {#cookies}",
    expected: [
      [
        "src/pages/privacy.md:16:1-24 error heading-level",
        "“Cookies” is 2 levels too deep for the heading above it.",
        "Write: ## Cookies {#cookies}",
      ],
    ],
  },
  {
    name: "a second title",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "# Cookies {#cookies}",
    expected: [
      [
        "src/pages/privacy.md:16:1-21 error second-title",
        "“Cookies” has one “#”, which is reserved for the page’s title.",
        "Write: ## Cookies {#cookies}",
      ],
    ],
  },
  {
    name: "a heading address that the layout uses",
    file: "src/pages/privacy.md",
    from: "{#cookies}",
    to: "{#main-content #cookies}",
    expected: [
      [
        "src/pages/privacy.md:16:12-26 warning unlisted-address",
        "The heading “Cookies” is new, and its address is not listed yet.",
        'Add "main-content" to the list for "/" in _data/addresses.json.',
      ],
      [
        "src/pages/privacy.md:16:13-26 error taken-address",
        "The id “#main-content” is already used on this page, by its layout or by a table from _data/cookies.json.",
        "Give the heading a different id.",
      ],
    ],
  },
  {
    name: "a misspelt block",
    file: "src/pages/privacy.md",
    from: "::cookie-table",
    to: "::cookies-table",
    expected: [
      [
        "src/pages/privacy.md:18:1-16 error unknown-block",
        "There is no block “::cookies-table”.",
        "Did you mean “::cookie-table”? You can use these, each on a line of its own: ::accessibility-contact, ::change-log, ::contact, ::cookie-inventory, ::cookie-table, ::data-examples, ::services, or “::: history” with “:::” at its end. If this line is meant as text, do not start it with a colon.",
      ],
    ],
  },
  {
    name: "a block with one colon",
    file: "src/pages/privacy.md",
    from: "::cookie-table",
    to: ":cookie-table",
    expected: [
      [
        "src/pages/privacy.md:18:1-14 error unknown-block",
        "There is no block “:cookie-table”.",
        "Did you mean “::cookie-table”? You can use these, each on a line of its own: ::accessibility-contact, ::change-log, ::contact, ::cookie-inventory, ::cookie-table, ::data-examples, ::services, or “::: history” with “:::” at its end. If this line is meant as text, do not start it with a colon.",
      ],
    ],
  },
  {
    name: "HTML",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We keep your data <b>safe</b>.",
    expected: [
      [
        "src/pages/privacy.md:14:69-72 error raw-html",
        "Pages cannot contain HTML: <b>",
        "Write it in Markdown. To show the character “<”, write “\\<”.",
      ],
      [
        "src/pages/privacy.md:14:76-80 error raw-html",
        "Pages cannot contain HTML: </b>",
        "Write it in Markdown. To show the character “<”, write “\\<”.",
      ],
    ],
  },
  {
    name: "a picture",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "![Our seal](/seal.png)",
    expected: [
      [
        "src/pages/privacy.md:14:51-53 error picture",
        "Pages cannot contain pictures.",
        "Describe in words what it shows.",
      ],
    ],
  },
  {
    name: "a link without https://",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(www.mereford.example/cookies)",
    expected: [
      [
        "src/pages/privacy.md:20:21-49 error unsafe-link",
        "The link address “www.mereford.example/cookies” is not allowed.",
        "Start it with “https://”, “mailto:”, “tel:”, “/” for a page of this site, or “#” for a heading on this page.",
      ],
    ],
  },
  {
    name: "a link to a missing page",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(/cookeis/)",
    expected: [
      [
        "src/pages/privacy.md:20:21-30 error broken-link",
        "There is no page at /cookeis/.",
        "Did you mean “/cookies/”? The pages are: /, /404.html, /accessibility/, /cookies/.",
      ],
    ],
  },
  {
    name: "a link to a missing heading",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(#cookeis)",
    expected: [
      [
        "src/pages/privacy.md:20:21-29 error broken-link",
        "There is no heading or cookie at /#cookeis.",
        "Did you mean “cookies”? Copy the address from the curly brackets after the heading: {#its-address}.",
      ],
    ],
  },
  {
    name: "a link to a missing cookie",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(/cookies/#old-banner)",
    expected: [
      [
        "src/pages/privacy.md:20:21-41 error broken-link",
        "There is no heading or cookie at /cookies/#old-banner.",
        "Copy the address from the curly brackets after the heading: {#its-address}.",
      ],
    ],
  },
  {
    name: "vague link text",
    file: "src/pages/privacy.md",
    from: "See [what we store](/cookies/) for more.",
    to: "For what we store, [click here](/cookies/).",
    expected: [
      [
        "src/pages/privacy.md:20:20-32 warning vague-link",
        "The link text “click here” does not make sense on its own.",
        "Put words that describe the linked page inside the square brackets.",
      ],
    ],
  },
  {
    name: "repealed law",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We keep your data as the Data Protection Act 1998 says.",
    expected: [
      [
        "src/pages/privacy.md:14:76-100 error outdated-name",
        "“Data Protection Act 1998” is out of date: the Data Protection Act 1998 was repealed on 25 May 2018.",
        "Write: UK GDPR and the Data Protection Act 2018 (see https://www.legislation.gov.uk/ukpga/2018/12/schedule/19). If the passage is about the past, put it between the lines “::: history” and “:::”.",
      ],
    ],
  },
  {
    name: "the name of a closed website",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "Directgov tells you more.",
    expected: [
      [
        "src/pages/privacy.md:14:51-60 error outdated-name",
        "“Directgov” is out of date: Directgov closed on 17 October 2012.",
        "Write: GOV.UK, or the regulator’s page for the public (see https://www.gov.uk). If the passage is about the past, put it between the lines “::: history” and “:::”.",
      ],
    ],
  },
  {
    name: "the regulator’s former name",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "The Information Commissioner’s Office can help you.",
    expected: [
      [
        "src/pages/privacy.md:14:51-102 warning hard-sentence",
        "This sentence is hard to read.",
        "Use shorter words, or split it into two sentences.",
      ],
      [
        "src/pages/privacy.md:14:55-88 error outdated-name",
        "“Information Commissioner’s Office” is out of date: the Information Commissioner’s Office (ICO) became the Information Commission on 30 September 2026.",
        "Write: the Information Commission (see https://www.legislation.gov.uk/ukpga/2025/18/part/6). If the passage is about the past, put it between the lines “::: history” and “:::”.",
      ],
    ],
  },
  {
    name: "an outdated name in a title",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: "title: Twitter and cookies",
    expected: [
      [
        "src/pages/cookies.md:2:1-6 error outdated-name",
        "“Twitter” is out of date: Twitter has been called X since July 2023.",
        "Write: X (see https://x.com).",
      ],
    ],
  },
  {
    name: "a long sentence",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We keep your data safe at all times and in all places, be it on paper or on a screen, by day and by night, and so do all those who work for us.",
    expected: [
      [
        "src/pages/privacy.md:14:51-194 warning long-sentence",
        "This sentence has 34 words; the maximum is 25.",
        "Split it into two sentences, or make it a list.",
      ],
    ],
  },
  {
    name: "a hard word",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We utilise your data with care.",
    expected: [
      [
        "src/pages/privacy.md:14:54-61 warning hard-word",
        "There is a simpler word for “utilise”.",
        "Write “use”, if it means the same.",
      ],
    ],
  },
  {
    name: "a passive sentence",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "Your data is kept safe.",
    expected: [
      [
        "src/pages/privacy.md:14:64-68 warning passive-voice",
        "This sentence does not say who does it: “kept” is passive.",
        "Start with who does it: “We keep …”, not “… is kept”.",
      ],
    ],
  },
  {
    name: "a hard sentence",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "Organisational accountability necessitates comprehensive contractual confidentiality arrangements.",
    expected: [
      [
        "src/pages/privacy.md:2:1-6 warning high-grade",
        "The statement as a whole has a reading grade of 14.0 (Flesch-Kincaid); the maximum is 8.",
        "Shorten the longest sentences and words first.",
      ],
      [
        "src/pages/privacy.md:14:51-149 warning hard-sentence",
        "This sentence is hard to read.",
        "Use shorter words, or split it into two sentences.",
      ],
    ],
  },
  {
    name: "text that is not UTF-8",
    file: "src/pages/cookies.md",
    from: null,
    to: Uint8Array.from([
      45, 45, 45, 10, 116, 105, 116, 108, 101, 58, 32, 67, 97, 102, 233, 10, 100, 101, 115, 99, 114,
      105, 112, 116, 105, 111, 110, 58, 32, 68, 46, 10, 45, 45, 45, 10,
    ]),
    expected: [
      [
        "src/pages/cookies.md error not-utf-8",
        "This file is not saved as UTF-8 text.",
        "Save it again with the encoding “UTF-8”.",
      ],
    ],
  },
  {
    name: "mixed-up brackets of a link",
    file: "src/pages/privacy.md",
    from: "[what we store](/cookies/)",
    to: "(what we store)[/cookies/]",
    expected: [
      [
        "src/pages/privacy.md:20:19-31 error stray-marks",
        "This looks like a link with its brackets mixed up.",
        "Write: [link text](/the-address/), with nothing between the two pairs of brackets.",
      ],
    ],
  },
  {
    name: "an unclosed history section",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "\n\n::: history\n\nThe Data Protection Act 1998.",
    expected: [
      [
        "src/pages/privacy.md:16:1-12 error history-unclosed",
        "This “::: history” section has no end.",
        "Add a line “:::” where it ends.",
      ],
    ],
  },
  {
    name: "a link to a closed website",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(https://www.direct.gov.uk/cookies)",
    expected: [
      [
        "src/pages/privacy.md:20:21-54 error outdated-name",
        "“www.direct.gov.uk” is out of date: Directgov closed on 17 October 2012.",
        "Write: GOV.UK, or the regulator’s page for the public (see https://www.gov.uk).",
      ],
    ],
  },
  {
    name: "an outdated name in the menu",
    file: "src/pages/cookies.md",
    from: "  title: Storage",
    to: "  title: Twitter",
    expected: [
      [
        "src/pages/cookies.md:5:3-8 error outdated-name",
        "“Twitter” is out of date: Twitter has been called X since July 2023.",
        "Write: X (see https://x.com).",
      ],
    ],
  },
  {
    name: "two pages with the same address",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: "title: What we store\npermalink: /accessibility/",
    expected: [
      [
        "_data/addresses.json:3:3-14 error lost-page",
        "There is no longer a page at /cookies/, and other websites may link to it.",
        'Put the page back, or add "/cookies/" to “formerAddresses” in _data/organisation.json, which redirects visitors to the statement.',
      ],
      [
        "src/pages/cookies.md:3:1-10 error shared-address",
        "This page and src/pages/accessibility.md both have the address /accessibility/.",
        "Give one of them a different “permalink”, or remove one of them.",
      ],
      [
        "src/pages/privacy.md:20:21-30 error broken-link",
        "There is no page at /cookies/.",
        "The pages are: /, /404.html, /accessibility/.",
      ],
    ],
  },
  {
    name: "a block used twice",
    file: "src/pages/privacy.md",
    from: "::cookie-table",
    to: "::cookie-table\n\n::cookie-table",
    expected: [
      [
        "src/pages/privacy.md:20:1-15 error block-twice",
        "“::cookie-table” is already on this page.",
        "Remove one of the two lines.",
      ],
    ],
  },
  {
    name: "a heading without text",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "## {#cookies}",
    expected: [
      [
        "src/pages/privacy.md:16:1-14 error empty-heading",
        "This heading has no text.",
        "Write its text, or remove the heading.",
      ],
    ],
  },
  {
    name: "two headings with the same address",
    file: "src/pages/privacy.md",
    from: "::cookie-table",
    to: "::cookie-table\n\n## More cookies {#cookies}\n\nNone.",
    expected: [
      [
        "src/pages/privacy.md:20:1-27 error duplicate-heading-id",
        "The heading on line 16 already has the id “#cookies”.",
        "Give it a different id: ## More cookies {#more-cookies}",
      ],
    ],
  },
  {
    name: "an invisible character",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We keep your data ‮safe.",
    expected: [
      [
        "src/pages/privacy.md:14:69-70 error invisible-character",
        "There is a sign that changes the direction of text (U+202E) here.",
        "Type the words again instead of pasting them.",
      ],
    ],
  },
  {
    name: "a permalink that ends with index.html",
    file: "src/pages/accessibility.md",
    from: "title:",
    to: "permalink: /accessibility/index.html\ntitle:",
    expected: [
      [
        "src/pages/accessibility.md:2:1-10 error wrong-value",
        "“permalink” must end before “index.html”, such as /cookies/.",
        "The page’s address on this site, such as: permalink: /cookies/",
      ],
    ],
  },
  {
    name: "a Nunjucks page with the address of another page, written differently",
    file: "src/pages/help.njk",
    from: null,
    to: "---\npermalink: cookies/index.html\n---\nHelp",
    expected: [
      [
        "src/pages/help.njk:2:1-10 error shared-address",
        "This page and src/pages/cookies.md both have the address /cookies/.",
        "Give one of them a different “permalink”, or remove one of them.",
      ],
    ],
  },
  {
    name: "a Nunjucks page whose address has no end",
    file: "src/pages/help.njk",
    from: null,
    to: "---\npermalink: /help\n---\nHelp",
    expected: [
      [
        "src/pages/help.njk:2:1-10 error wrong-value",
        "“permalink” must end with “/”, or with the extension of a file.",
        "Write: permalink: /help/",
      ],
    ],
  },
  {
    name: "a Nunjucks page whose address is a number",
    file: "src/pages/help.njk",
    from: null,
    to: "---\npermalink: 5\n---\nHelp",
    expected: [
      [
        "src/pages/help.njk:2:1-10 error wrong-value",
        "“permalink” must be a path, or false for a page that is not published.",
        "The page’s address on this site, such as: permalink: /cookies/",
      ],
    ],
  },
  {
    name: "Nunjucks pages that are not published, or whose address Eleventy computes",
    file: "src/pages/help.njk",
    from: null,
    to: "---\npermalink: false\neleventyComputed:\n  permalink: /{{ page.fileSlug }}/\n---\nHelp",
    expected: [],
  },
  {
    name: "front matter in JavaScript",
    file: "src/pages/cookies.md",
    from: "---\ntitle",
    to: "---js\ntitle",
    expected: [
      [
        "src/pages/cookies.md:1:1 error front-matter-language",
        "The front matter is not written in YAML.",
        "Start the file with a line of three hyphens (---) and nothing after them.",
      ],
    ],
  },
  {
    name: "a heading address with a space",
    file: "src/pages/privacy.md",
    from: "{#cookies}",
    to: "{# cookies}",
    expected: [
      [
        "src/pages/privacy.md:16:1-23 error bad-heading-id",
        "The id “# cookies” must contain only lower case letters, digits and hyphens.",
        "Write: ## Cookies {#cookies}",
      ],
    ],
  },
];
