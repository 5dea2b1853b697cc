import type { Mistake } from "../support/mistake.ts";

/** Mistakes in the cookie inventory. */
export const INVENTORY_MISTAKES: readonly Mistake[] = [
  {
    name: "a missing comma",
    file: "_data/cookies.json",
    from: '"name": "basket",',
    to: '"name": "basket"',
    expected: [
      [
        "_data/cookies.json:33:7-16 error json-syntax",
        "A comma is missing before this.",
        "Add a comma after the previous value.",
      ],
    ],
  },
  {
    name: "an extra comma after a field",
    file: "_data/cookies.json",
    from: '"lastVerified": "2025-01-31"\n',
    to: '"lastVerified": "2025-01-31",\n',
    expected: [
      [
        "_data/cookies.json:59:35-36 error json-syntax",
        "There is a comma after the last entry.",
        "Remove the comma.",
      ],
    ],
  },
  {
    name: "an extra comma after a record",
    file: "_data/cookies.json",
    from: '"lastVerified": "2025-01-31"\n    }',
    to: '"lastVerified": "2025-01-31"\n    },',
    expected: [
      [
        "_data/cookies.json:60:6-7 error json-syntax",
        "There is a comma after the last entry.",
        "Remove the comma.",
      ],
    ],
  },
  {
    name: "a comment in JSON",
    file: "_data/cookies.json",
    from: '  "cookies": [',
    to: '  // all of them\n  "cookies": [',
    expected: [
      [
        "_data/cookies.json:15:3-17 error json-syntax",
        "There is a comment here. JSON files cannot have comments.",
        "Remove it.",
      ],
    ],
  },
  {
    name: "a missing closing quote",
    file: "_data/cookies.json",
    from: '"name": "basket",',
    to: '"name": "basket,',
    expected: [
      [
        "_data/cookies.json:32:15-23 error json-syntax",
        "This text has no closing quote.",
        "Add a double quote at its end.",
      ],
    ],
  },
  {
    name: "a missing opening quote",
    file: "_data/cookies.json",
    from: '"status": "retired"',
    to: '"status": retired"',
    expected: [
      [
        "_data/cookies.json:58:17-24 error json-syntax",
        "This word is not in quotes.",
        "Put double quotes around it, unless it is true, false or null.",
      ],
    ],
  },
  {
    name: "single quotes",
    file: "_data/cookies.json",
    from: '"storage": "localStorage"',
    to: "\"storage\": 'localStorage'",
    expected: [
      [
        "_data/cookies.json:34:18-32 error json-syntax",
        "JSON does not allow this kind of quotation mark.",
        'Use straight double quotes: "like this".',
      ],
    ],
  },
  {
    name: "a missing colon",
    file: "_data/cookies.json",
    from: '"setBy": "client",\n      "exception": 2',
    to: '"setBy" "client",\n      "exception": 2',
    expected: [
      [
        "_data/cookies.json:26:15-23 error json-syntax",
        "A colon is missing before this.",
        'Write “"name": value”.',
      ],
    ],
  },
  {
    name: "a missing closing bracket of a list",
    file: "_data/cookies.json",
    from: '"aliases": [],\n      "storage": "localStorage"',
    to: '"aliases": [,\n      "storage": "localStorage"',
    expected: [
      [
        "_data/cookies.json:33:19-20 error json-syntax",
        "A value is missing here.",
        "Write text in double quotes, a number, null, or a list in square brackets.",
      ],
    ],
  },
  {
    name: "an empty file",
    file: "_data/cookies.json",
    from: null,
    to: "",
    expected: [
      [
        "_data/cookies.json error json-syntax",
        "This file is empty.",
        "Undo the change that emptied it.",
      ],
    ],
  },
  {
    name: "a file that contains only spaces",
    file: "_data/cookies.json",
    from: null,
    to: "  \n ",
    expected: [
      [
        "_data/cookies.json error json-syntax",
        "This file is empty.",
        "Undo the change that emptied it.",
      ],
    ],
  },
  {
    name: "a duplicate field",
    file: "_data/cookies.json",
    from: '"setBy": "client",\n      "exception": 2',
    to: '"setBy": "client",\n      "setBy": "server",\n      "exception": 2',
    expected: [
      [
        "_data/cookies.json:27:7-14 error duplicate-key",
        "“setBy” appears twice in the same record; the first is on line 26.",
        "Remove one of them.",
      ],
    ],
  },
  {
    name: "a list instead of a record",
    file: "_data/cookies.json",
    from: null,
    to: "[]",
    expected: [
      [
        "_data/cookies.json:1:1-3 error wrong-value",
        "The file must be a record in curly brackets.",
        "Compare it with another entry, or with the version before your change.",
      ],
    ],
  },
  {
    name: "text instead of a record",
    file: "_data/cookies.json",
    from: null,
    to: '"cookies"',
    expected: [
      [
        "_data/cookies.json:1:1-10 error wrong-value",
        "The file must be a record in curly brackets.",
        "Compare it with another entry, or with the version before your change.",
      ],
    ],
  },
  {
    name: "a missing list of cookies",
    file: "_data/cookies.json",
    from: null,
    to: '{ "providers": {} }',
    expected: [
      [
        "_data/cookies.json:1:1-20 error missing-field",
        "“cookies” is missing.",
        "One record for each cookie, or other item that is stored on a visitor’s device.",
      ],
    ],
  },
  {
    name: "cookies that are not a list",
    file: "_data/cookies.json",
    from: null,
    to: '{ "providers": {}, "cookies": {} }',
    expected: [
      [
        "_data/cookies.json:1:20-29 error wrong-value",
        "“cookies” must be a list in square brackets.",
        "One record for each cookie, or other item that is stored on a visitor’s device.",
      ],
    ],
  },
  {
    name: "a misspelt field",
    file: "_data/cookies.json",
    from: '"purpose": "Counts',
    to: '"purpse": "Counts',
    expected: [
      [
        "_data/cookies.json:16:5-30:6 error missing-field",
        "“purpose” is missing (in the record “_count_*”).",
        "What it is for, in one or two plain sentences that visitors will read.",
      ],
      [
        "_data/cookies.json:25:7-15 error unknown-field",
        "There is no field called “purpse” (in the record “_count_*”).",
        "Did you mean “purpose”? Correct its spelling, or remove it.",
      ],
    ],
  },
  {
    name: "a field with a capital letter",
    file: "_data/cookies.json",
    from: '"domain": "mereford.example",\n      "provider": "counter"',
    to: '"Domain": "mereford.example",\n      "provider": "counter"',
    expected: [
      [
        "_data/cookies.json:16:5-30:6 error missing-field",
        "“domain” is missing (in the record “_count_*”).",
        "The domain that it belongs to, such as example.gov.uk.",
      ],
      [
        "_data/cookies.json:23:7-15 error unknown-field",
        "There is no field called “Domain” (in the record “_count_*”).",
        "Did you mean “domain”? Correct its spelling, or remove it.",
      ],
    ],
  },
  {
    name: "a misspelt category",
    file: "_data/cookies.json",
    from: '"category": "functional"',
    to: '"category": "funtional"',
    expected: [
      [
        "_data/cookies.json:35:7-17 error wrong-value",
        "“category” must be one of essential, functional, analytics, other (in the record “basket”).",
        "Did you mean “functional”? The category that visitors find it under: essential, functional, analytics, other.",
      ],
    ],
  },
  {
    name: "an unknown category",
    file: "_data/cookies.json",
    from: '"category": "functional"',
    to: '"category": "necessary"',
    expected: [
      [
        "_data/cookies.json:35:7-17 error wrong-value",
        "“category” must be one of essential, functional, analytics, other (in the record “basket”).",
        "The category that visitors find it under: essential, functional, analytics, other.",
      ],
    ],
  },
  {
    name: "a misspelt status",
    file: "_data/cookies.json",
    from: '"status": "declared"',
    to: '"status": "declaired"',
    expected: [
      [
        "_data/cookies.json:43:7-15 error wrong-value",
        "“status” must be one of draft, declared, verified, retired (in the record “basket”).",
        "Did you mean “declared”? “draft” is not published yet, “declared” is what you state, “verified” was found on the website, “retired” is no longer set or shown.",
      ],
    ],
  },
  {
    name: "a missing status",
    file: "_data/cookies.json",
    from: '"status": "declared",\n      ',
    to: "",
    expected: [
      [
        "_data/cookies.json:31:5-44:6 error missing-field",
        "“status” is missing: write one of draft, declared, verified, retired (in the record “basket”).",
        "“draft” is not published yet, “declared” is what you state, “verified” was found on the website, “retired” is no longer set or shown.",
      ],
    ],
  },
  {
    name: "a misspelt type of storage",
    file: "_data/cookies.json",
    from: '"localStorage"',
    to: '"localstorage"',
    expected: [
      [
        "_data/cookies.json:34:7-16 error wrong-value",
        "“storage” must be one of cookie, localStorage, sessionStorage, indexedDB, cacheStorage, serviceWorker (in the record “basket”).",
        "Did you mean “localStorage”? The kind of storage: cookie, localStorage, sessionStorage, indexedDB, cacheStorage, serviceWorker.",
      ],
    ],
  },
  {
    name: "a number in quotes",
    file: "_data/cookies.json",
    from: '"exception": 2',
    to: '"exception": "2"',
    expected: [
      [
        "_data/cookies.json:27:7-18 error wrong-value",
        "“exception” must be one of 2, 3, 4, 5, 6, 7 (in the record “_count_*”).",
        "Remove the quotes. The paragraph of PECR Schedule A1 that you rely on: 2 (consent), 3 (transmission), 4 (strictly necessary), 5 (statistics), 6 (appearance), 7 (emergency location). null if that is not decided yet.",
      ],
    ],
  },
  {
    name: "null in quotes",
    file: "_data/cookies.json",
    from: '"exception": 4',
    to: '"exception": "null"',
    expected: [
      [
        "_data/cookies.json:42:7-18 error wrong-value",
        "“exception” must be one of 2, 3, 4, 5, 6, 7 (in the record “basket”).",
        "The paragraph of PECR Schedule A1 that you rely on: 2 (consent), 3 (transmission), 4 (strictly necessary), 5 (statistics), 6 (appearance), 7 (emergency location). null if that is not decided yet.",
      ],
    ],
  },
  {
    name: "an unknown PECR paragraph",
    file: "_data/cookies.json",
    from: '"exception": 4',
    to: '"exception": 9',
    expected: [
      [
        "_data/cookies.json:42:7-18 error wrong-value",
        "“exception” must be one of 2, 3, 4, 5, 6, 7 (in the record “basket”).",
        "The paragraph of PECR Schedule A1 that you rely on: 2 (consent), 3 (transmission), 4 (strictly necessary), 5 (statistics), 6 (appearance), 7 (emergency location). null if that is not decided yet.",
      ],
    ],
  },
  {
    name: "a duration in words",
    file: "_data/cookies.json",
    from: '"P1Y"',
    to: '"1 year"',
    expected: [
      [
        "_data/cookies.json:22:7-17 error wrong-value",
        "“duration” must be an ISO 8601 duration, such as P2Y or PT30M, or null (in the record “_count_*”).",
        "How long it lasts, in ISO 8601 format: P2Y is 2 years, P6M 6 months, P7D 7 days, PT30M 30 minutes. null for a session cookie, or if it is not known.",
      ],
    ],
  },
  {
    name: "a duration without “P”",
    file: "_data/cookies.json",
    from: '"P1Y"',
    to: '"1Y"',
    expected: [
      [
        "_data/cookies.json:22:7-17 error wrong-value",
        "“duration” must be an ISO 8601 duration, such as P2Y or PT30M, or null (in the record “_count_*”).",
        "How long it lasts, in ISO 8601 format: P2Y is 2 years, P6M 6 months, P7D 7 days, PT30M 30 minutes. null for a session cookie, or if it is not known.",
      ],
    ],
  },
  {
    name: "a session cookie with a duration",
    file: "_data/cookies.json",
    from: '"persistence": "persistent",\n      "duration": "P1Y"',
    to: '"persistence": "session",\n      "duration": "P1Y"',
    expected: [
      [
        "_data/cookies.json:22:7-17 error session-with-duration",
        "“_count_*” is recorded as “session”, but has a duration of P1Y.",
        'Write "duration": null, or "persistence": "persistent" if it is kept when the browser is closed.',
      ],
    ],
  },
  {
    name: "a domain with https://",
    file: "_data/cookies.json",
    from: '"domain": "leisure-in-mereford.example"',
    to: '"domain": "https://leisure-in-mereford.example"',
    expected: [
      [
        "_data/cookies.json:38:7-15 error wrong-value",
        "“domain” must be a host name in lower case, such as example.gov.uk, without https:// (in the record “basket”).",
        "The domain that it belongs to, such as example.gov.uk.",
      ],
    ],
  },
  {
    name: "a domain with a capital letter",
    file: "_data/cookies.json",
    from: '"domain": "leisure-in-mereford.example"',
    to: '"domain": "Leisure-in-Mereford.example"',
    expected: [
      [
        "_data/cookies.json:38:7-15 error wrong-value",
        "“domain” must be a host name in lower case, such as example.gov.uk, without https:// (in the record “basket”).",
        "The domain that it belongs to, such as example.gov.uk.",
      ],
    ],
  },
  {
    name: "an unknown provider",
    file: "_data/cookies.json",
    from: '"provider": "counter"',
    to: '"provider": "couner"',
    expected: [
      [
        "_data/cookies.json:24:7-17 error unknown-provider",
        "The provider of “_count_*” is “couner”, which is not under “providers” in this file.",
        "Did you mean “counter”? Use one of the keys under “providers” (mereford, counter), or add an entry “couner” there.",
      ],
    ],
  },
  {
    name: "a provider without a “privacyPolicy” field",
    file: "_data/cookies.json",
    from: ',\n      "privacyPolicy": "https://counter.example/privacy"',
    to: "",
    expected: [
      [
        "_data/cookies.json:9:5-14 error missing-field",
        "“privacyPolicy” is missing (in the record “counter”).",
        "The full address of the provider’s privacy policy, or null if it is not known.",
      ],
    ],
  },
  {
    name: "the address of a privacy policy without https://",
    file: "_data/cookies.json",
    from: '"https://counter.example/privacy"',
    to: '"counter.example/privacy"',
    expected: [
      [
        "_data/cookies.json:12:7-22 error wrong-value",
        "“privacyPolicy” must be a full address that starts with https:// (in the record “counter”).",
        "The full address of the provider’s privacy policy, or null if it is not known.",
      ],
    ],
  },
  {
    name: "a third party without a privacy policy",
    file: "_data/cookies.json",
    from: '"https://counter.example/privacy"',
    to: "null",
    expected: [
      [
        "_data/cookies.json:12:7-22 question no-privacy-policy",
        "Where is the privacy policy of Counter Ltd?",
        "Find it on the provider’s website, and write its full address.",
      ],
    ],
  },
  {
    name: "a cookie name with a value",
    file: "_data/cookies.json",
    from: '"name": "basket"',
    to: '"name": "basket=1"',
    expected: [
      [
        "_data/cookies.json:32:7-13 error wrong-value",
        "“name” must not contain a space, “=”, “;” or “,” (in the record “basket=1”).",
        "The exact name, including capital letters. Write “*” for a part that changes, as in _ga_*, and <unnamed> if it has no name. For a provider: the name that visitors know.",
      ],
    ],
  },
  {
    name: "two records for one cookie",
    file: "_data/cookies.json",
    from: '"name": "old_banner"',
    to: '"name": "_count_*"',
    expected: [
      [
        "_data/cookies.json:47:7-13 error duplicate-record",
        "There are two records for “_count_*” on mereford.example; the other one is on line 16.",
        "Merge the two records into one.",
      ],
    ],
  },
  {
    name: "a record that the pattern of another covers",
    file: "_data/cookies.json",
    from: '"name": "basket",\n      "aliases": [],\n      "storage": "localStorage",\n      "category": "functional",\n      "persistence": "persistent",\n      "duration": null,\n      "domain": "leisure-in-mereford.example"',
    to: '"name": "_count_visits",\n      "aliases": [],\n      "storage": "cookie",\n      "category": "functional",\n      "persistence": "persistent",\n      "duration": "P1D",\n      "domain": "mereford.example"',
    expected: [
      [
        "_data/cookies.json:32:7-13 warning overlapping-name",
        "“_count_visits” is also matched by the record “_count_*” on line 16.",
        "Remove the record that is wrong, or make the name or alias of the other one more specific.",
      ],
    ],
  },
  {
    name: "a misspelt name of a well-known cookie",
    file: "_data/cookies.json",
    from: '"name": "_count_*"',
    to: '"name": "_utma"',
    expected: [
      [
        "_data/cookies.json:17:7-13 question misspelt-name",
        "Is “_utma” spelt correctly? In Google Analytics, this cookie is called “__utma”.",
        "Correct the name, or keep it and add “__utma” to “aliases” and as “realName”.",
      ],
    ],
  },
  {
    name: "a real name that is no alias",
    file: "_data/cookies.json",
    from: '"aliases": [],',
    to: '"aliases": ["_counter"],\n      "realName": "_countr",',
    expected: [
      [
        "_data/cookies.json:19:7-17 error real-name-not-alias",
        "The real name of “_count_*” is “_countr”, which is not in its “aliases”.",
        "Add “_countr” to “aliases”, which the audit looks for on the website, or remove “realName”.",
      ],
    ],
  },
  {
    name: "a complete draft",
    file: "_data/cookies.json",
    from: '"status": "declared"',
    to: '"status": "draft"',
    expected: [
      [
        "_data/cookies.json:43:7-15 error draft",
        "“basket” is still a draft, but nothing is missing.",
        'Write "status": "declared" to publish it, or remove the record.',
      ],
    ],
  },
  {
    name: "an incomplete draft from an audit",
    file: "_data/cookies.json",
    from: '"provider": "mereford",\n      "purpose": "Remembers the swimming lessons that you have chosen.",\n      "setBy": "client",\n      "exception": 4,\n      "status": "declared"',
    to: '"provider": null,\n      "purpose": null,\n      "setBy": "client",\n      "exception": null,\n      "status": "draft"',
    expected: [
      [
        "_data/cookies.json:42:7-18 question exception-not-stated",
        "Which paragraph of PECR Schedule A1 allows “basket” to be stored?",
        "The data protection officer decides: 2 (consent), 3 (transmission), 4 (strictly necessary), 5 (statistics), 6 (appearance), 7 (emergency location).",
      ],
      [
        "_data/cookies.json:43:7-15 error draft",
        "“basket” is a draft. Missing: purpose and provider.",
        'Add what is missing, then write "status": "declared" to publish it, or remove the record.',
      ],
    ],
  },
  {
    name: "a draft with suggestions",
    file: "_data/cookies.json",
    from: '"status": "declared"',
    to: '"status": "draft",\n      "suggested": {\n        "category": "Open Cookie Database"\n      }',
    expected: [
      [
        "_data/cookies.json:43:7-15 error draft",
        "“basket” is a draft. Only suggested: category.",
        'Confirm what is suggested, then write "status": "declared" to publish it, or remove the record.',
      ],
      [
        "_data/cookies.json:45:9-19 question confirm-suggestion",
        "Confirm the category of “basket”: functional. Source: Open Cookie Database.",
        "Correct it if it is wrong, then remove “category” from “suggested”.",
      ],
    ],
  },
  {
    name: "a draft whose provider is suggested by name only",
    file: "_data/cookies.json",
    from: '"provider": "mereford",\n      "purpose": "Remembers the swimming lessons that you have chosen.",\n      "setBy": "client",\n      "exception": 4,\n      "status": "declared"',
    to: '"provider": null,\n      "purpose": "Remembers the swimming lessons that you have chosen.",\n      "setBy": "client",\n      "exception": 4,\n      "status": "draft",\n      "suggested": { "provider": "third-party-web, which names Shop Ltd as the owner of shop.test" }',
    expected: [
      [
        "_data/cookies.json:43:7-15 error draft",
        "“basket” is a draft. Missing: provider.",
        'Add what is missing, then write "status": "declared" to publish it, or remove the record.',
      ],
      [
        "_data/cookies.json:44:22-32 question confirm-suggestion",
        "Confirm the provider of “basket”: not filled in. Source: third-party-web, which names Shop Ltd as the owner of shop.test.",
        "If the source is right, add the provider to “providers” with the address of its website, and write its key in “provider”. Then remove “provider” from “suggested”.",
      ],
    ],
  },
  {
    name: "a suggestion in a published record",
    file: "_data/cookies.json",
    from: '"status": "declared"',
    to: '"status": "declared",\n      "suggested": { "category": "Open Cookie Database", "purpose": "Open Cookie Database" }',
    expected: [
      [
        "_data/cookies.json:44:7-18 error unconfirmed-suggestion",
        "“basket” is recorded as “declared”, but its category and purpose are only suggested.",
        'Check them, correct them if they are wrong, then remove “suggested”. Or write "status": "draft".',
      ],
      [
        "_data/cookies.json:44:22-32 question confirm-suggestion",
        "Confirm the category of “basket”: functional. Source: Open Cookie Database.",
        "Correct it if it is wrong, then remove “category” from “suggested”.",
      ],
      [
        "_data/cookies.json:44:58-67 question confirm-suggestion",
        "Confirm the purpose of “basket”: “Remembers the swimming lessons that you have chosen”. Source: Open Cookie Database.",
        "Correct it if it is wrong, then remove “purpose” from “suggested”.",
      ],
    ],
  },
  {
    name: "a lifetime longer than browsers allow",
    file: "_data/cookies.json",
    from: '"P1Y"',
    to: '"P2Y"',
    expected: [
      [
        "_data/cookies.json:22:7-17 warning lifetime-beyond-cap",
        "“_count_*” is recorded as lasting P2Y, but browsers keep no cookie longer than 400 days.",
        "Write P400D, unless the law requires you to state what the website asks for.",
      ],
    ],
  },
  {
    name: "a lifetime that is not stated",
    file: "_data/cookies.json",
    from: '"P1Y"',
    to: "null",
    expected: [
      [
        "_data/cookies.json:22:7-17 question duration-not-stated",
        "How long does “_count_*” stay on a visitor’s device?",
        "Ask the website’s owner, and write the answer in this form: P2Y (2 years) or P30D (30 days). Until then, visitors see “Not stated”.",
      ],
    ],
  },
  {
    name: "a PECR paragraph that is not stated",
    file: "_data/cookies.json",
    from: '"exception": 4',
    to: '"exception": null',
    expected: [
      [
        "_data/cookies.json:42:7-18 question exception-not-stated",
        "Which paragraph of PECR Schedule A1 allows “basket” to be stored?",
        "The data protection officer decides: 2 (consent), 3 (transmission), 4 (strictly necessary), 5 (statistics), 6 (appearance), 7 (emergency location).",
      ],
    ],
  },
  {
    name: "a verification date in the future",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": "2027-01-01"',
    expected: [
      [
        "_data/cookies.json:29:7-21 warning verified-in-future",
        "“_count_*” was last verified on 2027-01-01, which is in the future.",
        "Write the date when it was last found on the website, or null.",
      ],
    ],
  },
  {
    name: "a verification date more than a year ago",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": "2025-10-01"',
    expected: [
      [
        "_data/cookies.json:29:7-21 warning stale-verification",
        "“_count_*” was last verified on 2025-10-01, more than a year ago.",
        "Check whether the website still sets it. If it does, write the date of your check.",
      ],
    ],
  },
  {
    name: "a verified record without a date",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": null',
    expected: [
      [
        "_data/cookies.json:29:7-21 error verified-without-day",
        "“_count_*” is recorded as “verified”, but “lastVerified” has no date.",
        'Write the date when it was last found on the website, such as "2026-11-23", or "status": "declared".',
      ],
    ],
  },
  {
    name: "a date that does not exist",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": "2026-13-01"',
    expected: [
      [
        "_data/cookies.json:29:7-21 error wrong-value",
        "“lastVerified” must be a real date, written like 2026-11-23 (in the record “_count_*”).",
        "The date when it was last found on the website, such as 2026-11-23, or null. Visitors see it as the last check of the item.",
      ],
    ],
  },
  {
    name: "a date in British format",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": "01/10/2026"',
    expected: [
      [
        "_data/cookies.json:29:7-21 error wrong-value",
        "“lastVerified” must be a real date, written like 2026-11-23 (in the record “_count_*”).",
        "The date when it was last found on the website, such as 2026-11-23, or null. Visitors see it as the last check of the item.",
      ],
    ],
  },
  {
    name: "outdated law in a purpose",
    file: "_data/cookies.json",
    from: "Counts how many people visit.",
    to: "Counts, as the EU Cookie Directive allows.",
    expected: [
      [
        "_data/cookies.json:25:7-16 error outdated-name",
        "“EU Cookie Directive” is out of date: a directive of the European Union is not law in the UK, which has its own Act or regulations.",
        "Write: the Privacy and Electronic Communications Regulations 2003 (PECR) for cookies and messages, or UK GDPR for personal data (see https://www.legislation.gov.uk/uksi/2003/2426/contents).",
      ],
    ],
  },
  {
    name: "a missing closing bracket of a record",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"\n    },',
    to: '"lastVerified": "2026-10-01"\n    ',
    expected: [
      [
        "_data/cookies.json:31:5-6 error json-syntax",
        "The record before this one has no closing “}”.",
        "Add “},” after the last field of that record.",
      ],
    ],
  },
  {
    name: "“True” with a capital letter",
    file: "_data/cookies.json",
    from: '"exception": 4',
    to: '"exception": True',
    expected: [
      [
        "_data/cookies.json:42:20-24 error json-syntax",
        "JSON does not allow this word.",
        "Write true, false or null, in lower case.",
      ],
    ],
  },
  {
    name: "curly quotes",
    file: "_data/cookies.json",
    from: '"name": "basket"',
    to: "“name”: “basket”",
    expected: [
      [
        "_data/cookies.json:32:7-13 error json-syntax",
        "JSON does not allow this kind of quotation mark.",
        'Use straight double quotes: "like this".',
      ],
    ],
  },
  {
    name: "a merge conflict in JSON",
    file: "_data/cookies.json",
    from: '  "cookies": [',
    to: '<<<<<<< ours\n  "cookies": [',
    expected: [
      [
        "_data/cookies.json:15:1-8 error json-syntax",
        "There is a merge conflict here: the file has two versions of the same lines.",
        "Keep the lines that are right. Remove the others, and the lines that start with <<<<<<<, ======= and >>>>>>>.",
      ],
    ],
  },
  {
    name: "a hard word in a purpose",
    file: "_data/cookies.json",
    from: "Counts how many people visit.",
    to: "Is utilised in order to count visits.",
    expected: [
      [
        "_data/cookies.json:25:7-16 warning hard-word",
        "There is a simpler word for “in order to”.",
        "Write “to”, if it means the same.",
      ],
    ],
  },
];
