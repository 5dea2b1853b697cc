import { hookCookies } from "./injected-cookie-hooks.ts";
import { hookDatabases, hookServiceWorkers } from "./injected-other-hooks.ts";
import { createReporter } from "./injected-reporter.ts";
import { hookStorage } from "./injected-storage-hooks.ts";

/*
 * The script that reports which scripts store something. It runs in every document and service worker before any
 * other script. It consists of functions that are sent to the browser as text, so each can only use its arguments.
 */

/** The name of the function through which the script reports. The script deletes it before the page can find it. */
export const BINDING = "__privacyNoticeAudit";

/** More than a genuine page stores; limits what a page can report in an endless loop. */
const MAX_REPORTS = 500;

/** The key of the description of a storage area. It differs in each run, so that no page can use it. */
const AREA_KEY = crypto.randomUUID();

/** The source of the script, which reports each cookie and item of a document once. */
export const INJECTED_SCRIPT = createSource(true);

/** The source of the script, which reports a cookie or an item each time it is set. */
export const REPEATING_INJECTED_SCRIPT = createSource(false);

function createSource(once: boolean): string {
  const settings = JSON.stringify({ binding: BINDING, maxReports: MAX_REPORTS, once });
  return `(() => {
    const reporter = (${createReporter.toString()})(${settings});
    if (reporter === undefined) return;
    (${hookCookies.toString()})(reporter);
    (${hookStorage.toString()})(reporter, ${JSON.stringify(AREA_KEY)});
    (${hookDatabases.toString()})(reporter);
    (${hookServiceWorkers.toString()})(reporter);
  })()`;
}
