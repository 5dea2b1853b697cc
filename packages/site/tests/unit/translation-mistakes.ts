import type { Mistake } from "../support/mistake.ts";

/** Mistakes in languages and translations, in the files of the test council in three languages. */
export const TRANSLATION_MISTAKES: readonly Mistake[] = [
  {
    name: "a language whose code does not exist",
    file: "_data/organisation.json",
    from: '"code": "cy"',
    to: '"code": "cz"',
    expected: [
      [
        "_data/organisation.json:13:7-13 error unknown-language",
        "There is no language with the code “cz”.",
        "Write the code of the language, such as cy for Welsh, ar for Arabic or pl for Polish. The others are in the IANA Language Subtag Registry.",
      ],
    ],
  },
  {
    name: "a language that is in the list twice",
    file: "_data/organisation.json",
    from: '{ "code": "cy", "name": "Cymraeg" },',
    to: '{ "code": "cy", "name": "Cymraeg" }, { "code": "cy", "name": "Cymraeg" },',
    expected: [
      [
        "_data/organisation.json:13:44-50 error repeated-language",
        "The language “cy” is in the list twice.",
        "Remove one of the two.",
      ],
    ],
  },
  {
    name: "the name of a language in two scripts",
    file: "_data/organisation.json",
    from: '"العربية"',
    to: '"العربية Arabic"',
    expected: [
      [
        "_data/organisation.json:16:7-13 error mixed-directions",
        "The name “العربية Arabic” mixes letters that are written from left to right with others that are written from right to left.",
        "Write the language’s name in the language itself alone, such as العربية.",
      ],
    ],
  },
  {
    name: "a language from right to left without its direction",
    file: "_data/organisation.json",
    from: '"direction": "rtl",',
    to: "",
    expected: [
      [
        "_data/organisation.json:16:7-13 error wrong-direction",
        "“العربية” is written from right to left, but its “direction” is “ltr”.",
        'Write "direction": "rtl".',
      ],
    ],
  },
  {
    name: "the name of a language in several languages",
    file: "_data/organisation.json",
    from: '"name": "Cymraeg"',
    to: '"name": { "en": "Welsh", "cy": "Cymraeg" }',
    expected: [
      [
        "_data/organisation.json:13:31-35 error wrong-value",
        "“name” must be text in double quotes.",
        "The name of the council, as visitors know it. In “languages”, the name of the language in the language itself, such as Cymraeg.",
      ],
    ],
  },
  {
    name: "pages in a language that is not in the list",
    file: "src/pages/pl/privacy.md",
    from: null,
    to: "---\ntitle: Hysbysiad\ndescription: Beth a wnawn.\n---\n\nDim.\n",
    expected: [
      [
        "src/pages/pl/privacy.md error undeclared-language",
        "This page has the name of one of your pages and is in the folder “pl”, but Polish is not one of the languages of this site.",
        'Add { "code": "pl", "name": "polski" } to “languages” in _data/organisation.json. If it is no translation, give the folder another name.',
      ],
    ],
  },
  {
    name: "a page in a folder of two letters that translates none",
    file: "src/pages/pl/help.md",
    from: null,
    to: "---\ntitle: Help for PL\ndescription: Ask us.\nnavigation:\n  title: Help\n  order: 4\n---\n\nAsk us.\n",
    expected: [
      [
        "src/pages/pl/help.md error missing-translation",
        "This page is not in Cymraeg (cy): there is no src/pages/cy/pl/help.md.",
        'Add src/pages/cy/pl/help.md with the translation, or write "content": "summary" for this language in _data/organisation.json.',
      ],
      [
        "src/pages/pl/help.md error unlisted-address",
        "The page at /pl/help/ is new, and its address is not listed yet.",
        'Add "/pl/help/": [] to _data/addresses.json.',
      ],
    ],
  },
  {
    name: "a text without a translation",
    file: "_data/cookies.json",
    from: ',\n        "cy": "Cyfrif faint o bobl sy’n ymweld."',
    to: "",
    expected: [
      [
        "_data/cookies.json:25:7-16 error missing-translation",
        "“purpose” is not in Cymraeg (cy): this site has every text in that language.",
        'Write {"en": "…", "cy": "…"} with the text of _data/cookies.json, line 25, and its translation.',
      ],
    ],
  },
  {
    name: "an empty translation",
    file: "_data/cookies.json",
    from: "Cyfrif faint o bobl sy’n ymweld.",
    to: " ",
    expected: [
      [
        "_data/cookies.json:27:9-13 error missing-translation",
        "“purpose” is not in Cymraeg (cy) yet: its translation is empty.",
        "Write the translation between the quotation marks. The text is: Counts how many people visit.",
      ],
    ],
  },
  {
    name: "a translated heading and details of a page that are empty",
    file: "src/pages/cy/privacy.md",
    from: "title: Preifatrwydd\n---",
    to: "title:\n---",
    also: { file: "src/pages/cy/privacy.md", from: "## Cwcis {", to: "## {" },
    expected: [
      [
        "src/pages/cy/privacy.md:6:3-8 error wrong-value",
        "“title” is empty.",
        "The page’s short title in the menu, in this language.",
      ],
      [
        "src/pages/cy/privacy.md:11:1-14 error empty-heading",
        "The section “Cookies” is not translated: its heading has no text.",
        "Translate src/pages/privacy.md from line 16. Keep {#cookies} after the heading.",
      ],
    ],
  },
  {
    name: "a translated section without its text",
    file: "src/pages/cy/privacy.md",
    from: "Gweler [yr hyn rydym yn ei storio](/cy/cookies/) am ragor.\n\nI ofyn am eich data, anfonwch e-bost i [dpo@mereford.example](mailto:dpo@mereford.example).\n",
    to: "",
    expected: [
      [
        "src/pages/cy/privacy.md:11:1-20 error missing-translation",
        "The text of the section “Cwcis” is not in Cymraeg (cy): it stands in src/pages/privacy.md, line 20.",
        "Write its translation below this heading.",
      ],
    ],
  },
  {
    name: "a translation without the text before the first heading",
    file: "src/pages/cy/privacy.md",
    from: "Cyngor Dosbarth Mereford yw’r rheolydd data. Rydym yn cadw eich data’n ddiogel.\n",
    to: "",
    expected: [
      [
        "src/pages/cy/privacy.md:10:1-20 error missing-translation",
        "The text before the first heading is not in Cymraeg (cy): it stands in src/pages/privacy.md, line 14.",
        "Write its translation below the front matter.",
      ],
    ],
  },
  {
    name: "a translation with a block alone",
    file: "src/pages/cy/cookies.md",
    from: "Rydym yn rhestru’r cyfan yma.\n",
    to: "",
    expected: [
      [
        "src/pages/cy/cookies.md:9:1-19 error missing-translation",
        "The text is not in Cymraeg (cy): it stands in src/pages/cookies.md, line 9.",
        "Write its translation below the front matter.",
      ],
    ],
  },
  {
    name: "a summary without a text",
    file: "src/pages/ar/privacy.md",
    from: null,
    to: "---\ntitle: إشعار الخصوصية\ndescription: ما يفعله المجلس.\npermalink: /ar/\nnavigation:\n  title: الخصوصية\n---\n\n## كيف تتواصل معنا {#contact}\n",
    expected: [
      [
        "src/pages/ar/privacy.md:9:1-30 error missing-translation",
        "This summary has no text yet.",
        "Write it below the front matter, in sections of its own.",
      ],
    ],
  },
  {
    name: "a translation of no text",
    file: "_data/cookies.json",
    from: '"en": "Counts how many people visit.",',
    to: "",
    expected: [
      [
        "_data/cookies.json:25:7-16 error translation-without-source",
        "This text has translations, but no text in English that they translate.",
        'Add "en": "…" with the text.',
      ],
    ],
  },
  {
    name: "a text in a language that the site does not have",
    file: "_data/cookies.json",
    from: '"cy": "Cyf',
    to: '"cg": "Cyf',
    expected: [
      [
        "_data/cookies.json:27:9-13 error unknown-language",
        "“cg” is not one of the languages of this site, which are: en, cy, ar.",
        "Did you mean “cy”? Correct the code, or add the language to “languages” in _data/organisation.json.",
      ],
    ],
  },
  {
    name: "a section without a translation",
    file: "src/pages/cy/privacy.md",
    from: "## Cwcis {#cookies}\n",
    to: "",
    expected: [
      [
        "src/pages/cy/privacy.md:9:1-80 error missing-translation",
        "The section “Cookies” is not in Cymraeg (cy): it is in src/pages/privacy.md, line 16, and states who the controller is and how to contact it (UK GDPR 13(1)(a)).",
        "After the section that starts here, add its translation under a heading that ends with {#cookies}.",
      ],
    ],
  },
  {
    name: "a section that translates none",
    file: "src/pages/cy/privacy.md",
    from: "## Cwcis {#cookies}",
    to: "## Cwcis {#cookies}\n\nDyma nhw.\n\n## Arall {#arall}",
    expected: [
      [
        "src/pages/cy/privacy.md:11:1-20 warning translation-differs",
        "This section does not have “dpo@mereford.example”, but the English text in src/pages/privacy.md, line 22, has.",
        "Add what is missing, or remove it there.",
      ],
      [
        "src/pages/cy/privacy.md:15:11-17 error translation-without-source",
        "The section “Arall” translates nothing: src/pages/privacy.md has no heading with {#arall}.",
        "Write the id of the section that it translates, or add that section to src/pages/privacy.md.",
      ],
    ],
  },
  {
    name: "a translated heading with another address",
    file: "src/pages/cy/privacy.md",
    from: "## Cwcis {#cookies}",
    to: "## Cwcis {#cwcis}",
    expected: [
      [
        "src/pages/cy/privacy.md:11:11-17 error translation-without-source",
        "The section “Cwcis” translates nothing: src/pages/privacy.md has no heading with {#cwcis}.",
        "If it translates “Cookies”, write: {#cookies}",
      ],
    ],
  },
  {
    name: "a translated heading without an address",
    file: "src/pages/cy/privacy.md",
    from: "## Cwcis {#cookies}",
    to: "## Cwcis",
    expected: [
      [
        "src/pages/cy/privacy.md:11:1-9 error heading-without-id",
        "The heading “Cwcis” has no id.",
        "Write: ## Cwcis {#cookies}",
      ],
    ],
  },
  {
    name: "a block that a translation lacks",
    file: "src/pages/cy/privacy.md",
    from: "::cookie-table\n",
    to: "",
    expected: [
      [
        "src/pages/cy/privacy.md:9:1-80 error missing-translation",
        "The block “::cookie-table” is missing: src/pages/privacy.md has it on line 18.",
        "Write “::cookie-table” on a line of its own, where the translation should show it.",
      ],
    ],
  },
  {
    name: "a page that translates none",
    file: "src/pages/cy/help.md",
    from: null,
    to: "---\ntitle: Cymorth\ndescription: Sut i gael cymorth.\n---\n\nGofynnwch.\n",
    expected: [
      [
        "src/pages/cy/help.md error translation-without-source",
        "This page translates nothing: there is no src/pages/help.md.",
        "Write that page first, or give this file the name of the page that it translates.",
      ],
    ],
  },
  {
    name: "the address of a translation outside the folder of its language",
    file: "src/pages/cy/404.md",
    from: "permalink: /cy/404.html",
    to: "permalink: /404-cy.html",
    expected: [
      [
        "src/pages/cy/404.md:4:1-10 error wrong-value",
        "“permalink” must start with /cy/.",
        "The page’s address in this language, such as: permalink: /cy/cookies/",
      ],
    ],
  },
  {
    name: "another address of a translated statement",
    file: "src/pages/cy/privacy.md",
    from: "permalink: /cy/",
    to: "permalink: /cy/preifatrwydd/",
    expected: [
      [
        "src/pages/cy/privacy.md:4:1-10 error wrong-value",
        "“permalink” must be “/cy/”.",
        "The statement’s address in this language: permalink: /cy/",
      ],
    ],
  },
  {
    name: "a date in a translation",
    file: "src/pages/cy/privacy.md",
    from: "permalink: /cy/",
    to: "permalink: /cy/\ndate: 2026-02-28",
    expected: [
      [
        "src/pages/cy/privacy.md:5:1-5 error unknown-field",
        "There is no field called “date”.",
        "It cannot be here: remove it. A translation takes it from the page that it translates.",
      ],
    ],
  },
  {
    name: "a translation without its title in the menu",
    file: "src/pages/cy/privacy.md",
    from: "navigation:\n  title: Preifatrwydd\n",
    to: "",
    expected: [
      [
        "src/pages/cy/privacy.md:2:1-6 error missing-field",
        "“navigation” is missing.",
        "The page’s short title in the menu, in this language: a line “navigation:”, then a line “  title: …”.",
      ],
    ],
  },
  {
    name: "a page in the first language with an address of another",
    file: "src/pages/404.md",
    from: "permalink: /404.html",
    to: "permalink: /cy/404.html",
    expected: [
      [
        "src/pages/404.md:4:1-10 error wrong-value",
        "“permalink” must not start with /cy/, where the pages in Cymraeg (cy) are.",
        "The page’s address on this site, such as: permalink: /cookies/",
      ],
    ],
  },
  {
    name: "a section that has changed since it was translated",
    file: "src/pages/privacy.md",
    from: "for more.",
    to: "for much more.",
    expected: [
      [
        "src/pages/ar/privacy.md warning outdated-translation",
        "This summary may be out of date: its English text in src/pages/privacy.md is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/ar/privacy.md”. Without a terminal, add "a78c9abe157c22cf" to the list for src/pages/privacy.md under "ar" in _data/translations.json.',
      ],
      [
        "src/pages/cy/privacy.md:11:1-20 warning outdated-translation",
        "The section “Cwcis” may be out of date: its English text in src/pages/privacy.md, line 16, is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/cy/privacy.md”. Without a terminal, add "acd19f5a6c2e4dda" to the list for src/pages/privacy.md under "cy" in _data/translations.json.',
      ],
    ],
  },
  {
    name: "a title that has changed since it was translated",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: "title: What we keep",
    expected: [
      [
        "src/pages/cy/cookies.md:2:1-6 warning outdated-translation",
        "“title” may be out of date: its English text in src/pages/cookies.md, line 2, is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/cy/cookies.md”. Without a terminal, add "6b966e0126812e69" to the list for src/pages/cookies.md under "cy" in _data/translations.json.',
      ],
    ],
  },
  {
    name: "a purpose that has changed since it was translated",
    file: "_data/cookies.json",
    from: "Counts how many people visit.",
    to: "Counts how often people visit.",
    expected: [
      [
        "_data/cookies.json:27:9-13 warning outdated-translation",
        "“purpose” in Cymraeg may be out of date: its English text in _data/cookies.json, line 26, is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated _data/cookies.json --language cy”. Without a terminal, add "8681df212fc6b319" to the list for _data/cookies.json under "cy" in _data/translations.json.',
      ],
    ],
  },
  {
    name: "a translated page whose lines are broken elsewhere",
    file: "src/pages/privacy.md",
    from: "data controller. We keep",
    to: "data controller.\nWe keep",
    expected: [],
  },
  {
    name: "a translation that was never confirmed",
    file: "_data/translations.json",
    from: '"src/pages/accessibility.md"',
    to: '"src/pages/old-page.md"',
    expected: [
      [
        "src/pages/cy/accessibility.md warning outdated-translation",
        "This translation has not been confirmed yet, so the check cannot say whether it is up to date.",
        'Compare it with src/pages/accessibility.md, then run “npx privacy-notice translated src/pages/cy/accessibility.md”. Without a terminal, add "src/pages/accessibility.md": ["3d617b6bcf43f30c", "2f5813b89f451f7f", "1e4462fa1d43b2e8", "be85602be1090fba"] under "cy" in _data/translations.json.',
      ],
    ],
  },
  {
    name: "confirmed translations into a language that the site does not have",
    file: "_data/translations.json",
    from: '"ar": {',
    to: '"ara": {',
    expected: [
      [
        "_data/translations.json:2:3-8 error unknown-language",
        "This site is not translated into “ara”.",
        "Did you mean “ar”? Remove “ara” here, or add the language to “languages” in _data/organisation.json.",
      ],
    ],
  },
  {
    name: "a digest that is none",
    file: "_data/translations.json",
    from: '"0badb2062cf62806"',
    to: '"0badb2"',
    expected: [
      [
        "_data/translations.json:4:7-15 error wrong-value",
        "“src/pages/privacy.md” must be a digest of 16 hexadecimal digits, which the check suggests.",
        "Compare it with another entry, or with the version before your change.",
      ],
    ],
  },
  {
    name: "another date in a translation",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We keep it until 29 November 2026.",
    also: {
      file: "src/pages/cy/privacy.md",
      from: "Rydym yn cadw eich data’n ddiogel.",
      to: "Rydym yn ei gadw tan 28 Tachwedd 2026.",
    },
    expected: [
      [
        "src/pages/ar/privacy.md warning outdated-translation",
        "This summary may be out of date: its English text in src/pages/privacy.md is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/ar/privacy.md”. Without a terminal, add "ba5e32b4f3c25e2f" to the list for src/pages/privacy.md under "ar" in _data/translations.json.',
      ],
      [
        "src/pages/cy/privacy.md:9:1-84 warning outdated-translation",
        "The text before the first heading may be out of date: its English text in src/pages/privacy.md, line 14, is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/cy/privacy.md”. Without a terminal, add "36ba8ecac8eab258" to the list for src/pages/privacy.md under "cy" in _data/translations.json.',
      ],
      [
        "src/pages/cy/privacy.md:9:67-69 warning translation-differs",
        "This section has “28”, but the English text in src/pages/privacy.md, line 14, has “29”.",
        "Compare the two, and correct the one that is wrong.",
      ],
    ],
  },
  {
    name: "another email address in a translation",
    file: "src/pages/cy/privacy.md",
    from: "mailto:dpo@mereford.example",
    to: "mailto:dpo@meredord.example",
    expected: [
      [
        "src/pages/cy/privacy.md:17:70-90 warning translation-differs",
        "This section has “dpo@meredord.example”, but the English text in src/pages/privacy.md, line 22, has “dpo@mereford.example”.",
        "Compare the two, and correct the one that is wrong.",
      ],
    ],
  },
  {
    name: "a translation without the phone number of its source",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "Phone 020 7946 0000.",
    expected: [
      [
        "src/pages/ar/privacy.md warning outdated-translation",
        "This summary may be out of date: its English text in src/pages/privacy.md is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/ar/privacy.md”. Without a terminal, add "c4ac71536a1374a4" to the list for src/pages/privacy.md under "ar" in _data/translations.json.',
      ],
      [
        "src/pages/cy/privacy.md:9:1-80 warning outdated-translation",
        "The text before the first heading may be out of date: its English text in src/pages/privacy.md, line 14, is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/cy/privacy.md”. Without a terminal, add "bb586fab4e5e33d4" to the list for src/pages/privacy.md under "cy" in _data/translations.json.',
      ],
      [
        "src/pages/cy/privacy.md:9:1-80 warning translation-differs",
        "This section does not have “020 7946 0000”, but the English text in src/pages/privacy.md, line 14, has.",
        "Add what is missing, or remove it there.",
      ],
    ],
  },
  {
    name: "a mistyped link in a translation",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "See [the law](https://law.example/uk-gdpr).",
    also: {
      file: "src/pages/cy/privacy.md",
      from: "Rydym yn cadw eich data’n ddiogel.",
      to: "Gweler [y gyfraith](https://law.example/uk-gpdr).",
    },
    expected: [
      [
        "src/pages/ar/privacy.md warning outdated-translation",
        "This summary may be out of date: its English text in src/pages/privacy.md is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/ar/privacy.md”. Without a terminal, add "59dbedb0dfe7098f" to the list for src/pages/privacy.md under "ar" in _data/translations.json.',
      ],
      [
        "src/pages/cy/privacy.md:9:1-95 warning outdated-translation",
        "The text before the first heading may be out of date: its English text in src/pages/privacy.md, line 14, is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/cy/privacy.md”. Without a terminal, add "47df08372fe9d20c" to the list for src/pages/privacy.md under "cy" in _data/translations.json.',
      ],
      [
        "src/pages/cy/privacy.md:9:66-93 warning translation-differs",
        "This section has “https://law.example/uk-gpdr”, but the English text in src/pages/privacy.md, line 14, has “https://law.example/uk-gdpr”.",
        "Compare the two, and correct the one that is wrong.",
      ],
    ],
  },
  {
    name: "a link to a page in English, of which there is a translation",
    file: "src/pages/cy/privacy.md",
    from: "(/cy/cookies/)",
    to: "(/cookies/)",
    expected: [
      [
        "src/pages/cy/privacy.md:15:36-45 warning translation-differs",
        "This link leads to a page in English, of which there is a translation.",
        "Write: /cy/cookies/",
      ],
    ],
  },
  {
    name: "a link in a summary to the page that says more",
    file: "src/pages/ar/privacy.md",
    from: "مجلس",
    to: "[إشعار الخصوصية بالإنجليزية](/). مجلس",
    expected: [],
  },
  {
    name: "numbers in words, and links to other websites in Welsh",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We keep it for two years, and 30 days. See [the law](https://law.example/en/2018) of 2018 on 1,000 things.",
    also: {
      file: "src/pages/cy/privacy.md",
      from: "Rydym yn cadw eich data’n ddiogel.",
      to: "Rydym yn ei gadw am 24 mis, a thri deg diwrnod. Gweler [y gyfraith](https://law.example/cy/2018) o 2018 am 1,000 o bethau.",
    },
    expected: [
      [
        "src/pages/ar/privacy.md warning outdated-translation",
        "This summary may be out of date: its English text in src/pages/privacy.md is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/ar/privacy.md”. Without a terminal, add "d94b5ed233a32f9f" to the list for src/pages/privacy.md under "ar" in _data/translations.json.',
      ],
      [
        "src/pages/cy/privacy.md:9:1-168 warning outdated-translation",
        "The text before the first heading may be out of date: its English text in src/pages/privacy.md, line 14, is new or has changed since the translation was confirmed.",
        'Compare the two, correct the translation, then run “npx privacy-notice translated src/pages/cy/privacy.md”. Without a terminal, add "f9b8788a6537a5c0" to the list for src/pages/privacy.md under "cy" in _data/translations.json.',
      ],
    ],
  },
  {
    name: "vague link text in Welsh",
    file: "src/pages/cy/privacy.md",
    from: "[yr hyn rydym yn ei storio]",
    to: "[yma]",
    expected: [
      [
        "src/pages/cy/privacy.md:15:8-13 warning vague-link",
        "The link text “yma” does not make sense on its own.",
        "Put words that describe the linked page inside the square brackets.",
      ],
    ],
  },
  {
    name: "Welsh words that start like a list from Word, and link texts that are vague in English",
    file: "src/pages/cy/privacy.md",
    from: "Gweler [yr hyn rydym yn ei storio]",
    to: "O dan y gyfraith, mae’r dŵr a’r tŷ 'yn hen', ac mae gan bawb yr hawl i weld yr holl wybodaeth\no bob math. Gweler [here]",
    expected: [],
  },
  {
    name: "a bullet from Word in Welsh",
    file: "src/pages/cy/privacy.md",
    from: "Gweler [",
    to: "o\tGweler [",
    expected: [
      [
        "src/pages/cy/privacy.md:15:1-2 error stray-marks",
        "This looks like a list item, but would be published as plain text.",
        "Start the line with “- ” (a hyphen and a space). Put a blank line before and after the list. (“npx privacy-notice format” does this for you.)",
      ],
    ],
  },
  {
    name: "marks of direction and joiners in Arabic and Persian",
    file: "src/pages/ar/privacy.md",
    from: "ونحن",
    to: "وفق \u200EUK GDPR\u200E و&rlm;نحن، می\u200Cخواهم",
    expected: [],
  },
  {
    name: "a sign that reverses Arabic text",
    file: "src/pages/ar/privacy.md",
    from: "ونحن",
    to: "\u202Eونحن",
    expected: [
      [
        "src/pages/ar/privacy.md:9:44-45 error invisible-character",
        "There is a sign that changes the direction of text (U+202E) here.",
        "Type the words again instead of pasting them.",
      ],
    ],
  },
  {
    name: "a mark of direction in Welsh",
    file: "src/pages/cy/privacy.md",
    from: "Gweler",
    to: "\u200FGweler",
    expected: [
      [
        "src/pages/cy/privacy.md:15:1-2 error invisible-character",
        "There is a sign that changes the direction of text (U+200F) here.",
        "Type the words again instead of pasting them.",
      ],
    ],
  },
];
