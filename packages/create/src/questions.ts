import {
  type Check,
  checkColour,
  checkDomains,
  checkEmail,
  checkHttpsAddress,
  checkLanguages,
  checkRepository,
  checkSiteAddress,
  checkText,
} from "./answer-checks.ts";

/** The answers as typed. */
export interface Answers {
  readonly name: string;
  readonly home: string;
  readonly address: string;
  readonly domains: string;
  readonly languages: string;
  readonly email: string;
  readonly colour: string;
  readonly "workflows-repository": string;
}

export type AnswerName = keyof Answers;

interface Question {
  /** Shown at the terminal and in the help. */
  readonly text: string;
  /** The start of the message about an invalid answer. */
  readonly subject: string;
  readonly example: string;
  readonly check: Check;
  /** Returns the answer if none is given. `home` is the address of the council’s main website. */
  readonly defaultAnswer?: (home: string) => string;
  /** Whether the answer is never asked for, only given by its option. */
  readonly isOptionOnly?: true;
}

/** An address that no website can have (RFC 2606). */
export const PLACEHOLDER_ADDRESS = "https://privacy-notice.example";
export const PLACEHOLDER_COLOUR = "#2a4b8d";
export const PLACEHOLDER_REPOSITORY = "OWNER/REPOSITORY";

/** In the order in which they are asked. */
export const QUESTIONS: Readonly<Record<AnswerName, Question>> = {
  name: {
    text: "Name of the council",
    subject: "The name",
    example: "Mereford Council",
    check: checkText,
  },
  home: {
    text: "Address of the council’s main website",
    subject: "The address of the main website",
    example: "https://www.mereford.gov.uk",
    check: checkHttpsAddress,
  },
  address: {
    text: "Address at which the notice will be published",
    subject: "The address of the notice",
    example: "https://privacy.mereford.gov.uk",
    check: checkSiteAddress,
    defaultAnswer: () => PLACEHOLDER_ADDRESS,
  },
  domains: {
    text: "Domains that belong to the council, separated by commas",
    subject: "The domains",
    example: "mereford.gov.uk",
    check: checkDomains,
    defaultAnswer: (home) => new URL(home).hostname.replace(/^www\./, ""),
  },
  languages: {
    text: "Language of the notice",
    subject: "The languages",
    example: "en-GB",
    check: checkLanguages,
    defaultAnswer: () => "en-GB",
  },
  email: {
    text: "Email address for questions about personal data",
    subject: "The email address",
    example: "data.protection@mereford.gov.uk",
    check: checkEmail,
  },
  colour: {
    text: "Colour of the council, dark enough for white text",
    subject: "The colour",
    example: PLACEHOLDER_COLOUR,
    check: checkColour,
    defaultAnswer: () => PLACEHOLDER_COLOUR,
  },
  "workflows-repository": {
    text: "GitHub repository with the reusable workflows",
    subject: "The repository",
    example: "example/privacy-notice",
    check: checkRepository,
    defaultAnswer: () => PLACEHOLDER_REPOSITORY,
    isOptionOnly: true,
  },
};

export const ANSWER_NAMES: readonly AnswerName[] = Object.keys(QUESTIONS).filter(
  (name): name is AnswerName => name in QUESTIONS,
);

/** Returns the message about an invalid answer; undefined if it is valid. */
export function checkAnswer(name: AnswerName, answer: string): string | undefined {
  const { check, subject } = QUESTIONS[name];
  const error = check(answer);
  return error === undefined ? undefined : `${subject} ${error}.`;
}
