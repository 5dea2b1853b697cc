import { escapeText } from "../compare/quoting.ts";
import { type Finding, FINDING_KINDS, type FindingKind } from "../finding.ts";
import type { SetBy, State } from "../observation-schema.ts";
import type { StoredItem } from "../stored-items.ts";
import { formatSetters } from "./shared-labels.ts";

/** Groups findings by kind, most serious first. Omits kinds without findings. */
export function groupByKind(findings: readonly Finding[]) {
  return FINDING_KINDS.map((kind) => ({
    kind,
    findings: findings.filter(({ rule }) => rule === kind),
  })).filter((group) => group.findings.length > 0);
}

/** Kinds that concern only what is set in one state. */
export const STATE_OF_KIND: Partial<Record<FindingKind, State>> = {
  "set-before-choice": "before",
  "set-despite-rejection": "rejected",
};

/** Returns the pages on which the items of a finding were set. */
export function findPages({ rule, items }: Finding): string[] {
  const state = STATE_OF_KIND[rule];
  const pages = (item: StoredItem) => (state === undefined ? item.pages : item.pagesIn[state]);
  return [...new Set(items.flatMap(pages))];
}

/** Returns the responses and scripts that set the items of a finding, where known. */
export function findSetters(finding: Finding): string[] {
  return formatSetters(findSettersOf(finding));
}

export function findSettersOf({ rule, items }: Finding): SetBy[] {
  const state = STATE_OF_KIND[rule];
  const setters = (item: StoredItem) =>
    state === undefined ? item.setters : item.settersIn[state];
  return items.flatMap(setters);
}

/** A part of a hint: plain text, JSON fields, or a whole JSON record. */
export interface HintPart {
  readonly type: "text" | "fields" | "record";
  readonly text: string;
}

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const FIELD = String.raw`"\w+": (?:${STRING}|\[(?:${STRING}(?:, )?)*\]|\w+)`;
const JSON_IN_TEXT = new RegExp(String.raw`(\{ ${FIELD}(?:, ${FIELD})* \})|(${FIELD})`, "g");

/** Separates the JSON in a hint from the text around it. */
export function splitHint(hint: string): HintPart[] {
  const parts: HintPart[] = [];
  let from = 0;
  const addText = (to: number) => {
    const text = hint.slice(from, to);
    if (text.trim() !== "") parts.push({ type: "text", text: escapeText(text) });
  };
  for (const { 0: json, 1: record, index } of hint.matchAll(JSON_IN_TEXT)) {
    addText(index);
    parts.push(
      record === undefined
        ? { type: "fields", text: escapeText(json) }
        : { type: "record", text: indent(record) },
    );
    from = index + json.length;
  }
  addText(hint.length);
  return parts;
}

function indent(record: string): string {
  try {
    const lines = JSON.stringify(JSON.parse(record), null, 2).split("\n");
    return lines.map(escapeText).join("\n");
  } catch {
    return escapeText(record);
  }
}
