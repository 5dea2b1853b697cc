import type { Mistake } from "../../support/mistake.ts";

/** Files that are no services, or are wrongly named. */
export const SERVICE_FILE_MISTAKES: readonly Mistake[] = [
  {
    name: "a JSON file that is no service",
    file: "_data/services/opening-hours.json",
    from: null,
    to: '{ "monday": "9am to 5pm" }',
    expected: [
      [
        "_data/services/opening-hours.json error not-a-service",
        "This file is not a service: it has neither a “title” nor “activities”.",
        "Move it to another folder, or start again with “npx privacy-notice new service opening-hours”.",
      ],
    ],
  },
  {
    name: "a list instead of a service",
    file: "_data/services/opening-hours.json",
    from: null,
    to: "[]",
    expected: [
      [
        "_data/services/opening-hours.json error not-a-service",
        "This file is not a service: it has neither a “title” nor “activities”.",
        "Move it to another folder, or start again with “npx privacy-notice new service opening-hours”.",
      ],
    ],
  },
  {
    name: "an empty file of a service",
    file: "_data/services/opening-hours.json",
    from: null,
    to: "",
    expected: [
      [
        "_data/services/opening-hours.json error json-syntax",
        "This file is empty.",
        "Undo the change that emptied it.",
      ],
    ],
  },
  {
    name: "a service without activities",
    file: "_data/services/museums.json",
    from: null,
    to: '{ "title": "Museums" }',
    expected: [
      [
        "_data/services/museums.json:1:1-23 error missing-field",
        "“group” is missing.",
        "The group under which /services/ lists it, such as Culture and leisure. Write it in the same way in each service. null while that is not known: the check then asks for it, and /services/ lists it under “Other services”.",
      ],
      [
        "_data/services/museums.json:1:1-23 error missing-field",
        "“summary” is missing.",
        "What this notice is about, in one plain sentence of at most 160 characters. Search engines and /services/ show it. null while that is not known: the check then asks for it.",
      ],
      [
        "_data/services/museums.json:1:1-23 error missing-field",
        "“owner” is missing.",
        "The team that answers questions about this notice, such as Library Service. null while that is not known: the check then asks for it.",
      ],
      [
        "_data/services/museums.json:1:1-23 error missing-field",
        "“nextReview” is missing.",
        "The date by which this notice has to be reviewed, such as 2027-11-30. The check warns before it. null while that is not known: the check then asks for it.",
      ],
      [
        "_data/services/museums.json:1:1-23 error missing-field",
        "“people” is missing.",
        'The people whose data is used, such as ["library members"]. null while that is not known: the check then asks for it, and the page says that it is not stated yet.',
      ],
      [
        "_data/services/museums.json:1:1-23 error missing-field",
        "“activities” is missing.",
        "One record for each thing that the service uses personal data for: at least one, at most 30.",
      ],
    ],
  },
  {
    name: "a service with an empty list of activities",
    file: "_data/services/museums.json",
    from: null,
    to: '{ "title": "Museums", "group": null, "summary": null, "owner": "M", "nextReview": "2028-01-01", "people": ["visitors"], "activities": [] }',
    expected: [
      [
        "_data/services/museums.json:1:23-30 question group-not-stated",
        "In which group of services do people look for this one? (UK GDPR 12(1))",
        "To be answered by: M. The group under which /services/ lists it, such as Culture and leisure. Write it in the same way in each service.",
      ],
      [
        "_data/services/museums.json:1:38-47 question summary-not-stated",
        "What is this notice about, in one sentence? (UK GDPR 12(1))",
        "To be answered by: M. What this notice is about, in one plain sentence of at most 160 characters. Search engines and /services/ show it.",
      ],
      [
        "_data/services/museums.json:1:121-133 error wrong-value",
        "“activities” must have at least one activity.",
        "One record for each thing that the service uses personal data for: at least one, at most 30.",
      ],
    ],
  },
  {
    name: "a file name with a capital letter",
    file: "_data/services/Museums.json",
    from: null,
    to: '{ "title": "Museums", "activities": [] }',
    expected: [
      [
        "_data/services/Museums.json error bad-file-name",
        "The name of this file would make an address that is hard to type.",
        "Use lower case letters, digits and hyphens, such as _data/services/museums.json.",
      ],
    ],
  },
  {
    name: "a service in a folder",
    file: "_data/services/culture/museums.json",
    from: null,
    to: "{}",
    expected: [
      [
        "_data/services/culture/museums.json error stray-file",
        "_data/services cannot have folders: “group” says where a service is listed.",
        "Move this file to _data/services/museums.json.",
      ],
    ],
  },
  {
    name: "a file name without letters",
    file: "_data/services/2.json",
    from: null,
    to: "{}",
    expected: [
      [
        "_data/services/2.json error bad-file-name",
        "The name of this file would make an address that is hard to type.",
        "Use lower case letters, digits and hyphens, such as _data/services/libraries.json.",
      ],
    ],
  },
  {
    name: "a file called “__proto__.json”",
    file: "_data/services/__proto__.json",
    from: null,
    to: '{ "title": "x" }',
    expected: [
      [
        "_data/services/__proto__.json error bad-file-name",
        "The name of this file would make an address that is hard to type.",
        "Use lower case letters, digits and hyphens, such as _data/services/proto.json.",
      ],
    ],
  },
  {
    name: "a spreadsheet among the services",
    file: "_data/services/all.xlsx",
    from: null,
    to: "x",
    expected: [
      [
        "_data/services/all.xlsx error stray-file",
        "_data/services can only contain services in JSON, and their introductions in Markdown.",
        "Remove it, or move it to another folder.",
      ],
    ],
  },
];
