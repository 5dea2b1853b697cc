/** One thing that a person should know of: a file, an address or a package, and a sentence or more about it. */
export interface Entry {
  readonly about: string;
  /** What is wrong and what to do, as plain text. */
  readonly text: string;
}

/** What was found about one part of the project. */
export interface MaintenanceSection {
  readonly title: string;
  /** What needs a person’s hand. */
  readonly todo: readonly Entry[];
  /** What is told beside it, and needs nobody. */
  readonly note?: { readonly text: string; readonly entries: readonly Entry[] };
}
