import { escapeText } from "../compare/quoting.ts";
import { type Finding, FINDING_KINDS, type FindingKind } from "../finding.ts";
import type { State } from "../observation-schema.ts";
import type { StoredItem } from "../stored-items.ts";
import { setterOf } from "./report-messages.ts";

/** Findings by their kind, the gravest first; kinds without any are left out. */
export function bySeverity(findings: readonly Finding[]) {
  return FINDING_KINDS.map((kind) => ({
    kind,
    findings: findings.filter(({ rule }) => rule === kind),
  })).filter((group) => group.findings.length > 0);
}

/** Kinds that are about what is stored in one state alone. */
const ABOUT_STATE: Partial<Record<FindingKind, State>> = {
  "set-before-choice": "before",
  "set-although-rejected": "rejected",
};

/** The pages on which a finding was made. */
export function pagesOf({ rule, items }: Finding): string[] {
  const state = ABOUT_STATE[rule];
  const pages = (item: StoredItem) => (state === undefined ? item.pages : item.pagesIn[state]);
  return [...new Set(items.flatMap(pages))];
}

/** Who set what a finding is about, as far as anybody was seen. */
export function settersOf({ items }: Finding): string[] {
  const cookies = items.flatMap((item) => item.cookies);
  return [...new Set(cookies.flatMap(({ setBy }) => setterOf(setBy) ?? []))];
}

/** A part of a hint: words, values to write, or a whole record to paste. */
export interface HintPart {
  readonly as: "words" | "values" | "record";
  readonly text: string;
}

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const FIELD = String.raw`"\w+": (?:${STRING}|\[(?:${STRING}(?:, )?)*\]|\w+)`;
const JSON_IN_WORDS = new RegExp(String.raw`(\{ ${FIELD}(?:, ${FIELD})* \})|(${FIELD})`, "g");

/** A hint, with the JSON that is to be written told from the words around it; joined, the parts read as it did. */
export function hintParts(hint: string): HintPart[] {
  const parts: HintPart[] = [];
  let from = 0;
  const say = (to: number) => {
    const text = hint.slice(from, to);
    if (text.trim() !== "") parts.push({ as: "words", text: escapeText(text) });
  };
  for (const { 0: json, 1: record, index } of hint.matchAll(JSON_IN_WORDS)) {
    say(index);
    parts.push(
      record === undefined
        ? { as: "values", text: escapeText(json) }
        : { as: "record", text: indented(record) },
    );
    from = index + json.length;
  }
  say(hint.length);
  return parts;
}

function indented(record: string): string {
  try {
    const lines = JSON.stringify(JSON.parse(record), null, 2).split("\n");
    return lines.map(escapeText).join("\n");
  } catch {
    return escapeText(record);
  }
}
