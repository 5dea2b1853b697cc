import {
  error,
  type Located,
  type Partly,
  type Problem,
  question,
  type Severity,
  type ValuePath,
  warning,
} from "cookie-inventory";
import { toAnswerHint } from "./service-fields.ts";
import {
  type Activity,
  MAX_ACTIVITIES,
  type Recipients,
  type RetentionRules,
  type Service,
} from "./service-schema.ts";

/** What the law, or good practice, requires of notices: a row of the table of rules. */
export interface RuleFacts {
  readonly id: string;
  /** The article or section that requires it, such as “UK GDPR 13(1)(c)”. */
  readonly source: string;
  /** What a notice must have, to complete “A notice …”. */
  readonly requires: string;
  /** A question where something is not stated, an error where the law is clear, a warning where it is not. */
  readonly severity: Severity;
}

/** A rule about a service. */
export interface NoticeRule extends RuleFacts {
  readonly find: (notice: Notice) => readonly Finding[];
}

/** The valid values of a service, and of the registries that it refers to: undefined if they could not be read. */
export interface Notice {
  readonly service: Partly<Service>;
  readonly recipients: Partly<Recipients> | undefined;
  readonly retention: Partly<RetentionRules> | undefined;
}

/** Where a rule is not met. */
export interface Finding {
  readonly path: ValuePath;
  /** What is wrong, or the question, as a full sentence. */
  readonly message: string;
  /** How to fix it. */
  readonly hint: string;
}

/** An activity, with the functions that make findings about it. */
export interface ActivityContext extends Notice {
  readonly activity: Partly<Activity>;
  /** Returns a finding about a field, whose message starts with the activity’s title. */
  readonly found: (path: ValuePath, message: string, hint: string) => Finding;
}

/** Returns a rule’s `find` that looks at each activity by itself. */
export function forEachActivity(
  find: (context: ActivityContext) => Finding | readonly Finding[],
): NoticeRule["find"] {
  return (notice) =>
    // More are an error already, and take too long to look at.
    (notice.service.activities ?? []).slice(0, MAX_ACTIVITIES).flatMap((activity, index) => {
      if (activity === undefined) return [];
      const name = activity.title ?? `Activity ${index + 1}`;
      const found: ActivityContext["found"] = (path, message, hint) => ({
        path: ["activities", index, ...path],
        message: `“${name}”: ${message}`,
        hint,
      });
      return find({ ...notice, activity, found });
    });
}

/** Returns a rule’s `find` for the fields of an activity’s list. */
export function forEachEntry<K extends ListName>(
  list: K,
  find: (
    entry: EntryOf<K>,
    context: ActivityContext,
    path: ValuePath,
  ) => Finding | readonly Finding[],
): NoticeRule["find"] {
  return forEachActivity((context) =>
    GET_ENTRIES[list](context.activity).flatMap((entry, index) =>
      entry === undefined ? [] : find(entry, context, [list, index]),
    ),
  );
}

type ListName = "specialCategories" | "recipients" | "transfers" | "automatedDecisions";
type EntryOf<K extends ListName> = Partly<NonNullable<Activity[K]>[number]>;

/** Functions that return the entries of each list of an activity. */
const GET_ENTRIES: {
  readonly [K in ListName]: (activity: Partly<Activity>) => readonly (EntryOf<K> | undefined)[];
} = {
  specialCategories: ({ specialCategories }) => specialCategories ?? [],
  recipients: ({ recipients }) => recipients ?? [],
  transfers: ({ transfers }) => transfers ?? [],
  automatedDecisions: ({ automatedDecisions }) => automatedDecisions ?? [],
};

const CREATE = { error, question, warning } as const;

/** Returns the problems of a service that these rules find. */
export function applyRules(
  rules: readonly NoticeRule[],
  notice: Notice,
  at: Located["at"],
): Problem[] {
  return rules.flatMap((rule) =>
    rule
      .find(notice)
      .map((finding) => createProblem(rule, finding, at, notice.service.owner ?? null)),
  );
}

/** Creates the problem of a finding. `owner` answers questions; null if it is not known. */
export function createProblem(
  { id, source, severity }: RuleFacts,
  { path, message, hint }: Finding,
  at: Located["at"],
  owner: string | null,
): Problem {
  const fullHint =
    severity === "question"
      ? `To be answered by: ${owner ?? "data protection officer"}. ${toAnswerHint(hint)}`
      : hint;
  return CREATE[severity](at(path), id, `${message} (${source})`, fullHint);
}
