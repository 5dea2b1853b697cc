import { freezePublishedHtml } from "./freeze-published-html.ts";
import type { Migration } from "./migration.ts";

/** All migrations, in the order in which they run. Add new ones at the end, and to docs/upgrading.md. */
export const MIGRATIONS: readonly Migration[] = [freezePublishedHtml];
