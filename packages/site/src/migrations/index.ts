import { freezePublishedHtml } from "./freeze-published-html.ts";
import type { Migration } from "./migration.ts";

/** Every migration there is, in the order in which they run. A new one comes last; docs/upgrading.md lists them. */
export const MIGRATIONS: readonly Migration[] = [freezePublishedHtml];
