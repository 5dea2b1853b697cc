import * as rules from "./answer-rules.ts";

/** The answers, as they were typed. */
export interface Answers {
  readonly name: string;
  readonly home: string;
  readonly address: string;
  readonly domains: string;
  readonly languages: string;
  readonly email: string;
  readonly colour: string;
  readonly "engine-repository": string;
}

export type AnswerName = keyof Answers;

interface Question {
  /** Shown at the terminal and in the help. */
  readonly text: string;
  /** What the message about a wrong answer begins with. */
  readonly subject: string;
  readonly example: string;
  readonly rule: rules.Rule;
  /** The answer if none is given. `home` is the address of the council’s main website. */
  readonly fallback?: (home: string) => string;
  /** It has an option and is not asked. */
  readonly isOptionOnly?: true;
}

/** An address at which no site can ever be (RFC 2606). */
export const UNKNOWN_ADDRESS = "https://privacy-notice.example";
export const UNKNOWN_COLOUR = "#2a4b8d";
export const UNKNOWN_REPOSITORY = "OWNER/REPOSITORY";

/** In the order in which they are asked. */
export const QUESTIONS: Readonly<Record<AnswerName, Question>> = {
  name: {
    text: "Name of the council",
    subject: "The name",
    example: "Mereford Council",
    rule: rules.oneLine,
  },
  home: {
    text: "Address of the council’s main website",
    subject: "The address of the main website",
    example: "https://www.mereford.gov.uk",
    rule: rules.httpsAddress,
  },
  address: {
    text: "Address at which the notice will be published",
    subject: "The address of the notice",
    example: "https://privacy.mereford.gov.uk",
    rule: rules.siteAddress,
    fallback: () => UNKNOWN_ADDRESS,
  },
  domains: {
    text: "Domains that belong to the council, with commas between them",
    subject: "The domains",
    example: "mereford.gov.uk",
    rule: rules.domains,
    fallback: (home) => new URL(home).hostname.replace(/^www\./, ""),
  },
  languages: {
    text: "Language of the notice",
    subject: "The languages",
    example: "en-GB",
    rule: rules.languages,
    fallback: () => "en-GB",
  },
  email: {
    text: "Email address for questions about personal data",
    subject: "The email address",
    example: "data.protection@mereford.gov.uk",
    rule: rules.email,
  },
  colour: {
    text: "Colour of the council, dark enough for white text",
    subject: "The colour",
    example: UNKNOWN_COLOUR,
    rule: rules.colour,
    fallback: () => UNKNOWN_COLOUR,
  },
  "engine-repository": {
    text: "Repository on GitHub that holds the reusable workflows",
    subject: "The repository",
    example: "example/privacy-notice",
    rule: rules.repository,
    fallback: () => UNKNOWN_REPOSITORY,
    isOptionOnly: true,
  },
};

export const ANSWER_NAMES: readonly AnswerName[] = Object.keys(QUESTIONS).filter(
  (name): name is AnswerName => name in QUESTIONS,
);

/** The message about a wrong answer; undefined if it is right. */
export function answerError(name: AnswerName, answer: string): string | undefined {
  const { rule, subject } = QUESTIONS[name];
  const wrong = rule(answer);
  return wrong === undefined ? undefined : `${subject} ${wrong}.`;
}
