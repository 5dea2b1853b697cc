import {
  error,
  INVISIBLE_CHARACTERS,
  nameInvisibleCharacter,
  type Problem,
} from "cookie-inventory";
import { decodeEntity, ENTITY } from "./entities.ts";
import { withFormatHint } from "./format-hint.ts";
import type { BodyRule, PageBody } from "./page-body.ts";

const EVERY = new RegExp(INVISIBLE_CHARACTERS.source, "gu");

/** In UTF-16 code units: how far from a character its context goes. */
const AROUND = 101;

/** Characters that can be removed: the text reads the same without them. */
const REMOVABLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/;

/** Removes characters that are never seen from a file’s text, also if they are written as entities. */
export function removeInvisible(text: string): string {
  return text
    .replaceAll(ENTITY, (entity: string, index: number) =>
      REMOVABLE.test(decodeEntity(entity)) && isInvisible(text, entity, index) ? "" : entity,
    )
    .replaceAll(EVERY, (character) => (REMOVABLE.test(character) ? "" : character))
    .split("\n")
    .map(splitLine)
    .join("\n");
}

/** Whether an entity stands for a character that must not be where it is. Looks at the characters around it. */
function isInvisible(text: string, entity: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - AROUND), index);
  const after = text.slice(index + entity.length, index + entity.length + AROUND);
  return [...(before + decodeEntity(entity) + after).matchAll(EVERY)].some(
    (match) => match.index === before.length,
  );
}

/** Breaks a line where Word broke it. A heading, a list item and a table’s row must stay on one line. */
function splitLine(line: string): string {
  const isOneLine = /^\s*(?:[#|:>]|[-+*]\s|\d+[.)]\s|[^\p{L}\p{N}\s]\s|o\s)/u.test(line);
  return line.replaceAll(
    /(?<![ \t])[ \t]*((?:[\v\f\r\x85\u2028\u2029][ \t]*)+)(?=([^\p{L}\p{N}\s]\s|o\s|\d+[.)]\s)?)/gu,
    (_match, breaks: string, sign: string | undefined) =>
      isOneLine && sign === undefined ? " " : breaks.includes("\u2029") ? "\n\n" : "\n",
  );
}

/**
 * Finds invisible characters, once in each line, as they are written or as entities. Tabs, and signs at the start of a line,
 * are left to the rules for pasted text.
 */
export const checkCharacters: BodyRule = (body) =>
  body.lines.flatMap((text, line) => {
    const characters = [...text.matchAll(EVERY)].filter(
      ({ 0: character, index }) =>
        character !== "\t" &&
        !(/[\uF000-\uF0FF]/.test(character) && /^[\s>*+-]*$/.test(text.slice(0, index))),
    );
    const entities = [...hideCode(text).matchAll(ENTITY)].filter(({ 0: entity, index }) =>
      isInvisible(text, entity, index),
    );
    const found = [
      ...characters.map(({ 0: character, index }) => ({ character, written: character, index })),
      ...entities.map(({ 0: written, index }) => ({
        character: decodeEntity(written),
        written,
        index,
      })),
    ];
    return [...Map.groupBy(found, ({ character }) => character).values()].flatMap(([first]) =>
      first === undefined ? [] : toProblem(body, line, first),
    );
  });

function toProblem(
  body: PageBody,
  line: number,
  { character, written, index }: { character: string; written: string; index: number },
): Problem {
  const place = body.placeAt(line, index, index + written.length);
  const message = `There is ${nameInvisibleCharacter(character)} here.`;
  const rule = "invisible-character";
  if (/[\v\f\r\x85\u2028\u2029]/.test(character))
    return error(place, rule, message, withFormatHint("Remove it, and press Enter instead."));
  if (REMOVABLE.test(character))
    return error(place, rule, message, withFormatHint("Remove it: type the word again."));
  return error(place, rule, message, "Type the words again instead of pasting them.");
}

/** Replaces code, in which entities are published as they are written, with spaces. */
function hideCode(text: string): string {
  return text.replaceAll(/`[^`]*`/g, (code) => " ".repeat(code.length));
}
