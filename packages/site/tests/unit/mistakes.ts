/** A mistake that an editor may make in the files of packages/test-support/another-council, and what the check must say. */
export interface Mistake {
  readonly name: string;
  readonly file: string;
  /** What is replaced; null for the whole file. */
  readonly from: string | null;
  readonly to: string | Uint8Array;
  /** For each problem: place and rule, message, hint. The place ends before its last column. */
  readonly says: readonly (readonly [place: string, message: string, hint: string])[];
}

export const MISTAKES: readonly Mistake[] = [
  {
    name: "a comma forgotten",
    file: "_data/cookies.json",
    from: '"name": "basket",',
    to: '"name": "basket"',
    says: [
      [
        "_data/cookies.json:33:7-16 error json-syntax",
        "A comma is missing before this.",
        "Put a comma after the value before it.",
      ],
    ],
  },
  {
    name: "a comma too many after a field",
    file: "_data/cookies.json",
    from: '"lastVerified": "2025-01-31"\n',
    to: '"lastVerified": "2025-01-31",\n',
    says: [
      [
        "_data/cookies.json:59:35-36 error json-syntax",
        "There is a comma after the last entry.",
        "Take the comma out.",
      ],
    ],
  },
  {
    name: "a comma too many after a record",
    file: "_data/cookies.json",
    from: '"lastVerified": "2025-01-31"\n    }',
    to: '"lastVerified": "2025-01-31"\n    },',
    says: [
      [
        "_data/cookies.json:60:6-7 error json-syntax",
        "There is a comma after the last entry.",
        "Take the comma out.",
      ],
    ],
  },
  {
    name: "a comment",
    file: "_data/cookies.json",
    from: '  "cookies": [',
    to: '  // all of them\n  "cookies": [',
    says: [
      [
        "_data/cookies.json:15:3-17 error json-syntax",
        "There is a comment here, and JSON has none.",
        "Take the comment out.",
      ],
    ],
  },
  {
    name: "a quote forgotten at the end",
    file: "_data/cookies.json",
    from: '"name": "basket",',
    to: '"name": "basket,',
    says: [
      [
        "_data/cookies.json:32:15-23 error json-syntax",
        "This text has no closing quote.",
        "Put a double quote at its end.",
      ],
    ],
  },
  {
    name: "a quote forgotten at the start",
    file: "_data/cookies.json",
    from: '"status": "retired"',
    to: '"status": retired"',
    says: [
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
    says: [
      [
        "_data/cookies.json:34:18-32 error json-syntax",
        "There are quotes here that JSON does not know.",
        'Write straight double quotes: "like this".',
      ],
    ],
  },
  {
    name: "a colon forgotten",
    file: "_data/cookies.json",
    from: '"setBy": "client",\n      "exception": 2',
    to: '"setBy" "client",\n      "exception": 2',
    says: [
      [
        "_data/cookies.json:26:15-23 error json-syntax",
        "A colon is missing before this.",
        'Write “"name": value”.',
      ],
    ],
  },
  {
    name: "a bracket forgotten",
    file: "_data/cookies.json",
    from: '"aliases": [],\n      "storage": "localStorage"',
    to: '"aliases": [,\n      "storage": "localStorage"',
    says: [
      [
        "_data/cookies.json:33:19-20 error json-syntax",
        "A value should stand here.",
        "Write text in double quotes, a number, null, or a list in square brackets.",
      ],
    ],
  },
  {
    name: "the last bracket cut off",
    file: "_data/addresses.json",
    from: "}",
    to: "",
    says: [
      [
        "_data/addresses.json:6:1-1 error json-syntax",
        "A closing “}” is missing.",
        "Put a “}” where the record ends.",
      ],
    ],
  },
  {
    name: "more text after the end",
    file: "_data/addresses.json",
    from: '["contact"]\n}',
    to: '["contact"]\n}\n{}',
    says: [
      [
        "_data/addresses.json:6:1-2 error json-syntax",
        "There is more text after the end of the data.",
        "Take out what stands after the last “}”.",
      ],
    ],
  },
  {
    name: "an empty file",
    file: "_data/cookies.json",
    from: null,
    to: "",
    says: [
      [
        "_data/cookies.json error json-syntax",
        "This file is empty.",
        "Undo the change that emptied it.",
      ],
    ],
  },
  {
    name: "a file of spaces",
    file: "_data/cookies.json",
    from: null,
    to: "  \n ",
    says: [
      [
        "_data/cookies.json error json-syntax",
        "This file is empty.",
        "Undo the change that emptied it.",
      ],
    ],
  },
  {
    name: "a field twice",
    file: "_data/cookies.json",
    from: '"setBy": "client",\n      "exception": 2',
    to: '"setBy": "client",\n      "setBy": "server",\n      "exception": 2',
    says: [
      [
        "_data/cookies.json:27:7-14 error duplicate-key",
        "“setBy” stands twice in the same record; the first is on line 26.",
        "Keep one of the two.",
      ],
    ],
  },
  {
    name: "a list instead of a record",
    file: "_data/cookies.json",
    from: null,
    to: "[]",
    says: [
      [
        "_data/cookies.json:1:1-3 error wrong-value",
        "The file must be a record in curly brackets.",
        "Compare it with another entry, or with the version before your change.",
      ],
    ],
  },
  {
    name: "a word instead of a record",
    file: "_data/cookies.json",
    from: null,
    to: '"cookies"',
    says: [
      [
        "_data/cookies.json:1:1-10 error wrong-value",
        "The file must be a record in curly brackets.",
        "Compare it with another entry, or with the version before your change.",
      ],
    ],
  },
  {
    name: "no list of cookies",
    file: "_data/cookies.json",
    from: null,
    to: '{ "providers": {} }',
    says: [
      [
        "_data/cookies.json:1:1-20 error missing-field",
        "“cookies” is missing.",
        "One record for each cookie, or other thing that is stored on a visitor’s device.",
      ],
    ],
  },
  {
    name: "cookies that are no list",
    file: "_data/cookies.json",
    from: null,
    to: '{ "providers": {}, "cookies": {} }',
    says: [
      [
        "_data/cookies.json:1:20-29 error wrong-value",
        "“cookies” must be a list in square brackets.",
        "One record for each cookie, or other thing that is stored on a visitor’s device.",
      ],
    ],
  },
  {
    name: "a field misspelt",
    file: "_data/cookies.json",
    from: '"purpose": "Counts',
    to: '"purpse": "Counts',
    says: [
      [
        "_data/cookies.json:16:5-30:6 error missing-field",
        "“purpose” is missing (in the record “_count_*”).",
        "What it does, in a plain sentence or two that visitors will read.",
      ],
      [
        "_data/cookies.json:25:7-15 error unknown-field",
        "There is no field called “purpse” (in the record “_count_*”).",
        "Did you mean “purpose”? Correct its spelling, or take it out.",
      ],
    ],
  },
  {
    name: "a field with a capital",
    file: "_data/cookies.json",
    from: '"domain": "mereford.example",\n      "provider": "counter"',
    to: '"Domain": "mereford.example",\n      "provider": "counter"',
    says: [
      [
        "_data/cookies.json:16:5-30:6 error missing-field",
        "“domain” is missing (in the record “_count_*”).",
        "The domain that it belongs to, such as example.gov.uk.",
      ],
      [
        "_data/cookies.json:23:7-15 error unknown-field",
        "There is no field called “Domain” (in the record “_count_*”).",
        "Did you mean “domain”? Correct its spelling, or take it out.",
      ],
    ],
  },
  {
    name: "a category misspelt",
    file: "_data/cookies.json",
    from: '"category": "functional"',
    to: '"category": "funtional"',
    says: [
      [
        "_data/cookies.json:35:7-17 error wrong-value",
        "“category” must be one of essential, functional, analytics, other (in the record “basket”).",
        "Did you mean “functional”? What visitors find it under: essential, functional, analytics, other.",
      ],
    ],
  },
  {
    name: "a category of one’s own",
    file: "_data/cookies.json",
    from: '"category": "functional"',
    to: '"category": "necessary"',
    says: [
      [
        "_data/cookies.json:35:7-17 error wrong-value",
        "“category” must be one of essential, functional, analytics, other (in the record “basket”).",
        "What visitors find it under: essential, functional, analytics, other.",
      ],
    ],
  },
  {
    name: "a status misspelt",
    file: "_data/cookies.json",
    from: '"status": "declared"',
    to: '"status": "declaired"',
    says: [
      [
        "_data/cookies.json:43:7-15 error wrong-value",
        "“status” must be one of draft, declared, verified, retired (in the record “basket”).",
        "Did you mean “declared”? “draft” is not published; “declared” is what the council says; “verified” was seen on the website; “retired” is no longer set and not shown.",
      ],
    ],
  },
  {
    name: "a status left out",
    file: "_data/cookies.json",
    from: '"status": "declared",\n      ',
    to: "",
    says: [
      [
        "_data/cookies.json:31:5-44:6 error missing-field",
        "“status” is missing: write one of draft, declared, verified, retired (in the record “basket”).",
        "“draft” is not published; “declared” is what the council says; “verified” was seen on the website; “retired” is no longer set and not shown.",
      ],
    ],
  },
  {
    name: "a storage misspelt",
    file: "_data/cookies.json",
    from: '"localStorage"',
    to: '"localstorage"',
    says: [
      [
        "_data/cookies.json:34:7-16 error wrong-value",
        "“storage” must be one of cookie, localStorage, sessionStorage, indexedDB, cacheStorage, serviceWorker (in the record “basket”).",
        "Did you mean “localStorage”? What kind of storage it is: cookie, localStorage, sessionStorage, indexedDB, cacheStorage, serviceWorker.",
      ],
    ],
  },
  {
    name: "a number in quotes",
    file: "_data/cookies.json",
    from: '"exception": 2',
    to: '"exception": "2"',
    says: [
      [
        "_data/cookies.json:27:7-18 error wrong-value",
        "“exception” must be one of 2, 3, 4, 5, 6, 7 (in the record “_count_*”).",
        "Take the quotes away. The paragraph of PECR Schedule A1 that the council relies on: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location. null if the council has not stated it.",
      ],
    ],
  },
  {
    name: "null in quotes",
    file: "_data/cookies.json",
    from: '"exception": 4',
    to: '"exception": "null"',
    says: [
      [
        "_data/cookies.json:42:7-18 error wrong-value",
        "“exception” must be one of 2, 3, 4, 5, 6, 7 (in the record “basket”).",
        "The paragraph of PECR Schedule A1 that the council relies on: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location. null if the council has not stated it.",
      ],
    ],
  },
  {
    name: "a paragraph that there is not",
    file: "_data/cookies.json",
    from: '"exception": 4',
    to: '"exception": 9',
    says: [
      [
        "_data/cookies.json:42:7-18 error wrong-value",
        "“exception” must be one of 2, 3, 4, 5, 6, 7 (in the record “basket”).",
        "The paragraph of PECR Schedule A1 that the council relies on: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location. null if the council has not stated it.",
      ],
    ],
  },
  {
    name: "a duration in words",
    file: "_data/cookies.json",
    from: '"P1Y"',
    to: '"1 year"',
    says: [
      [
        "_data/cookies.json:22:7-17 error wrong-value",
        "“duration” must be an ISO 8601 duration, such as P2Y or PT30M, or null (in the record “_count_*”).",
        "How long it stays, in ISO 8601: P2Y is 2 years, P6M 6 months, P7D 7 days, PT30M 30 minutes. null if the council has not stated it.",
      ],
    ],
  },
  {
    name: "a duration without its P",
    file: "_data/cookies.json",
    from: '"P1Y"',
    to: '"1Y"',
    says: [
      [
        "_data/cookies.json:22:7-17 error wrong-value",
        "“duration” must be an ISO 8601 duration, such as P2Y or PT30M, or null (in the record “_count_*”).",
        "How long it stays, in ISO 8601: P2Y is 2 years, P6M 6 months, P7D 7 days, PT30M 30 minutes. null if the council has not stated it.",
      ],
    ],
  },
  {
    name: "a duration of a session cookie",
    file: "_data/cookies.json",
    from: '"persistence": "persistent",\n      "duration": "P1Y"',
    to: '"persistence": "session",\n      "duration": "P1Y"',
    says: [
      [
        "_data/cookies.json:22:7-17 error session-with-duration",
        "“_count_*” goes with the session, and yet has a duration of P1Y.",
        'Write "duration": null; or "persistence": "persistent", if it stays when the browser is closed.',
      ],
    ],
  },
  {
    name: "a domain with https",
    file: "_data/cookies.json",
    from: '"domain": "leisure-in-mereford.example"',
    to: '"domain": "https://leisure-in-mereford.example"',
    says: [
      [
        "_data/cookies.json:38:7-15 error wrong-value",
        "“domain” must be a host name in lower case, such as example.gov.uk, without https:// (in the record “basket”).",
        "The domain that it belongs to, such as example.gov.uk.",
      ],
    ],
  },
  {
    name: "a domain with a capital",
    file: "_data/cookies.json",
    from: '"domain": "leisure-in-mereford.example"',
    to: '"domain": "Leisure-in-Mereford.example"',
    says: [
      [
        "_data/cookies.json:38:7-15 error wrong-value",
        "“domain” must be a host name in lower case, such as example.gov.uk, without https:// (in the record “basket”).",
        "The domain that it belongs to, such as example.gov.uk.",
      ],
    ],
  },
  {
    name: "a provider that does not exist",
    file: "_data/cookies.json",
    from: '"provider": "counter"',
    to: '"provider": "couner"',
    says: [
      [
        "_data/cookies.json:24:7-17 error unknown-provider",
        "The cookie “_count_*” names a provider “couner” that is not in this file.",
        "Did you mean “counter”? Use one of the keys under “providers” (mereford, counter), or add an entry “couner” there.",
      ],
    ],
  },
  {
    name: "a provider without a policy field",
    file: "_data/cookies.json",
    from: ',\n      "privacyPolicy": "https://counter.example/privacy"',
    to: "",
    says: [
      [
        "_data/cookies.json:9:5-14 error missing-field",
        "“privacyPolicy” is missing (in the record “counter”).",
        "The address of the provider’s privacy policy, or null if it is not known.",
      ],
    ],
  },
  {
    name: "a provider’s address without https",
    file: "_data/cookies.json",
    from: '"https://counter.example/privacy"',
    to: '"counter.example/privacy"',
    says: [
      [
        "_data/cookies.json:12:7-22 error wrong-value",
        "“privacyPolicy” must be a full address that starts with https:// (in the record “counter”).",
        "The address of the provider’s privacy policy, or null if it is not known.",
      ],
    ],
  },
  {
    name: "a third party without a policy",
    file: "_data/cookies.json",
    from: '"https://counter.example/privacy"',
    to: "null",
    says: [
      [
        "_data/cookies.json:12:7-22 question no-privacy-policy",
        "Where is the privacy policy of Counter Ltd?",
        "Look on its website, and write the full address.",
      ],
    ],
  },
  {
    name: "a name with a value",
    file: "_data/cookies.json",
    from: '"name": "basket"',
    to: '"name": "basket=1"',
    says: [
      [
        "_data/cookies.json:32:7-13 error wrong-value",
        "“name” must not contain a space, “=”, “;” or “,” (in the record “basket=1”).",
        "Its exact name, capitals included. A “*” stands for a part that changes, as in _ga_*; write <unnamed> where it has no name at all. For a provider: its name, as visitors know it.",
      ],
    ],
  },
  {
    name: "two records for one cookie",
    file: "_data/cookies.json",
    from: '"name": "old_banner"',
    to: '"name": "_count_*"',
    says: [
      [
        "_data/cookies.json:47:7-13 error duplicate-record",
        "There are two records for “_count_*” on mereford.example; the other one is on line 16.",
        "Keep one of them, and move into it what only the other says.",
      ],
    ],
  },
  {
    name: "a record that a pattern covers",
    file: "_data/cookies.json",
    from: '"name": "basket",\n      "aliases": [],\n      "storage": "localStorage",\n      "category": "functional",\n      "persistence": "persistent",\n      "duration": null,\n      "domain": "leisure-in-mereford.example"',
    to: '"name": "_count_visits",\n      "aliases": [],\n      "storage": "cookie",\n      "category": "functional",\n      "persistence": "persistent",\n      "duration": "P1D",\n      "domain": "mereford.example"',
    says: [
      [
        "_data/cookies.json:32:7-13 warning overlapping-name",
        "“_count_visits” is also covered by the record “_count_*” on line 16.",
        "Keep the record that is right, or make the pattern or alias of the other narrower.",
      ],
    ],
  },
  {
    name: "a name that is known to be misspelt",
    file: "_data/cookies.json",
    from: '"name": "_count_*"',
    to: '"name": "_utma"',
    says: [
      [
        "_data/cookies.json:17:7-13 question misspelt-name",
        "Is “_utma” spelt right? The cookie of Google Analytics is called “__utma”.",
        "Correct the name; or keep it and add “__utma” to “aliases”.",
      ],
    ],
  },
  {
    name: "a draft",
    file: "_data/cookies.json",
    from: '"status": "declared"',
    to: '"status": "draft"',
    says: [
      [
        "_data/cookies.json:43:7-15 error draft",
        "“basket” is a draft; nothing is missing any more.",
        'Then write "status": "declared". If nothing is to be told of it, take the record out.',
      ],
    ],
  },
  {
    name: "a draft that an audit has added",
    file: "_data/cookies.json",
    from: '"provider": "mereford",\n      "purpose": "Remembers the swimming lessons that you have chosen.",\n      "setBy": "client",\n      "exception": 4,\n      "status": "declared"',
    to: '"provider": null,\n      "purpose": null,\n      "setBy": "client",\n      "exception": null,\n      "status": "draft"',
    says: [
      [
        "_data/cookies.json:42:7-18 question exception-not-stated",
        "By which paragraph of PECR Schedule A1 may “basket” be stored?",
        "The data protection officer decides: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location.",
      ],
      [
        "_data/cookies.json:43:7-15 error draft",
        "“basket” is a draft; still to fill in: purpose and provider.",
        'Fill it in. Then write "status": "declared". If nothing is to be told of it, take the record out.',
      ],
    ],
  },
  {
    name: "a lifetime beyond what browsers keep",
    file: "_data/cookies.json",
    from: '"P1Y"',
    to: '"P2Y"',
    says: [
      [
        "_data/cookies.json:22:7-17 warning lifetime-beyond-cap",
        "“_count_*” is said to stay for P2Y, and browsers keep no cookie longer than 400 days.",
        "Write P400D, unless the law obliges you to state what the website asks for.",
      ],
    ],
  },
  {
    name: "a lifetime that is not stated",
    file: "_data/cookies.json",
    from: '"P1Y"',
    to: "null",
    says: [
      [
        "_data/cookies.json:22:7-17 question duration-not-stated",
        "How long does “_count_*” stay on a visitor’s device?",
        "Ask whoever looks after the website. Write it like P2Y or P30D; visitors read “Not stated” until then.",
      ],
    ],
  },
  {
    name: "a paragraph that is not stated",
    file: "_data/cookies.json",
    from: '"exception": 4',
    to: '"exception": null',
    says: [
      [
        "_data/cookies.json:42:7-18 question exception-not-stated",
        "By which paragraph of PECR Schedule A1 may “basket” be stored?",
        "The data protection officer decides: 2 consent, 3 transmission, 4 strictly necessary, 5 statistics, 6 appearance, 7 emergency location.",
      ],
    ],
  },
  {
    name: "a sighting on a day yet to come",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": "2027-01-01"',
    says: [
      [
        "_data/cookies.json:29:7-21 warning verified-in-future",
        "“_count_*” was last verified on 2027-01-01, which is yet to come.",
        "Write the day on which it was last seen, or null.",
      ],
    ],
  },
  {
    name: "a sighting of long ago",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": "2025-10-01"',
    says: [
      [
        "_data/cookies.json:29:7-21 warning stale-verification",
        "“_count_*” was last verified on 2025-10-01, more than a year ago.",
        "Look whether the website still sets it, and write that day.",
      ],
    ],
  },
  {
    name: "a verified record without a day",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": null',
    says: [
      [
        "_data/cookies.json:29:7-21 error verified-without-day",
        "“_count_*” is verified, and no day says when.",
        'Write the day on which it was last seen, such as "2026-11-23"; or "status": "declared".',
      ],
    ],
  },
  {
    name: "a day that there is not",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": "2026-13-01"',
    says: [
      [
        "_data/cookies.json:29:7-21 error wrong-value",
        "“lastVerified” must be a real date, written like 2026-11-23 (in the record “_count_*”).",
        "The day it was last seen on the website, such as 2026-11-23, or null.",
      ],
    ],
  },
  {
    name: "a day in British order",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"',
    to: '"lastVerified": "01/10/2026"',
    says: [
      [
        "_data/cookies.json:29:7-21 error wrong-value",
        "“lastVerified” must be a real date, written like 2026-11-23 (in the record “_count_*”).",
        "The day it was last seen on the website, such as 2026-11-23, or null.",
      ],
    ],
  },
  {
    name: "old law in a purpose",
    file: "_data/cookies.json",
    from: "Counts how many people visit.",
    to: "Counts, as the EU Cookie Directive allows.",
    says: [
      [
        "_data/cookies.json:25:7-16 error outdated-name",
        "“EU Cookie Directive” is out of date: a directive of the European Union is not law in the UK, where an Act or regulations took its place.",
        "Write: the Privacy and Electronic Communications Regulations 2003 (PECR) for cookies and messages, or UK GDPR for personal data (see https://www.legislation.gov.uk/uksi/2003/2426/contents).",
      ],
    ],
  },
  {
    name: "a colour by its name",
    file: "_data/organisation.json",
    from: '"#5b2a86"',
    to: '"purple"',
    says: [
      [
        "_data/organisation.json:6:3-11 error wrong-value",
        "“colour” must be a “#” and six digits or letters from a to f.",
        "The council’s colour behind white text, such as #00625a.",
      ],
    ],
  },
  {
    name: "an email address without a domain",
    file: "_data/organisation.json",
    from: '"dpo@mereford.example"',
    to: '"dpo"',
    says: [
      [
        "_data/organisation.json:8:5-21 error wrong-value",
        "“dataProtection” must be an email address.",
        "The email address for questions about personal data.",
      ],
    ],
  },
  {
    name: "a site’s address with a path",
    file: "_data/organisation.json",
    from: '"https://privacy.mereford.example"',
    to: '"https://privacy.mereford.example/notice"',
    says: [
      [
        "_data/organisation.json:3:3-12 error wrong-value",
        "“address” must end with the host.",
        "Where this site is published, such as https://privacy.example.gov.uk, with nothing after the host.",
      ],
    ],
  },
  {
    name: "a former address without a slash",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"privacy-policy"',
    says: [
      [
        "_data/organisation.json:21:23-39 error wrong-value",
        "“formerAddresses” must be a path that starts with “/”, without the website’s name.",
        "Paths that lead visitors to the statement, each starting with “/”: where it used to stand, and what people try.",
      ],
    ],
  },
  {
    name: "a former address that is one of another website",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"//elsewhere.example/privacy"',
    says: [
      [
        "_data/organisation.json:21:23-52 error wrong-value",
        "“formerAddresses” must be a path that starts with “/”, without the website’s name.",
        "Paths that lead visitors to the statement, each starting with “/”: where it used to stand, and what people try.",
      ],
    ],
  },
  {
    name: "a former address named twice",
    file: "_data/organisation.json",
    from: '["/privacy-policy"]',
    to: '["/privacy-policy", "/Privacy-Policy/"]',
    says: [
      [
        "_data/organisation.json:21:3-20 error wrong-value",
        "“formerAddresses” names an address twice.",
        "Paths that lead visitors to the statement, each starting with “/”: where it used to stand, and what people try.",
      ],
    ],
  },
  {
    name: "an item that nothing answers",
    file: "_data/notice.json",
    from: '"purposes": {\n      "headings": ["/"]',
    to: '"purposes": {\n      "headings": []',
    says: [
      [
        "_data/notice.json:14:5-15 error item-unanswered",
        "Nothing tells why personal data is used (UK GDPR 13(1)(c)).",
        "Name the headings that answer it; or write an “openQuestion” with what is missing and who can say it.",
      ],
    ],
  },
  {
    name: "an item that is not in the law’s list",
    file: "_data/notice.json",
    from: '"purposes"',
    to: '"purpose"',
    says: [
      [
        "_data/notice.json:2:3-10 error missing-field",
        "“purposes” is missing.",
        "What tells why personal data is used (UK GDPR 13(1)(c)), or the question that is still open.",
      ],
      [
        "_data/notice.json:14:5-14 error unknown-field",
        "There is no field called “purpose”.",
        "Did you mean “purposes”? Correct its spelling, or take it out.",
      ],
    ],
  },
  {
    name: "an item answered by a heading that is gone",
    file: "_data/notice.json",
    from: '"/#cookies"',
    to: '"/#cookie"',
    says: [
      [
        "_data/notice.json:4:25-35 error heading-missing",
        "There is no heading at /#cookie, which is said to tell who the controller is and how to reach it (UK GDPR 13(1)(a)).",
        "Did you mean “/#cookies”? Write the address of the heading that tells it now; or take this one out and ask an “openQuestion”.",
      ],
    ],
  },
  {
    name: "a published heading that is gone",
    file: "_data/addresses.json",
    from: '"cookies"',
    to: '"cookies", "how-we-use-it"',
    says: [
      [
        "_data/addresses.json:2:20-35 error lost-heading",
        "There is no heading at /#how-we-use-it any more, and others may have linked to it.",
        "In src/pages/privacy.md, write {#new-id #how-we-use-it} behind the heading that took its place.",
      ],
    ],
  },
  {
    name: "a published page that is gone",
    file: "_data/addresses.json",
    from: '"/accessibility/"',
    to: '"/access/"',
    says: [
      [
        "_data/addresses.json:4:3-13 error lost-page",
        "There is no page at /access/ any more, and others may have linked to it.",
        'Put the page back; or add "/access/" to “formerAddresses” in _data/organisation.json, which leads visitors to the statement.',
      ],
      [
        "src/pages/accessibility.md warning unlisted-address",
        "The page at /accessibility/ is new, and its address is not yet kept.",
        'Add "/accessibility/": ["contact"] to _data/addresses.json.',
      ],
    ],
  },
  {
    name: "an exception to plain English without a reason",
    file: "_data/plain-english.json",
    from: ',\n      "reason": "The law’s name for the council’s role."',
    to: "",
    says: [
      [
        "_data/plain-english.json:3:5-6:6 error missing-field",
        "“reason” is missing.",
        "Why no simpler words will do.",
      ],
    ],
  },
  {
    name: "no title",
    file: "src/pages/privacy.md",
    from: "title: Privacy notice\n",
    to: "",
    says: [
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
    says: [
      [
        "src/pages/privacy.md:1:1 error no-front-matter",
        "This page has no front matter.",
        "Start it with a line of three hyphens, then “title: …” and “description: …”, then three hyphens again.",
      ],
    ],
  },
  {
    name: "front matter with a tab",
    file: "src/pages/privacy.md",
    from: "  order: 1",
    to: "\torder: 1",
    says: [
      [
        "src/pages/privacy.md:11:1-2 error yaml-syntax",
        "This is not YAML: Tabs are not allowed as indentation.",
        "Write “name: value” on each line. Put a value that holds a colon in quotes.",
      ],
    ],
  },
  {
    name: "a colon in a title",
    file: "src/pages/privacy.md",
    from: "title: Privacy notice",
    to: "title: Privacy: a notice",
    says: [
      [
        "src/pages/privacy.md:2:8-9 error yaml-syntax",
        "This is not YAML: Nested mappings are not allowed in compact mappings.",
        "Write “name: value” on each line. Put a value that holds a colon in quotes.",
      ],
    ],
  },
  {
    name: "an edition without quotes",
    file: "src/pages/privacy.md",
    from: 'edition: "3.2"',
    to: "edition: 3.2",
    says: [
      [
        "src/pages/privacy.md:4:1-8 error wrong-value",
        "“edition” must be text; put it in quotes if it looks like a number or a date.",
        'The number of this edition in quotes, such as: edition: "1.0"',
      ],
    ],
  },
  {
    name: "a day in words",
    file: "src/pages/privacy.md",
    from: "date: 2026-02-28",
    to: "date: 28 February 2026",
    says: [
      [
        "src/pages/privacy.md:5:1-5 error wrong-value",
        "“date” must be a real date, written like 2026-11-23.",
        "The day on which this text was first published, such as: date: 2026-11-23",
      ],
    ],
  },
  {
    name: "a front-matter field misspelt",
    file: "src/pages/privacy.md",
    from: "nextReview",
    to: "nextreview",
    says: [
      [
        "src/pages/privacy.md:2:1-6 error missing-field",
        "“nextReview” is missing.",
        "The day by which somebody should read the page again, such as: nextReview: 2027-11-23. It is not printed.",
      ],
      [
        "src/pages/privacy.md:6:1-11 error unknown-field",
        "There is no field called “nextreview”.",
        "Did you mean “nextReview”? Correct its spelling, or take it out.",
      ],
    ],
  },
  {
    name: "a review that is near",
    file: "src/pages/privacy.md",
    from: "nextReview: 2027-02-28",
    to: "nextReview: 2026-12-01",
    says: [
      [
        "src/pages/privacy.md:6:1-11 warning review-due",
        "The statement is to be reviewed by 2026-12-01, which is in 8 days.",
        "Read it against what the council does today, answer open questions, and set the next day.",
      ],
    ],
  },
  {
    name: "a review that is overdue",
    file: "src/pages/privacy.md",
    from: "nextReview: 2027-02-28",
    to: "nextReview: 2026-11-01",
    says: [
      [
        "src/pages/privacy.md:6:1-11 warning review-overdue",
        "The statement should have been reviewed by 2026-11-01.",
        "Read it against what the council does today, answer open questions, and set the next day.",
      ],
    ],
  },
  {
    name: "a heading without an address",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "## Cookies",
    says: [
      [
        "src/pages/privacy.md:16:1-11 error heading-without-id",
        "The heading “Cookies” has no address.",
        "Write: ## Cookies {#cookies}",
      ],
    ],
  },
  {
    name: "a heading with a bad address",
    file: "src/pages/privacy.md",
    from: "{#cookies}",
    to: "{#Cookies}",
    says: [
      [
        "src/pages/privacy.md:16:1-22 error bad-heading-id",
        "The address “#Cookies” may hold only small letters, digits and hyphens.",
        "Write: ## Cookies {#cookies}",
      ],
    ],
  },
  {
    name: "a heading that took another’s place",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "## Storage {#storage}",
    says: [
      [
        "_data/addresses.json:2:9-18 error lost-heading",
        "There is no heading at /#cookies any more, and others may have linked to it.",
        "In src/pages/privacy.md, write {#new-id #cookies} behind the heading that took its place.",
      ],
      [
        "_data/notice.json:4:25-36 error heading-missing",
        "There is no heading at /#cookies, which is said to tell who the controller is and how to reach it (UK GDPR 13(1)(a)).",
        "Did you mean “/cookies/”? Write the address of the heading that tells it now; or take this one out and ask an “openQuestion”.",
      ],
      [
        "src/pages/privacy.md:16:12-21 warning unlisted-address",
        "The heading “Storage” is new, and its address is not yet kept.",
        'Add "storage" to the list of "/" in _data/addresses.json.',
      ],
    ],
  },
  {
    name: "a new heading",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "## Why {#why}\n\nTo help you.\n\n## Cookies {#cookies}",
    says: [
      [
        "src/pages/privacy.md:16:8-13 warning unlisted-address",
        "The heading “Why” is new, and its address is not yet kept.",
        'Add "why" to the list of "/" in _data/addresses.json.',
      ],
    ],
  },
  {
    name: "a level left out",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "#### Cookies {#cookies}",
    says: [
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
    says: [
      [
        "src/pages/privacy.md:16:1-21 error second-title",
        "“Cookies” has one “#”, which is kept for the page’s title.",
        "Write: ## Cookies {#cookies}",
      ],
    ],
  },
  {
    name: "an address that the page’s frame has",
    file: "src/pages/privacy.md",
    from: "{#cookies}",
    to: "{#main-content #cookies}",
    says: [
      [
        "src/pages/privacy.md:16:12-26 warning unlisted-address",
        "The heading “Cookies” is new, and its address is not yet kept.",
        'Add "main-content" to the list of "/" in _data/addresses.json.',
      ],
      [
        "src/pages/privacy.md:16:13-26 error taken-address",
        "The address “#main-content” is taken on this page: by its frame, or by a table made from _data/cookies.json.",
        "Give the heading another address.",
      ],
    ],
  },
  {
    name: "a block misspelt",
    file: "src/pages/privacy.md",
    from: "::cookie-table",
    to: "::cookies-table",
    says: [
      [
        "src/pages/privacy.md:18:1-16 error unknown-block",
        "There is no block “::cookies-table”.",
        "Did you mean “::cookie-table”? These can stand on a line of their own: ::accessibility-contact, ::change-log, ::cookie-inventory, ::cookie-table, ::data-examples, or “::: history” and its end “:::”. A sentence cannot start with a colon.",
      ],
    ],
  },
  {
    name: "a block with one colon",
    file: "src/pages/privacy.md",
    from: "::cookie-table",
    to: ":cookie-table",
    says: [
      [
        "src/pages/privacy.md:18:1-14 error unknown-block",
        "There is no block “:cookie-table”.",
        "Did you mean “::cookie-table”? These can stand on a line of their own: ::accessibility-contact, ::change-log, ::cookie-inventory, ::cookie-table, ::data-examples, or “::: history” and its end “:::”. A sentence cannot start with a colon.",
      ],
    ],
  },
  {
    name: "HTML",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We keep your data <b>safe</b>.",
    says: [
      [
        "src/pages/privacy.md:14:69-72 error raw-html",
        "There is HTML here: <b>",
        "Write it in Markdown. To show the sign “<” itself, write “\\<”.",
      ],
      [
        "src/pages/privacy.md:14:76-80 error raw-html",
        "There is HTML here: </b>",
        "Write it in Markdown. To show the sign “<” itself, write “\\<”.",
      ],
    ],
  },
  {
    name: "a picture",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "![Our seal](/seal.png)",
    says: [
      [
        "src/pages/privacy.md:14:51-53 error picture",
        "There is a picture here.",
        "Say in words what it shows: the pages carry text only.",
      ],
    ],
  },
  {
    name: "a link without https",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(www.mereford.example/cookies)",
    says: [
      [
        "src/pages/privacy.md:20:21-49 error unsafe-link",
        "The link to “www.mereford.example/cookies” leads nowhere that we can vouch for.",
        "Start it with “https://”, “mailto:”, “tel:”, “/” for a page of this site, or “#” for a heading of this page.",
      ],
    ],
  },
  {
    name: "a link to a page that is not there",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(/cookeis/)",
    says: [
      [
        "src/pages/privacy.md:20:21-30 error broken-link",
        "There is no page at /cookeis/.",
        "Did you mean “/cookies/”? The pages are: /, /404.html, /accessibility/, /cookies/.",
      ],
    ],
  },
  {
    name: "a link to a heading that is not there",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(#cookeis)",
    says: [
      [
        "src/pages/privacy.md:20:21-29 error broken-link",
        "There is no heading or cookie at /#cookeis.",
        "Did you mean “cookies”? Copy the address from the curly brackets behind the heading: {#its-address}.",
      ],
    ],
  },
  {
    name: "a link to a cookie that is not there",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(/cookies/#old-banner)",
    says: [
      [
        "src/pages/privacy.md:20:21-41 error broken-link",
        "There is no heading or cookie at /cookies/#old-banner.",
        "Copy the address from the curly brackets behind the heading: {#its-address}.",
      ],
    ],
  },
  {
    name: "a link that says nothing",
    file: "src/pages/privacy.md",
    from: "See [what we store](/cookies/) for more.",
    to: "For what we store, [click here](/cookies/).",
    says: [
      [
        "src/pages/privacy.md:20:20-32 warning vague-link",
        "The link “click here” does not say where it leads when it is read by itself.",
        "Put the words that name the page inside the square brackets.",
      ],
    ],
  },
  {
    name: "repealed law",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We keep your data as the Data Protection Act 1998 says.",
    says: [
      [
        "src/pages/privacy.md:14:76-100 error outdated-name",
        "“Data Protection Act 1998” is out of date: the Data Protection Act 1998 ended on 25 May 2018.",
        "Write: UK GDPR and the Data Protection Act 2018 (see https://www.legislation.gov.uk/ukpga/2018/12/schedule/19). If the passage tells history, put it between a line “::: history” and a line “:::”.",
      ],
    ],
  },
  {
    name: "a website that closed",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "Directgov tells you more.",
    says: [
      [
        "src/pages/privacy.md:14:51-60 error outdated-name",
        "“Directgov” is out of date: Directgov closed on 17 October 2012.",
        "Write: GOV.UK, or the regulator’s page for the public (see https://www.gov.uk). If the passage tells history, put it between a line “::: history” and a line “:::”.",
      ],
    ],
  },
  {
    name: "the regulator’s former name",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "The Information Commissioner’s Office can help you.",
    says: [
      [
        "src/pages/privacy.md:14:51-102 warning hard-sentence",
        "This sentence is hard to read.",
        "Use shorter words, or make two sentences of it.",
      ],
      [
        "src/pages/privacy.md:14:55-88 error outdated-name",
        "“Information Commissioner’s Office” is out of date: the Information Commissioner’s Office (ICO) became the Information Commission on 30 September 2026.",
        "Write: the Information Commission (see https://www.legislation.gov.uk/ukpga/2025/18/part/6). If the passage tells history, put it between a line “::: history” and a line “:::”.",
      ],
    ],
  },
  {
    name: "a title with an old name",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: "title: Twitter and cookies",
    says: [
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
    says: [
      [
        "src/pages/privacy.md:14:51-194 warning long-sentence",
        "This sentence has 34 words; readers lose the thread after 25.",
        "Make two sentences of it, or a list.",
      ],
    ],
  },
  {
    name: "a hard word",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We utilise your data with care.",
    says: [
      [
        "src/pages/privacy.md:14:54-61 warning hard-word",
        "“utilise” has a simpler word.",
        "Write “use”, if that says it.",
      ],
    ],
  },
  {
    name: "a passive sentence",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "Your data is kept safe.",
    says: [
      [
        "src/pages/privacy.md:14:64-68 warning passive-voice",
        "With “kept”, the sentence does not say who does it.",
        "Start with who does it: “We keep …”, not “… is kept”.",
      ],
    ],
  },
  {
    name: "a hard sentence",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "Organisational accountability necessitates comprehensive contractual confidentiality arrangements.",
    says: [
      [
        "src/pages/privacy.md:2:1-6 warning high-grade",
        "The statement as a whole needs a reader of grade 17.4 (Flesch-Kincaid); 8 is the most.",
        "Begin with the longest sentences and words.",
      ],
      [
        "src/pages/privacy.md:14:51-149 warning hard-sentence",
        "This sentence is hard to read.",
        "Use shorter words, or make two sentences of it.",
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
    says: [
      [
        "src/pages/cookies.md error not-utf-8",
        "This file is not saved as UTF-8 text.",
        "Save it again with the encoding “UTF-8”.",
      ],
    ],
  },
  {
    name: "a closing bracket of a record deleted",
    file: "_data/cookies.json",
    from: '"lastVerified": "2026-10-01"\n    },',
    to: '"lastVerified": "2026-10-01"\n    ',
    says: [
      [
        "_data/cookies.json:31:5-6 error json-syntax",
        "The record before this one has no closing “}”.",
        "Put “},” behind the last field of the record before.",
      ],
    ],
  },
  {
    name: "True with a capital",
    file: "_data/cookies.json",
    from: '"exception": 4',
    to: '"exception": True',
    says: [
      [
        "_data/cookies.json:42:20-24 error json-syntax",
        "JSON does not know this word.",
        "Write true, false or null, in small letters.",
      ],
    ],
  },
  {
    name: "curly quotes",
    file: "_data/cookies.json",
    from: '"name": "basket"',
    to: "“name”: “basket”",
    says: [
      [
        "_data/cookies.json:32:7-13 error json-syntax",
        "There are quotes here that JSON does not know.",
        'Write straight double quotes: "like this".',
      ],
    ],
  },
  {
    name: "two changes that met",
    file: "_data/cookies.json",
    from: '  "cookies": [',
    to: '<<<<<<< ours\n  "cookies": [',
    says: [
      [
        "_data/cookies.json:15:1-8 error json-syntax",
        "Two changes of this file have met here, and nobody has chosen between them.",
        "Keep the lines that are right, and take out those that start with <<<<<<<, ======= and >>>>>>>.",
      ],
    ],
  },
  {
    name: "a hard purpose",
    file: "_data/cookies.json",
    from: "Counts how many people visit.",
    to: "Is utilised in order to count visits.",
    says: [
      [
        "_data/cookies.json:25:7-16 warning hard-word",
        "“in order to” has a simpler word.",
        "Write “to”, if that says it.",
      ],
    ],
  },
  {
    name: "an address in place of a list entry",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "• We keep your data safe.",
    says: [],
  },
  {
    name: "brackets of a link mixed up",
    file: "src/pages/privacy.md",
    from: "[what we store](/cookies/)",
    to: "(what we store)[/cookies/]",
    says: [
      [
        "src/pages/privacy.md:20:19-31 error stray-marks",
        "This looks like a link whose brackets are mixed up.",
        "Write: [the words](/the-address/), with nothing between the two pairs of brackets.",
      ],
    ],
  },
  {
    name: "a passage of history without an end",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "\n\n::: history\n\nThe Data Protection Act 1998.",
    says: [
      [
        "src/pages/privacy.md:16:1-12 error history-unclosed",
        "This passage of history has no end.",
        "Put a line “:::” where it ends.",
      ],
    ],
  },
  {
    name: "a link to a website that closed",
    file: "src/pages/privacy.md",
    from: "(/cookies/)",
    to: "(https://www.direct.gov.uk/cookies)",
    says: [
      [
        "src/pages/privacy.md:20:21-54 error outdated-name",
        "“www.direct.gov.uk” is out of date: Directgov closed on 17 October 2012.",
        "Write: GOV.UK, or the regulator’s page for the public (see https://www.gov.uk).",
      ],
    ],
  },
  {
    name: "an old name in the menu",
    file: "src/pages/cookies.md",
    from: "  title: Storage",
    to: "  title: Twitter",
    says: [
      [
        "src/pages/cookies.md:5:3-8 error outdated-name",
        "“Twitter” is out of date: Twitter has been called X since July 2023.",
        "Write: X (see https://x.com).",
      ],
    ],
  },
  {
    name: "a page at a former address",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"/Cookies"',
    says: [
      [
        "src/pages/cookies.md error taken-path",
        "The page stands at /cookies/, which “formerAddresses” in _data/organisation.json leads to the statement.",
        "Take it out of “formerAddresses”, or give the page another address.",
      ],
    ],
  },
  {
    name: "a page at a former address, but for the last slash",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"/cookies"',
    says: [
      [
        "src/pages/cookies.md error taken-path",
        "The page stands at /cookies/, which “formerAddresses” in _data/organisation.json leads to the statement.",
        "Take it out of “formerAddresses”, or give the page another address.",
      ],
    ],
  },
  {
    name: "two pages at one address",
    file: "src/pages/cookies.md",
    from: "title: What we store",
    to: "title: What we store\npermalink: /accessibility/",
    says: [
      [
        "_data/addresses.json:3:3-14 error lost-page",
        "There is no page at /cookies/ any more, and others may have linked to it.",
        'Put the page back; or add "/cookies/" to “formerAddresses” in _data/organisation.json, which leads visitors to the statement.',
      ],
      [
        "src/pages/cookies.md:3:1-10 error shared-address",
        "This page and src/pages/accessibility.md both have the address /accessibility/.",
        "Give one of them another “permalink”, or take it out.",
      ],
      [
        "src/pages/privacy.md:20:21-30 error broken-link",
        "There is no page at /cookies/.",
        "The pages are: /, /404.html, /accessibility/.",
      ],
    ],
  },
  {
    name: "a block called twice",
    file: "src/pages/privacy.md",
    from: "::cookie-table",
    to: "::cookie-table\n\n::cookie-table",
    says: [
      [
        "src/pages/privacy.md:20:1-15 error block-twice",
        "“::cookie-table” stands on this page already.",
        "Take one of the two lines out.",
      ],
    ],
  },
  {
    name: "a heading without words",
    file: "src/pages/privacy.md",
    from: "## Cookies {#cookies}",
    to: "## {#cookies}",
    says: [
      [
        "src/pages/privacy.md:16:1-14 error empty-heading",
        "This heading has no words.",
        "Write its words, or take it out.",
      ],
    ],
  },
  {
    name: "two headings at one address",
    file: "src/pages/privacy.md",
    from: "::cookie-table",
    to: "::cookie-table\n\n## More cookies {#cookies}\n\nNone.",
    says: [
      [
        "src/pages/privacy.md:20:1-27 error duplicate-heading-id",
        "The heading on line 16 has the address “#cookies” already.",
        "Give it an address of its own: ## More cookies {#more-cookies}",
      ],
    ],
  },
  {
    name: "a table written by hand",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    says: [
      [
        "src/pages/privacy.md:16:1-10 error markdown-table",
        "There is a table here, and a Markdown table has no caption for people who cannot see it.",
        "Write a list, or put the facts into _data and call a block.",
      ],
    ],
  },
  {
    name: "an invisible sign",
    file: "src/pages/privacy.md",
    from: "We keep your data safe.",
    to: "We keep your data ‮safe.",
    says: [
      [
        "src/pages/privacy.md:14:69-70 error invisible-character",
        "There is an invisible control character here, which can make a text look like another.",
        "Write the words anew instead of pasting them.",
      ],
    ],
  },
  {
    name: "front matter in JavaScript",
    file: "src/pages/cookies.md",
    from: "---\ntitle",
    to: "---js\ntitle",
    says: [
      [
        "src/pages/cookies.md:1:1 error front-matter-language",
        "The front matter is not written in YAML.",
        "Start the file with a line of three hyphens and nothing after them.",
      ],
    ],
  },
  {
    name: "an address in brackets with a space",
    file: "src/pages/privacy.md",
    from: "{#cookies}",
    to: "{# cookies}",
    says: [
      [
        "src/pages/privacy.md:16:1-23 error bad-heading-id",
        "The address “# cookies” may hold only small letters, digits and hyphens.",
        "Write: ## Cookies {#cookies}",
      ],
    ],
  },
  {
    name: "a website without an address",
    file: "_data/websites.json",
    from: '"address": "https://www.mereford.example/",\n      ',
    to: "",
    says: [
      [
        "_data/websites.json:4:5-7:6 error missing-field",
        "“address” is missing (in the record “number 1”).",
        "Where the audit starts: a full address that starts with https://.",
      ],
    ],
  },
  {
    name: "a website’s address without https://",
    file: "_data/websites.json",
    from: "https://www.mereford.example/",
    to: "www.mereford.example",
    says: [
      [
        "_data/websites.json:5:7-16 error wrong-value",
        "“address” must be a full address that starts with https:// (in the record “www.mereford.example”).",
        "Where the audit starts: a full address that starts with https://.",
      ],
    ],
  },
  {
    name: "a website’s address that is not encrypted",
    file: "_data/websites.json",
    from: "https://leisure-in-mereford.example/",
    to: "http://leisure-in-mereford.example/",
    says: [
      [
        "_data/websites.json:10:7-16 error wrong-value",
        "“address” must be a full address that starts with https:// (in the record “http://leisure-in-mereford.example/”).",
        "Where the audit starts: a full address that starts with https://.",
      ],
    ],
  },
  {
    name: "a limit misspelt",
    file: "_data/websites.json",
    from: "maxPages",
    to: "maxPage",
    says: [
      [
        "_data/websites.json:6:7-16 error unknown-field",
        "There is no field called “maxPage” (in the record “https://www.mereford.example/”).",
        "Did you mean “maxPages”? Correct its spelling, or take it out.",
      ],
    ],
  },
  {
    name: "a limit in quotes",
    file: "_data/websites.json",
    from: '2000,\n      "exclude',
    to: '"2000",\n      "exclude',
    says: [
      [
        "_data/websites.json:6:7-17 error wrong-value",
        "“maxPages” must be a number without quotes (in the record “https://www.mereford.example/”).",
        "How many pages are visited at the most. Leave it out for 500.",
      ],
    ],
  },
  {
    name: "a limit that lets nothing be visited",
    file: "_data/websites.json",
    from: '"maxPages": 2000',
    to: '"maxPages": 0',
    says: [
      [
        "_data/websites.json:6:7-17 error wrong-value",
        "“maxPages” must be a whole number from 1 to 1,000,000 (in the record “https://www.mereford.example/”).",
        "How many pages are visited at the most. Leave it out for 500.",
      ],
    ],
  },
  {
    name: "a limit beyond all websites",
    file: "_data/websites.json",
    from: '"maxPages": 2000',
    to: '"maxPages": 20000000',
    says: [
      [
        "_data/websites.json:6:7-17 error wrong-value",
        "“maxPages” must be a whole number from 1 to 1,000,000 (in the record “https://www.mereford.example/”).",
        "How many pages are visited at the most. Leave it out for 500.",
      ],
    ],
  },
  {
    name: "a depth that is not whole",
    file: "_data/websites.json",
    from: '"maxPages": 2000',
    to: '"maxDepth": 1.5',
    says: [
      [
        "_data/websites.json:6:7-17 error wrong-value",
        "“maxDepth” must be a whole number without quotes (in the record “https://www.mereford.example/”).",
        "How many links from the address are followed at the most. Leave it out for all.",
      ],
    ],
  },
  {
    name: "a delay below nothing",
    file: "_data/websites.json",
    from: '"delay": 2000',
    to: '"delay": -1',
    says: [
      [
        "_data/websites.json:11:7-14 error wrong-value",
        "“delay” must be a whole number from 0 to 1,000,000 (in the record “https://leisure-in-mereford.example/”).",
        "How long to wait between two pages, in milliseconds. Leave it out for 500.",
      ],
    ],
  },
  {
    name: "a pattern that is no list",
    file: "_data/websites.json",
    from: '["/search*"]',
    to: '"/search*"',
    says: [
      [
        "_data/websites.json:7:7-16 error wrong-value",
        "“exclude” must be a list in square brackets (in the record “https://www.mereford.example/”).",
        "Patterns of addresses that are not visited, such as /search*.",
      ],
    ],
  },
  {
    name: "an empty pattern",
    file: "_data/websites.json",
    from: '"/search*"',
    to: '""',
    says: [
      [
        "_data/websites.json:7:19-21 error wrong-value",
        "“exclude” is empty (in the record “https://www.mereford.example/”).",
        "Patterns of addresses that are not visited, such as /search*.",
      ],
    ],
  },
  {
    name: "a banner without the way to say “yes”",
    file: "_data/websites.json",
    from: '["#no-thanks"],\n        "accept": ["#fine"]',
    to: '["#no-thanks"]',
    says: [
      [
        "_data/websites.json:12:7-15 error missing-field",
        "“accept” is missing (in the record “https://leisure-in-mereford.example/”).",
        "What to click, one after the other, to say “yes” to everything.",
      ],
    ],
  },
  {
    name: "a banner that nothing is clicked on",
    file: "_data/websites.json",
    from: '["#no-thanks"]',
    to: "[]",
    says: [
      [
        "_data/websites.json:14:9-17 error wrong-value",
        "“reject” must name what to click (in the record “https://leisure-in-mereford.example/”).",
        "What to click, one after the other, to say “no” to all that can be refused.",
      ],
    ],
  },
  {
    name: "a website twice",
    file: "_data/websites.json",
    from: "https://leisure-in-mereford.example/",
    to: "https://www.mereford.example/#top",
    says: [
      [
        "_data/websites.json:10:7-16 error duplicate-website",
        "“https://www.mereford.example/” is in the list twice; the other entry is on line 4.",
        "Keep one of them, and move into it what only the other says.",
      ],
    ],
  },
  {
    name: "a comma forgotten between two websites",
    file: "_data/websites.json",
    from: "},\n    {",
    to: "}\n    {",
    says: [
      [
        "_data/websites.json:9:5-6 error json-syntax",
        "A comma is missing before this.",
        "Put a comma after the value before it.",
      ],
    ],
  },
  {
    name: "a list of websites under another name",
    file: "_data/websites.json",
    from: '"websites": [',
    to: '"sites": [',
    says: [
      [
        "_data/websites.json:1:1-19:2 error missing-field",
        "“websites” is missing.",
        "The websites to audit, one entry each.",
      ],
      [
        "_data/websites.json:3:3-10 error unknown-field",
        "There is no field called “sites”.",
        "Correct its spelling, or take it out.",
      ],
    ],
  },
  {
    name: "a list of websites that is one website",
    file: "_data/websites.json",
    from: null,
    to: '{ "websites": { "address": "https://www.mereford.example/" } }\n',
    says: [
      [
        "_data/websites.json:1:3-13 error wrong-value",
        "“websites” must be a list in square brackets.",
        "The websites to audit, one entry each.",
      ],
    ],
  },
  {
    name: "a list of websites without its brackets",
    file: "_data/websites.json",
    from: null,
    to: "[]\n",
    says: [
      [
        "_data/websites.json:1:1-3 error wrong-value",
        "The file must be a record in curly brackets.",
        "Compare it with another entry, or with the version before your change.",
      ],
    ],
  },
];
