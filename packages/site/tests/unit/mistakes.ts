/** A mistake in the files of packages/test-support/another-council, and the problems that the check must report. */
export interface Mistake {
  readonly name: string;
  readonly file: string;
  /** The text to replace; null for the whole file. */
  readonly from: string | null;
  readonly to: string | Uint8Array;
  /** The problems. The last column of a place is exclusive. */
  readonly expected: readonly (readonly [placeAndRule: string, message: string, hint: string])[];
}

export const MISTAKES: readonly Mistake[] = [
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
        "Did you mean “declared”? “draft” is not published yet, “declared” is what the council states, “verified” was found on the website, “retired” is no longer set or shown.",
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
        "“draft” is not published yet, “declared” is what the council states, “verified” was found on the website, “retired” is no longer set or shown.",
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
        "Remove the quotes. The paragraph of PECR Schedule A1 that the council relies on: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location. null if that is not decided yet.",
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
        "The paragraph of PECR Schedule A1 that the council relies on: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location. null if that is not decided yet.",
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
        "The paragraph of PECR Schedule A1 that the council relies on: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location. null if that is not decided yet.",
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
        "Correct the name, or keep it and add “__utma” to “aliases”.",
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
        "The data protection officer decides: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location.",
      ],
      [
        "_data/cookies.json:43:7-15 error draft",
        "“basket” is a draft. Missing: purpose and provider.",
        'Add what is missing, then write "status": "declared" to publish it, or remove the record.',
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
        "Ask the website’s owner, and write it like P2Y or P30D. Until then, visitors see “Not stated”.",
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
        "The data protection officer decides: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location.",
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
        "The date when it was last found on the website, such as 2026-11-23, or null.",
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
        "The date when it was last found on the website, such as 2026-11-23, or null.",
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
    name: "the name of a colour",
    file: "_data/organisation.json",
    from: '"#5b2a86"',
    to: '"purple"',
    expected: [
      [
        "_data/organisation.json:6:3-11 error wrong-value",
        "“colour” must be “#” and six digits or lower case letters from a to f.",
        "The council’s colour, such as #00625a. It must be dark enough for white text.",
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
        "The email address for questions about personal data.",
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
        "_data/organisation.json:21:23-39 error wrong-value",
        "“formerAddresses” must be a path that starts with “/”, without the website’s name.",
        "Paths that redirect to the privacy notice, each starting with “/”: its former addresses, and others that people may try.",
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
        "_data/organisation.json:21:23-52 error wrong-value",
        "“formerAddresses” must be a path that starts with “/”, without the website’s name.",
        "Paths that redirect to the privacy notice, each starting with “/”: its former addresses, and others that people may try.",
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
        "_data/organisation.json:21:3-20 error wrong-value",
        "“formerAddresses” has the same address twice.",
        "Paths that redirect to the privacy notice, each starting with “/”: its former addresses, and others that people may try.",
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
        "_data/notice.json:14:5-15 error item-unanswered",
        "The notice does not say why personal data is used (UK GDPR 13(1)(c)).",
        "Add the headings that say it, or an “openQuestion” with what is missing and who can answer.",
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
        "The headings that say why personal data is used (UK GDPR 13(1)(c)), or an open question.",
      ],
      [
        "_data/notice.json:14:5-14 error unknown-field",
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
        "There is no heading at /#cookie, which should say who the controller is and how to contact it (UK GDPR 13(1)(a)).",
        "Did you mean “/#cookies”? Write the address of the heading that says it now, or remove this one and add an “openQuestion”.",
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
        "src/pages/accessibility.md warning unlisted-address",
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
        "The heading “Cookies” has no address.",
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
        "The address “#Cookies” must contain only lower case letters, digits and hyphens.",
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
        "There is no heading at /#cookies, which should say who the controller is and how to contact it (UK GDPR 13(1)(a)).",
        "Did you mean “/cookies/”? Write the address of the heading that says it now, or remove this one and add an “openQuestion”.",
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
        "The address “#main-content” is already used on this page, by its layout or by a table from _data/cookies.json.",
        "Give the heading a different address.",
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
        "Did you mean “::cookie-table”? You can use these, each on a line of its own: ::accessibility-contact, ::change-log, ::cookie-inventory, ::cookie-table, ::data-examples, or “::: history” with “:::” at its end. A sentence cannot start with a colon.",
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
        "Did you mean “::cookie-table”? You can use these, each on a line of its own: ::accessibility-contact, ::change-log, ::cookie-inventory, ::cookie-table, ::data-examples, or “::: history” with “:::” at its end. A sentence cannot start with a colon.",
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
        "“Data Protection Act 1998” is out of date: the Data Protection Act 1998 ended on 25 May 2018.",
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
        "The statement as a whole has a reading grade of 17.4 (Flesch-Kincaid); the maximum is 8.",
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
  {
    name: "a bullet inside a paragraph",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "• We keep your data safe.",
    expected: [],
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
        "The heading on line 16 already has the address “#cookies”.",
        "Give it a different address: ## More cookies {#more-cookies}",
      ],
    ],
  },
  {
    name: "a Markdown table",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    expected: [
      [
        "src/pages/privacy.md:16:1-10 error markdown-table",
        "Pages cannot contain Markdown tables, which have no caption for people who cannot see them.",
        "Write a list, or add the data to _data and use a block.",
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
        "There is an invisible control character here, which can change how the text is displayed.",
        "Type the words again instead of pasting them.",
      ],
    ],
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
        "The address “# cookies” must contain only lower case letters, digits and hyphens.",
        "Write: ## Cookies {#cookies}",
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
        "CSS selectors of what to click, in order, to accept all cookies.",
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
        "CSS selectors of what to click, in order, to reject all cookies that can be rejected.",
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
];
