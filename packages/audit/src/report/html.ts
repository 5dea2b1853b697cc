import { createTemplates } from "privacy-notice";
import type { Audit } from "./audit.ts";
import { inDigits } from "./counts.ts";
import { reportStyles } from "./styles.ts";
import { viewOf } from "./view.ts";

/**
 * An audit as one page of HTML that needs nothing else: no script, no request, and no network to be read.
 * `root` is the project’s folder. Throws sass’s error where the styles cannot be compiled.
 */
export async function toAuditHtml(audit: Audit, root: string): Promise<string> {
  const styles = await reportStyles(root, audit.organisation.colour);
  const templates = createTemplates(root, import.meta.dirname);
  templates.addFilter("number", inDigits);
  templates.addFilter("parts", partsOf);
  return templates.render("report.njk", { report: viewOf(audit), styles });
}

/** A name or an address, cut where its parts end. */
function partsOf(text: string): string[] {
  return text.split(/(?<=[a-z0-9][./?&=_-]+)(?![./?&=_*-])/i);
}
