import { type Colourise, type ReadText, toTerminalText } from "cookie-inventory";
import { joinList, escapeText } from "../compare/quoting.ts";
import { STATES } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import type { InStates } from "./consent-states.ts";
import { countOf, inDigits, some } from "./number-format.ts";
import { AFTER } from "./report-messages.ts";
import { reportView } from "./report-view.ts";

/** As much of each list as a terminal is to show. */
const MOST = { findings: 100, sites: 20, items: 20, failed: 10, names: 5 };

/**
 * An audit as a terminal shows it: the verdict, each finding with its line, what became of choices, what was
 * visited and what was not.
 * `textOf` gives the inventory's text. Returns it without a final newline.
 */
export function toAuditText(
  audit: Audit,
  textOf: ReadText,
  paint: Colourise = (_as, text) => text,
): string {
  const { verdict, extent, choices, failed, sites, left, refused } = reportView(audit);
  const missed = choices.missed.map(
    ({ origin, answers, words }) => `${escapeText(origin)}, ${answers}: ${words}`,
  );
  const visited = sites.map(
    ({ origin, summary, robots, sitemaps }) =>
      `${escapeText(origin)}: ${summary} (robots.txt: ${robots}; sitemaps: ${sitemaps})`,
  );
  return [
    paint("place", verdict),
    found(audit, textOf, paint),
    choices.nothing ?? list("Choices:", [choices.brief], missed, MOST.sites),
    list(
      "What goes against the inventory, differs by choice, or needs consent:",
      [],
      choices.items.filter(({ matters }) => matters).map(stateLine),
      MOST.items,
      "item",
    ),
    list("What was visited:", extent === null ? [] : [extent], visited, MOST.sites, "website"),
    list(
      "What could not be visited or read:",
      [],
      failed.map(({ address, why }) => `${escapeText(address)}: ${why}`),
      MOST.failed,
    ),
    list("What was left out:", [], left.map(leftLine), left.length),
    refusedLine(refused.map(({ cookie }) => cookie.name)),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function found({ findings }: Audit, textOf: ReadText, paint: Colourise): string {
  const { shown, more } = some(findings, MOST.findings);
  const told = shown.map((finding) => ({
    ...finding,
    message: escapeText(finding.message),
    hint: escapeText(finding.hint),
  }));
  const text = toTerminalText(told, textOf, paint);
  if (more === 0) return text;
  return `${text}\n\nThere ${more === 1 ? "is" : "are"} ${countOf(more, "more finding")}: “--format json” has all.`;
}

function stateLine({ name, domain, cells, needsConsent }: InStates): string {
  const told = STATES.map((state) => {
    const { words, against } = cells[state];
    return `${AFTER[state]} ${words}${against === null ? "" : ` (${against})`}`;
  });
  return `${name} (${domain}): ${told.join(", ")}; needs consent: ${needsConsent}`;
}

function leftLine({ why, words, what }: ReturnType<typeof reportView>["left"][number]): string {
  const examples = what.slice(0, MOST.names).map(escapeText);
  return why === "traps" ? `${words} (such as ${examples.join(", ")})` : words;
}

function refusedLine(names: readonly string[]): string {
  if (names.length === 0) return "";
  const { shown, more } = some(
    [...new Set(names.map((name) => `“${escapeText(name)}”`))],
    MOST.names,
  );
  const rest = more === 0 ? [] : [`${inDigits(more)} more`];
  return `The browser refused ${countOf(names.length, "cookie")} that the websites offered: ${joinList([...shown, ...rest])}.`;
}

/** A heading, what is always said under it, and at most so many of `lines`; nothing where there are none of either. */
function list(
  head: string,
  always: readonly string[],
  lines: readonly string[],
  most: number,
  of = "",
): string {
  if (always.length + lines.length === 0) return "";
  const { shown, more } = some(lines, most);
  const rest = of === "" ? `${inDigits(more)} more` : countOf(more, `more ${of}`);
  return [head, ...always, ...shown, ...(more > 0 ? [`and ${rest}`] : [])].join("\n  ");
}
