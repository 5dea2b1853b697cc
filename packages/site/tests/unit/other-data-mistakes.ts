import type { Mistake } from "../support/mistake.ts";

// cspell:ignore adress mneu

/** Mistakes in the other files of _data. */
export const OTHER_DATA_MISTAKES: readonly Mistake[] = [
  {
    name: "a missing last bracket",
    file: "_data/addresses.json",
    from: "}",
    to: "",
    expected: [
      [
        "_data/addresses.json:6:1-1 error json-syntax",
        "A closing “}” is missing.",
        "Add “}” where the record ends.",
      ],
    ],
  },
  {
    name: "text after the end of the data",
    file: "_data/addresses.json",
    from: '["contact"]\n}',
    to: '["contact"]\n}\n{}',
    expected: [
      [
        "_data/addresses.json:6:1-2 error json-syntax",
        "There is more text after the end of the data.",
        "Remove everything after the last “}”.",
      ],
    ],
  },
  {
    name: "an email address without a domain",
    file: "_data/organisation.json",
    from: '"dpo@mereford.example"',
    to: '"dpo"',
    expected: [
      [
        "_data/organisation.json:8:5-21 error wrong-value",
        "“dataProtection” must be an email address.",
        "The email address for questions about personal data. The statement must show it too: the check compares them.",
      ],
    ],
  },
  {
    name: "a phone number with a country’s code",
    file: "_data/organisation.json",
    from: '"contacts": {',
    to: '"contacts": { "phone": "+44 20 7946 0000",',
    expected: [
      [
        "_data/organisation.json:7:17-24 error wrong-value",
        "“phone” must be a UK phone number, such as 020 7946 0000.",
        "The phone number for questions about personal data, such as 020 7946 0000, or null.",
      ],
    ],
  },
  {
    name: "a postal address in one text",
    file: "_data/organisation.json",
    from: '"contacts": {',
    to: '"contacts": { "post": "Town Hall, Mereford",',
    expected: [
      [
        "_data/organisation.json:7:17-23 error wrong-value",
        "“post” must be a list in square brackets.",
        'The postal address, each line in quotes: ["Town Hall", "1 High Street", "Mereford"]. Otherwise null.',
      ],
    ],
  },
  {
    name: "a site address with a path",
    file: "_data/organisation.json",
    from: '"https://privacy.mereford.example"',
    to: '"https://privacy.mereford.example/notice"',
    expected: [
      [
        "_data/organisation.json:3:3-12 error wrong-value",
        "“address” must have nothing after the domain.",
        "The address where this site is published, such as https://privacy.example.gov.uk, with nothing after the domain.",
      ],
    ],
  },
  {
    name: "a former address without a slash",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"privacy-policy"',
    expected: [
      [
        "_data/organisation.json:15:23-39 error wrong-value",
        "“formerAddresses” must be a path that starts with “/”, without the website’s name.",
        "Paths that redirect to the statement, each starting with “/”: its former addresses, and others that people may try.",
      ],
    ],
  },
  {
    name: "a former address on another website",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"//elsewhere.example/privacy"',
    expected: [
      [
        "_data/organisation.json:15:23-52 error wrong-value",
        "“formerAddresses” must be a path that starts with “/”, without the website’s name.",
        "Paths that redirect to the statement, each starting with “/”: its former addresses, and others that people may try.",
      ],
    ],
  },
  {
    name: "a duplicate former address",
    file: "_data/organisation.json",
    from: '["/privacy-policy"]',
    to: '["/privacy-policy", "/Privacy-Policy/"]',
    expected: [
      [
        "_data/organisation.json:15:42-60 error wrong-value",
        "“formerAddresses” has the same address twice.",
        "Paths that redirect to the statement, each starting with “/”: its former addresses, and others that people may try.",
      ],
    ],
  },
  {
    name: "an unanswered item",
    file: "_data/notice.json",
    from: '"purposes": {\n      "headings": ["/"]',
    to: '"purposes": {\n      "headings": []',
    expected: [
      [
        "_data/notice.json:15:5-15 error item-unanswered",
        "The notice does not state why personal data is used (UK GDPR 13(1)(c)).",
        "Add the headings that state it, or an “openQuestion” with what is missing and who can answer.",
      ],
    ],
  },
  {
    name: "an answer that no one has confirmed",
    file: "_data/notice.json",
    from: '"openQuestion": null,\n      "confirmed": "2026-02-28"',
    to: '"openQuestion": null',
    expected: [
      [
        "_data/notice.json:5:7-21 error unconfirmed-answer",
        "Someone has to confirm that “Privacy notice” (/) and “Cookies” (/#cookies) state who the controller is and how to contact it (UK GDPR 13(1)(a)).",
        'Read that text. If it states all of this, add "confirmed" with the date of today, such as "confirmed": "2026-11-29". If it does not, put the “openQuestion” back.',
      ],
    ],
  },
  {
    name: "a confirmed item with an open question",
    file: "_data/notice.json",
    from: '"headings": [],',
    to: '"headings": [], "confirmed": "2026-02-28",',
    expected: [
      [
        "_data/notice.json:9:23-34 error confirmed-question",
        "“dpo” has an open question, but is confirmed to be answered.",
        'If it is answered, write "openQuestion": null. If it is not, remove “confirmed”.',
      ],
    ],
  },
  {
    name: "an answer confirmed in the future",
    file: "_data/notice.json",
    from: '"2026-02-28"',
    to: '"2027-02-28"',
    expected: [
      [
        "_data/notice.json:6:7-18 warning confirmed-in-future",
        "“controller” was confirmed on 2027-02-28, which is in the future.",
        "Write the date on which a person read the text.",
      ],
    ],
  },
  {
    name: "an unknown item",
    file: "_data/notice.json",
    from: '"purposes"',
    to: '"purpose"',
    expected: [
      [
        "_data/notice.json:2:3-10 error missing-field",
        "“purposes” is missing.",
        "The headings that state why personal data is used (UK GDPR 13(1)(c)), or an open question.",
      ],
      [
        "_data/notice.json:15:5-14 error unknown-field",
        "There is no field called “purpose”.",
        "Did you mean “purposes”? Correct its spelling, or remove it.",
      ],
    ],
  },
  {
    name: "an item with a heading that does not exist",
    file: "_data/notice.json",
    from: '"/#cookies"',
    to: '"/#cookie"',
    expected: [
      [
        "_data/notice.json:4:25-35 error heading-missing",
        "There is no heading at /#cookie, which should state who the controller is and how to contact it (UK GDPR 13(1)(a)).",
        "Did you mean “/#cookies”? Write the address of the heading that states it now, or remove this one and add an “openQuestion”.",
      ],
    ],
  },
  {
    name: "a removed heading",
    file: "_data/addresses.json",
    from: '"cookies"',
    to: '"cookies", "how-we-use-it"',
    expected: [
      [
        "_data/addresses.json:2:20-35 error lost-heading",
        "There is no longer a heading at /#how-we-use-it, and other websites may link to it.",
        "In src/pages/privacy.md, write {#new-id #how-we-use-it} after the heading that replaced it.",
      ],
    ],
  },
  {
    name: "a removed page",
    file: "_data/addresses.json",
    from: '"/accessibility/"',
    to: '"/access/"',
    expected: [
      [
        "_data/addresses.json:4:3-13 error lost-page",
        "There is no longer a page at /access/, and other websites may link to it.",
        'Put the page back, or add "/access/" to “formerAddresses” in _data/organisation.json, which redirects visitors to the statement.',
      ],
      [
        "src/pages/accessibility.md error unlisted-address",
        "The page at /accessibility/ is new, and its address is not listed yet.",
        'Add "/accessibility/": ["contact"] to _data/addresses.json.',
      ],
    ],
  },
  {
    name: "an exception to plain English without a reason",
    file: "_data/plain-english.json",
    from: ',\n      "reason": "The law’s name for the council’s role."',
    to: "",
    expected: [
      [
        "_data/plain-english.json:3:5-6:6 error missing-field",
        "“reason” is missing.",
        "Why no simpler words will do.",
      ],
    ],
  },
  {
    name: "a page at a former address in capitals",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"/Cookies"',
    expected: [
      [
        "src/pages/cookies.md error taken-path",
        "Visitors cannot open the page at /cookies/: “formerAddresses” in _data/organisation.json redirects them to the statement.",
        "Remove the address from “formerAddresses”, or give the page a different one.",
      ],
    ],
  },
  {
    name: "a page at a former address without a trailing slash",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"/cookies"',
    expected: [
      [
        "src/pages/cookies.md error taken-path",
        "Visitors cannot open the page at /cookies/: “formerAddresses” in _data/organisation.json redirects them to the statement.",
        "Remove the address from “formerAddresses”, or give the page a different one.",
      ],
    ],
  },
  {
    name: "a website without an address",
    file: "_data/websites.json",
    from: '"address": "https://www.mereford.example/",\n      ',
    to: "",
    expected: [
      [
        "_data/websites.json:4:5-7:6 error missing-field",
        "“address” is missing (in the record “number 1”).",
        "The address where the audit starts: a full address that starts with https://.",
      ],
    ],
  },
  {
    name: "a website address without https://",
    file: "_data/websites.json",
    from: "https://www.mereford.example/",
    to: "www.mereford.example",
    expected: [
      [
        "_data/websites.json:5:7-16 error wrong-value",
        "“address” must be a full address that starts with https:// (in the record “www.mereford.example”).",
        "The address where the audit starts: a full address that starts with https://.",
      ],
    ],
  },
  {
    name: "a website address with http://",
    file: "_data/websites.json",
    from: "https://leisure-in-mereford.example/",
    to: "http://leisure-in-mereford.example/",
    expected: [
      [
        "_data/websites.json:10:7-16 error wrong-value",
        "“address” must be a full address that starts with https:// (in the record “http://leisure-in-mereford.example/”).",
        "The address where the audit starts: a full address that starts with https://.",
      ],
    ],
  },
  {
    name: "a misspelt limit",
    file: "_data/websites.json",
    from: "maxPages",
    to: "maxPage",
    expected: [
      [
        "_data/websites.json:6:7-16 error unknown-field",
        "There is no field called “maxPage” (in the record “https://www.mereford.example/”).",
        "Did you mean “maxPages”? Correct its spelling, or remove it.",
      ],
    ],
  },
  {
    name: "a limit in quotes",
    file: "_data/websites.json",
    from: '2000,\n      "exclude',
    to: '"2000",\n      "exclude',
    expected: [
      [
        "_data/websites.json:6:7-17 error wrong-value",
        "“maxPages” must be a number without quotes (in the record “https://www.mereford.example/”).",
        "The maximum number of pages to visit. 500 if you leave it out.",
      ],
    ],
  },
  {
    name: "no banner without a date",
    file: "_data/websites.json",
    from: '"maxPages": 2000',
    to: '"banner": "none"',
    expected: [
      [
        "_data/websites.json:6:7-15 error banner-date",
        "“banner” is “none”, but the date on which you saw that is missing.",
        'Look at the website in a private window. If it has no cookie banner, add "bannerChecked" with today’s date.',
      ],
    ],
  },
  {
    name: "a banner of both kinds",
    file: "_data/websites.json",
    from: '"maxPages": 2000',
    to: '"banner": { "shown": "#a", "reject": ["#b"], "accept": [{ "button": "Yes" }] }, "bannerChecked": "2026-11-01"',
    expected: [
      [
        "_data/websites.json:6:87-102 error banner-date",
        "“bannerChecked” is only for websites whose “banner” is “none”.",
        'Remove “bannerChecked”; or write "banner": "none" if the website has no cookie banner.',
      ],
    ],
  },
  {
    name: "a banner that is a sentence",
    file: "_data/websites.json",
    from: '"maxPages": 2000',
    to: '"banner": "no"',
    expected: [
      [
        "_data/websites.json:6:7-15 error wrong-value",
        "“banner” must be “none” or a record in curly brackets (in the record “https://www.mereford.example/”).",
        'The cookie banner, if the audit does not recognise it; or "none" if you have looked and the website has no banner.',
      ],
    ],
  },
  {
    name: "a limit of no pages",
    file: "_data/websites.json",
    from: '"maxPages": 2000',
    to: '"maxPages": 0',
    expected: [
      [
        "_data/websites.json:6:7-17 error wrong-value",
        "“maxPages” must be a whole number from 1 to 1,000,000 (in the record “https://www.mereford.example/”).",
        "The maximum number of pages to visit. 500 if you leave it out.",
      ],
    ],
  },
  {
    name: "a limit that is too high",
    file: "_data/websites.json",
    from: '"maxPages": 2000',
    to: '"maxPages": 20000000',
    expected: [
      [
        "_data/websites.json:6:7-17 error wrong-value",
        "“maxPages” must be a whole number from 1 to 1,000,000 (in the record “https://www.mereford.example/”).",
        "The maximum number of pages to visit. 500 if you leave it out.",
      ],
    ],
  },
  {
    name: "a depth that is not a whole number",
    file: "_data/websites.json",
    from: '"maxPages": 2000',
    to: '"maxDepth": 1.5',
    expected: [
      [
        "_data/websites.json:6:7-17 error wrong-value",
        "“maxDepth” must be a whole number without quotes (in the record “https://www.mereford.example/”).",
        "The maximum number of links to follow from the start address to a page. No limit if you leave it out.",
      ],
    ],
  },
  {
    name: "a negative delay",
    file: "_data/websites.json",
    from: '"delay": 2000',
    to: '"delay": -1',
    expected: [
      [
        "_data/websites.json:11:7-14 error wrong-value",
        "“delay” must be a whole number from 0 to 1,000,000 (in the record “https://leisure-in-mereford.example/”).",
        "How long to wait between two pages, in milliseconds. 500 if you leave it out.",
      ],
    ],
  },
  {
    name: "a pattern that is not in a list",
    file: "_data/websites.json",
    from: '["/search*"]',
    to: '"/search*"',
    expected: [
      [
        "_data/websites.json:7:7-16 error wrong-value",
        "“exclude” must be a list in square brackets (in the record “https://www.mereford.example/”).",
        "Patterns of the addresses to skip, such as /search*.",
      ],
    ],
  },
  {
    name: "an empty pattern",
    file: "_data/websites.json",
    from: '"/search*"',
    to: '""',
    expected: [
      [
        "_data/websites.json:7:19-21 error wrong-value",
        "“exclude” is empty (in the record “https://www.mereford.example/”).",
        "Patterns of the addresses to skip, such as /search*.",
      ],
    ],
  },
  {
    name: "a cookie banner without a way to accept",
    file: "_data/websites.json",
    from: '["#no-thanks"],\n        "accept": ["#fine"]',
    to: '["#no-thanks"]',
    expected: [
      [
        "_data/websites.json:12:7-15 error missing-field",
        "“accept” is missing (in the record “https://leisure-in-mereford.example/”).",
        'What to click, in order, to accept all cookies: CSS selectors, or texts of buttons such as { "button": "Accept all" }.',
      ],
    ],
  },
  {
    name: "a cookie banner with nothing to click",
    file: "_data/websites.json",
    from: '["#no-thanks"]',
    to: "[]",
    expected: [
      [
        "_data/websites.json:14:9-17 error wrong-value",
        "“reject” must have at least one selector (in the record “https://leisure-in-mereford.example/”).",
        'What to click, in order, to reject all cookies that can be rejected: CSS selectors, or texts of buttons such as { "button": "Reject all" }.',
      ],
    ],
  },
  {
    name: "two journeys with the same name",
    file: "_data/websites.json",
    from: '"delay": 2000',
    to: '"journeys": [\n{"name": "Search", "steps": [{"goTo": "/"}]},\n{"name": "Search", "steps": [{"goTo": "/search"}]}\n]',
    expected: [
      [
        "_data/websites.json:13:2-8 error duplicate-journey",
        "Two journeys of this website are called “Search”; the other is on line 12.",
        "Give one of them another name, so that reports can tell them apart.",
      ],
    ],
  },
  {
    name: "a step of a journey with two actions",
    file: "_data/websites.json",
    from: '"delay": 2000',
    to: '"journeys": [\n{"name": "Search", "steps": [\n{"goTo": "/", "click": "#go"}\n]}\n]',
    expected: [
      [
        "_data/websites.json:13:1-30 error wrong-step",
        "Step 1 of the journey “Search” does 2 things at once: goTo, click.",
        "Write one of goTo, fill, click, waitFor and wait in each pair of curly brackets; “fill” takes “from” with it.",
      ],
    ],
  },
  {
    name: "a journey that does not check its login",
    file: "_data/websites.json",
    from: '"delay": 2000',
    to: '"journeys": [\n{"name": "Sign in", "steps": [{"goTo": "/"}],\n"login": true}\n]',
    expected: [
      [
        "_data/websites.json:13:1-8 error unproved-login",
        "The journey “Sign in” does not check that it has signed in.",
        'End its steps with a “waitFor” for something that only signed-in visitors see, for example { "waitFor": "#sign-out" }.',
      ],
    ],
  },
  {
    name: "a duplicate website",
    file: "_data/websites.json",
    from: "https://leisure-in-mereford.example/",
    to: "https://www.mereford.example/#top",
    expected: [
      [
        "_data/websites.json:10:7-16 error duplicate-website",
        "“https://www.mereford.example/” is in the list twice; the other entry is on line 4.",
        "Merge the two entries into one.",
      ],
    ],
  },
  {
    name: "a missing comma between two websites",
    file: "_data/websites.json",
    from: "},\n    {",
    to: "}\n    {",
    expected: [
      [
        "_data/websites.json:9:5-6 error json-syntax",
        "A comma is missing before this.",
        "Add a comma after the previous value.",
      ],
    ],
  },
  {
    name: "a list of websites with a wrong field name",
    file: "_data/websites.json",
    from: '"websites": [',
    to: '"sites": [',
    expected: [
      [
        "_data/websites.json:1:1-19:2 error missing-field",
        "“websites” is missing.",
        "The websites to audit, one entry for each.",
      ],
      [
        "_data/websites.json:3:3-10 error unknown-field",
        "There is no field called “sites”.",
        "Correct its spelling, or remove it.",
      ],
    ],
  },
  {
    name: "one website instead of a list",
    file: "_data/websites.json",
    from: null,
    to: '{ "websites": { "address": "https://www.mereford.example/" } }\n',
    expected: [
      [
        "_data/websites.json:1:3-13 error wrong-value",
        "“websites” must be a list in square brackets.",
        "The websites to audit, one entry for each.",
      ],
    ],
  },
  {
    name: "a list of websites without the field “websites”",
    file: "_data/websites.json",
    from: null,
    to: "[]\n",
    expected: [
      [
        "_data/websites.json:1:1-3 error wrong-value",
        "The file must be a record in curly brackets.",
        "Compare it with another entry, or with the version before your change.",
      ],
    ],
  },
  {
    name: "an added data file with a name of Eleventy",
    file: "_data/layout.json",
    from: null,
    to: '"layouts/page.njk"',
    expected: [
      [
        "_data/layout.json error reserved-name",
        "The name “layout” already has a meaning in templates.",
        "Give it another name, such as _data/our-layout.json, and use that in your templates.",
      ],
    ],
  },
  {
    name: "an added data file with a name of this package",
    file: "_data/logo.json",
    from: null,
    to: "{}",
    expected: [
      [
        "_data/logo.json error reserved-name",
        "The name “logo” already has a meaning in templates.",
        "Give it another name, such as _data/our-logo.json, and use that in your templates.",
      ],
    ],
  },
  {
    name: "an added data folder with the name of a file",
    file: "_data/cookies/more.json",
    from: null,
    to: "{}",
    expected: [
      [
        "_data/cookies/more.json error reserved-name",
        "The name “cookies” already has a meaning in templates.",
        "Give it another name, such as _data/our-cookies, and use that in your templates.",
      ],
    ],
  },
  {
    name: "an added data file with a name of its own",
    file: "_data/opening-hours.json",
    from: null,
    to: "{}",
    expected: [],
  },
  {
    name: "one address for all pages",
    file: "src/pages/pages.json",
    from: null,
    to: '{ "permalink": "/here/" }',
    expected: [
      [
        "src/pages/pages.json:1:3-14 error shared-address",
        "All pages would have this address.",
        "Remove “permalink” here, and write it in the front matter of one page.",
      ],
    ],
  },
  {
    name: "an unknown layout for all pages",
    file: "src/pages/pages.json",
    from: null,
    to: '{ "layout": "layouts/pages.njk" }',
    expected: [
      [
        "src/pages/pages.json:1:3-11 error unknown-layout",
        "There is no layout “layouts/pages.njk”.",
        "Did you mean “layouts/page.njk”? The layouts are: layouts/page.njk. Use one of them, or add _includes/layouts/pages.njk.",
      ],
    ],
  },
  {
    name: "words that change a message",
    file: "_data/words/en.json",
    from: null,
    to: '{ "layout": { "printedFrom": "This is {address}" } }',
    expected: [],
  },
  {
    name: "a misspelt message",
    file: "_data/words/en.json",
    from: null,
    to: '{\n  "layout": { "mneu": "Our pages" }\n}',
    expected: [
      [
        "_data/words/en.json:2:15-21 error unknown-message",
        "There is no message called “layout.mneu”.",
        "Did you mean “layout.menu”? Correct its name, or remove it. See docs/words.md.",
      ],
    ],
  },
  {
    name: "a misspelt argument of a message",
    file: "_data/words/en.json",
    from: null,
    to: '{ "layout": { "printedFrom": "This is {adress}" } }',
    expected: [
      [
        "_data/words/en.json:1:15-28 error unknown-argument",
        "The message “layout.printedFrom” has {adress}, which English does not have.",
        "Did you mean “address”? The package’s English is “Printed from {address}”. See docs/words.md.",
      ],
      [
        "_data/words/en.json:1:15-28 error missing-argument",
        "The message “layout.printedFrom” needs {address}.",
        "The package’s English is “Printed from {address}”. See docs/words.md.",
      ],
    ],
  },
  {
    name: "a message with a tag that is not closed",
    file: "_data/words/en.json",
    from: null,
    to: '{ "contact": { "complaints": "Complain with <link>our form." } }',
    expected: [
      [
        "_data/words/en.json:1:16-28 error wrong-message",
        "The message “contact.complaints” has a tag that is not closed.",
        "The package’s English is “Complaints: <link>form for complaints about your information</link>”. See docs/words.md.",
      ],
    ],
  },
  {
    name: "a message in the place of a group",
    file: "_data/words/en.json",
    from: null,
    to: '{ "contents": "On this page" }',
    expected: [
      [
        "_data/words/en.json:1:3-13 error wrong-value",
        "“contents” must be a record in curly brackets.",
        "It is a group of messages. See docs/words.md.",
      ],
    ],
  },
  {
    name: "words of a language that the site does not have",
    file: "_data/words/fr.json",
    from: null,
    to: "{}",
    expected: [
      [
        "_data/words/fr.json error unused-words",
        "No page has the words of this file, since the site is not in this language.",
        "Remove it, or name it after a language of the site: _data/words/en.json.",
      ],
    ],
  },
];
