import type { Mistake } from "../../support/mistake.ts";

/** Pages, links and addresses that contradict the pages of services. */
export const SERVICE_ADDRESS_MISTAKES: readonly Mistake[] = [
  {
    name: "a page at the address of a service",
    file: "src/pages/libraries.md",
    from: null,
    to: "---\ntitle: Our libraries\ndescription: Where our libraries are.\npermalink: /services/libraries/\nindexed: false\n---\n\nWe have three libraries.\n",
    expected: [
      [
        "src/pages/libraries.md:4:1-10 error shared-address",
        "This page and _data/services/libraries.json both have the address /services/libraries/.",
        "Give this page a different “permalink”, or remove it.",
      ],
    ],
  },
  {
    name: "a page at the address of the list of services",
    file: "src/pages/services.md",
    from: null,
    to: "---\ntitle: Our libraries\ndescription: Where our libraries are.\npermalink: /services/\nindexed: false\n---\n\nWe have three libraries.\n",
    expected: [
      [
        "src/pages/services.md:4:1-10 error shared-address",
        "This page and the list of services both have the address /services/.",
        "Give this page a different “permalink”, or remove it.",
      ],
    ],
  },
  {
    name: "a page in Nunjucks at the address of a service",
    file: "src/pages/libraries.njk",
    from: null,
    to: "---\npermalink: /services/libraries/\n---\nWe have three libraries.\n",
    expected: [
      [
        "src/pages/libraries.njk:2:1-10 error shared-address",
        "This page and _data/services/libraries.json both have the address /services/libraries/.",
        "Give this page a different “permalink”, or remove it.",
      ],
    ],
  },
  {
    name: "a template of the list of services",
    file: "src/pages/services.njk",
    from: null,
    to: "Ours.\n",
    expected: [],
  },
  {
    name: "links to services and to their sections",
    file: "src/pages/privacy.md",
    from: "for more.",
    to: "for more. See [our services](/services/), [their groups](/services/#group-3), [libraries](/services/libraries/) and [your rights](/services/libraries/#rights) there.",
    expected: [],
  },
  {
    name: "a link to a service that does not exist",
    file: "src/pages/privacy.md",
    from: "for more.",
    to: "for more. See [libraries](/services/library/).",
    expected: [
      [
        "src/pages/privacy.md:20:58-76 error broken-link",
        "There is no page at /services/library/.",
        "Did you mean “/services/libraries/”? The pages are: /, /404.html, /accessibility/, /cookies/, /services/, /services/care-at-home/, /services/electoral-register/, /services/libraries/.",
      ],
    ],
  },
  {
    name: "a link to a section of a service that does not exist",
    file: "src/pages/privacy.md",
    from: "for more.",
    to: "for more. See [libraries](/services/libraries/#right).",
    expected: [
      [
        "src/pages/privacy.md:20:58-84 error broken-link",
        "There is no heading or cookie at /services/libraries/#right.",
        "Did you mean “rights”? Those of this page are: why, law, information, sharing, abroad, keeping, decisions, rights, contact.",
      ],
    ],
  },
  {
    name: "a link to a group of services that does not exist",
    file: "src/pages/privacy.md",
    from: "for more.",
    to: "for more. See [libraries](/services/#group-4).",
    expected: [
      [
        "src/pages/privacy.md:20:58-76 error broken-link",
        "There is no heading or cookie at /services/#group-4.",
        "Did you mean “group-1”? Those of this page are: group-1, group-2, group-3.",
      ],
    ],
  },
  {
    name: "a broken link in an introduction",
    file: "_data/services/libraries.md",
    from: "/cookies/",
    to: "/cookeis/",
    expected: [
      [
        "_data/services/libraries.md:1:69-78 error broken-link",
        "There is no page at /cookeis/.",
        "Did you mean “/cookies/”? The pages are: /, /404.html, /accessibility/, /cookies/, /services/, /services/care-at-home/, /services/electoral-register/, /services/libraries/.",
      ],
    ],
  },
  {
    name: "a broken link to a section in an introduction",
    file: "_data/services/libraries.md",
    from: "/cookies/",
    to: "#rules",
    expected: [
      [
        "_data/services/libraries.md:1:69-75 error broken-link",
        "There is no heading or cookie at /services/libraries/#rules.",
        "Those of this page are: why, law, information, sharing, abroad, keeping, decisions, rights, contact.",
      ],
    ],
  },
  {
    name: "a link to a section in an introduction",
    file: "_data/services/libraries.md",
    from: "/cookies/",
    to: "#rights",
    expected: [],
  },
  {
    name: "a former address that is that of a service",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"/privacy-policy", "/services/libraries"',
    expected: [
      [
        "_data/services/libraries.json error taken-path",
        "Visitors cannot open the page at /services/libraries/: “formerAddresses” in _data/organisation.json redirects them to the statement.",
        "Remove the address from “formerAddresses”, or give the page a different one.",
      ],
    ],
  },
  {
    name: "a former address that is that of the list of services",
    file: "_data/organisation.json",
    from: '"/privacy-policy"',
    to: '"/privacy-policy", "/Services"',
    expected: [
      [
        "_data/services/care-at-home.json error taken-path",
        "Visitors cannot open the page at /services/: “formerAddresses” in _data/organisation.json redirects them to the statement.",
        "Remove the address from “formerAddresses”, or give the page a different one.",
      ],
    ],
  },
  {
    name: "published addresses of services",
    file: "_data/addresses.json",
    from: '"/cookies/": []',
    to: '"/cookies/": [], "/services/": [], "/services/libraries/": ["rights", "abroad"]',
    expected: [],
  },
  {
    name: "a published service that is gone",
    file: "_data/addresses.json",
    from: '"/cookies/": []',
    to: '"/cookies/": [], "/services/museums/": ["rights"]',
    expected: [
      [
        "_data/addresses.json:3:20-40 error lost-page",
        "There is no longer a page at /services/museums/, and other websites may link to it.",
        'Put the page back, or add "/services/museums/" to “formerAddresses” in _data/organisation.json, which redirects visitors to the statement.',
      ],
    ],
  },
  {
    name: "a published section of a service that does not exist",
    file: "_data/addresses.json",
    from: '"/cookies/": []',
    to: '"/cookies/": [], "/services/libraries/": ["fees"]',
    expected: [
      [
        "_data/addresses.json:3:45-51 error lost-heading",
        "There is no longer a heading at /services/libraries/#fees, and other websites may link to it.",
        "This page is made from _data/services/libraries.json, and its ids cannot be chosen. Remove this one from the list.",
      ],
    ],
  },
  {
    name: "a checklist that names a section of a service",
    file: "_data/notice.json",
    from: '"headings": ["/", "/#cookies"]',
    to: '"headings": ["/services/", "/services/libraries/#law"]',
    expected: [],
  },
  {
    name: "services to which the statement does not link",
    file: "src/pages/privacy.md",
    from: "::services",
    to: "We have services.",
    expected: [
      [
        "src/pages/privacy.md error services-not-linked",
        "The statement does not link to the notices of services.",
        "Write “::services” on a line of its own, which lists their groups, or a link such as [notices of our services](/services/).",
      ],
    ],
  },
  {
    name: "services to which the statement links in its text",
    file: "src/pages/privacy.md",
    from: "::services",
    to: "Read the [notices of our services](/services/).",
    expected: [],
  },
];
