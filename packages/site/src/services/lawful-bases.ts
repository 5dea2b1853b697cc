/**
 * The lawful bases of UK GDPR article 6(1) that a service can have, and which rights follow from each, as the
 * regulator’s guide to individual rights has them. Access, rectification and restriction follow from every basis.
 */
export const LAWFUL_BASES = {
  consent: { point: "6(1)(a)", erasure: true, portability: true, objection: false },
  contract: { point: "6(1)(b)", erasure: true, portability: true, objection: false },
  "legal-obligation": { point: "6(1)(c)", erasure: false, portability: false, objection: false },
  "vital-interests": { point: "6(1)(d)", erasure: true, portability: false, objection: false },
  "public-task": { point: "6(1)(e)", erasure: false, portability: false, objection: true },
  "legitimate-interests": { point: "6(1)(f)", erasure: true, portability: false, objection: true },
} as const;

export type LawfulBasis = keyof typeof LAWFUL_BASES;

export const BASES = Object.keys(LAWFUL_BASES).filter(
  (key): key is LawfulBasis => key in LAWFUL_BASES,
);

/** The rights that depend on the lawful basis: UK GDPR articles 17, 20 and 21. */
export const CONDITIONAL_RIGHTS = ["erasure", "portability", "objection"] as const;

/** Kinds of special category data (UK GDPR 9(1)), and criminal offence data (article 10). */
export const SPECIAL_CATEGORIES = [
  "racial-or-ethnic-origin",
  "political-opinions",
  "religious-or-philosophical-beliefs",
  "trade-union-membership",
  "genetic-data",
  "biometric-data",
  "health",
  "sex-life",
  "sexual-orientation",
  "criminal-offences",
] as const;

/**
 * The conditions of UK GDPR article 9(2), and article 10 for criminal offence data, each with the paragraphs of
 * Schedule 1 to the Data Protection Act 2018 of which it needs one: section 10(2), (3) and (5). Null if it needs none,
 * as article 10 does where the data is used under the control of official authority: section 10(4).
 */
export const CONDITIONS = {
  "9(2)(a)": null,
  "9(2)(b)": { part: "Part 1", first: 1, last: 4, expected: 1 },
  "9(2)(c)": null,
  "9(2)(d)": null,
  "9(2)(e)": null,
  "9(2)(f)": null,
  "9(2)(g)": { part: "Part 2", first: 6, last: 28, expected: null },
  "9(2)(h)": { part: "Part 1", first: 1, last: 4, expected: 2 },
  "9(2)(i)": { part: "Part 1", first: 1, last: 4, expected: 3 },
  "9(2)(j)": { part: "Part 1", first: 1, last: 4, expected: 4 },
  "10": { part: "Parts 1 to 3", first: 1, last: 37, expected: null },
  "10-official-authority": null,
} as const;

export type Condition = keyof typeof CONDITIONS;

/** The paragraph of Schedule 1 that is in Part 2, but no condition: it says when a policy document is needed. */
export const POLICY_DOCUMENT_PARAGRAPH = 5;

// JavaScript puts “10” first.
export const CONDITION_NAMES = Object.keys(CONDITIONS)
  .filter((key): key is Condition => key in CONDITIONS)
  .toSorted((a, b) => parseInt(a) - parseInt(b));

/** What protects data that is sent abroad (UK GDPR articles 45 to 49). */
export const SAFEGUARDS = [
  "adequacy-regulations",
  "transfer-agreement",
  "transfer-addendum",
  "binding-corporate-rules",
  "public-authorities-agreement",
  "exception",
] as const;

/** What a recipient may do with the data (UK GDPR articles 4(7), 26 and 28). */
export const ROLES = ["processor", "joint-controller", "controller"] as const;

/** Whether people must give their data (UK GDPR 13(2)(e)). */
export const OBLIGATIONS = [
  "required-by-law",
  "required-by-contract",
  "needed-for-the-service",
  "optional",
] as const;
