/** Matches a letter of a script that is written from right to left. */
export const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** In UTF-16 code units: how near to a letter from right to left a mark of direction is right. */
const NEAR = 100;

/*
 * Characters that must not be in published text: they are invisible, change the direction of text, or cannot be
 * displayed (Unicode Technical Report 36, section 2.10).
 */

/** Marks of direction in text that is written from left to right. Elsewhere, they order names and numbers (Unicode Annex 9). */
const STRAY_DIRECTION = String.raw`[\u061C\u200E\u200F](?<!${RIGHT_TO_LEFT.source}[^\n]{0,${NEAR}})(?![^\n]{0,${NEAR}}${RIGHT_TO_LEFT.source})`;

/** Joiners and variants where they are wrong: they are right in emoji, and in scripts such as Devanagari and Arabic. */
const OUT_OF_CONTEXT =
  /(?<!\p{Emoji})[\uFE0E\uFE0F]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\p{Lo}\p{M}])[\u200C\u200D]|(?<![\u{1F3F4}\u{E0020}-\u{E007E}])[\u{E0020}-\u{E007F}]/u;

/** Matches one such character, including tabs and line breaks. */
export const INVISIBLE_CHARACTERS = new RegExp(
  [
    // Control characters, halves of surrogate pairs, private use, and what is never a character.
    String.raw`[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\uFFFD\uFFF9-\uFFFB]`,
    // Soft hyphen, fillers, direction controls, separators, zero width.
    String.raw`[\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0]`,
    STRAY_DIRECTION,
    OUT_OF_CONTEXT.source,
  ].join("|"),
  "u",
);

const NAMES: readonly (readonly [characters: RegExp, name: string])[] = [
  [/\t/, "a tab"],
  [/[\n\v\f\r\x85\u2028\u2029]/, "a line break"],
  [/\xAD/, "a soft hyphen"],
  [/[\u200B\uFEFF\u2060]/, "a zero-width space"],
  [/[\u200C\u200D]/, "a zero-width joiner"],
  [/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/, "a sign that changes the direction of text"],
  [/\p{Co}/u, "a sign of a special font, which visitors do not have"],
  [/[\p{Cs}\uFFFD]/u, "a character that was lost"],
  [/\p{Cc}/u, "a control character"],
];

/** Returns what an invisible character is, such as “a soft hyphen (U+00AD)”. */
export function nameInvisibleCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const [, name = "an invisible character"] = NAMES.find(([each]) => each.test(character)) ?? [];
  return `${name} (U+${code})`;
}
