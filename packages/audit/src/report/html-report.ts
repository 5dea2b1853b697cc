import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import nunjucks from "nunjucks";
import type { Audit } from "./audit-result.ts";
import { viewOf } from "./html-view.ts";
import { inDigits } from "./number-format.ts";

/** Beside src and, in the published package, beside dist. */
const TEMPLATES = path.join(import.meta.dirname, "../../templates");

/** An audit as one page of HTML that needs nothing else: no script, no request, and no network to be read. */
export function toAuditHtml(audit: Audit): string {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(TEMPLATES), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter("number", inDigits);
  environment.addFilter("parts", partsOf);
  const styles = stylesFor(audit.organisation.colour);
  return environment.render("audit-report.njk", { report: viewOf(audit), styles });
}

/** The style sheet with the organisation’s colour, and its hash as a Content-Security-Policy names it. */
export function stylesFor(colour: string): { readonly css: string; readonly hash: string } {
  const sheet = readFileSync(path.join(TEMPLATES, "audit-report.css"), "utf8");
  const css = `:root{--brand:${colour}}\n${sheet}`;
  return { css, hash: `sha256-${hash("sha256", css, "base64")}` };
}

/** A name or an address, cut where its parts end. */
function partsOf(text: string): string[] {
  return text.split(/(?<=[a-z0-9][./?&=_-]+)(?![./?&=_*-])/i);
}
