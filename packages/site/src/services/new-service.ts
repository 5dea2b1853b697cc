import { type Service, serviceSchema } from "./service-schema.ts";

/** What can be stated about a service when it is started. */
export interface NewService {
  /** The name of its file, such as “libraries”. */
  readonly name: string;
  /** Derived from the name if it is not stated. */
  readonly title?: string | undefined;
  readonly group?: string | undefined;
  readonly summary?: string | undefined;
}

/** Returns a service with one activity, whose questions are all open. */
export function createService({ name, title, group, summary }: NewService): Service {
  const words = name.replaceAll("-", " ");
  const heading = title ?? words.charAt(0).toUpperCase() + words.slice(1);
  return {
    title: heading,
    group: group ?? null,
    summary: summary ?? null,
    owner: null,
    nextReview: null,
    people: null,
    activities: [
      {
        id: name,
        title: heading,
        purpose: null,
        basis: null,
        laws: null,
        interests: null,
        withdrawal: null,
        data: null,
        specialCategories: null,
        sources: null,
        mustProvide: null,
        recipients: null,
        transfers: null,
        retention: null,
        automatedDecisions: null,
      },
    ],
  };
}

/** Returns what is wrong with the first field of a service, to complete a sentence; undefined if nothing is. */
export function findServiceMistake(
  service: Service,
): { readonly field: string; readonly mistake: string } | undefined {
  const [issue] = serviceSchema.safeParse(service).error?.issues ?? [];
  return issue && { field: issue.path.join("."), mistake: issue.message };
}
