import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import nunjucks from "nunjucks";
import type { Audit } from "./audit-result.ts";
import { createHtmlContext } from "./html-context.ts";
import { formatNumber } from "./number-format.ts";

/** Next to src and, in the published package, next to dist. */
const TEMPLATES = path.join(import.meta.dirname, "../../templates");

/** Renders an audit as one HTML page without scripts or external files. */
export function toAuditHtml(audit: Audit): string {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(TEMPLATES), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter("number", formatNumber);
  environment.addFilter("splitAtBreaks", splitAtBreaks);
  const report = createHtmlContext(audit);
  const styles = readReportStyles(report.organisation.colour);
  return environment.render("audit-report.njk", { report, styles });
}

/** Returns the style sheet with the organisation’s colour, and its hash for the Content-Security-Policy. */
export function readReportStyles(colour: string): { readonly css: string; readonly hash: string } {
  const sheet = readFileSync(path.join(TEMPLATES, "audit-report.css"), "utf8");
  const css = `:root{--brand:${colour}}\n${sheet}`;
  return { css, hash: `sha256-${hash("sha256", css, "base64")}` };
}

/** Splits a name or an address where a line may break: after punctuation. */
function splitAtBreaks(text: string): string[] {
  return text.split(/(?<=[a-z0-9][./?&=_-]+)(?![./?&=_*-])/i);
}
