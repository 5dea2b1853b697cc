import { readFileSync } from "node:fs";
import { z } from "zod";
import { autoconsentFile } from "./autoconsent-package.ts";

/*
 * Recognises the buttons of cookie banners by their texts: autoconsent’s patterns cover most languages of Europe, and
 * those below add Welsh and what autoconsent does not need.
 */

/** What a button of a cookie banner does. settings: opens another layer; save: saves what is selected there. */
export type ButtonKind = "reject" | "accept" | "acknowledge" | "settings" | "save" | "other";

type Pattern = string | RegExp;

const patternList = z.array(z.union([z.string(), z.instanceof(RegExp)]));
const patternsModule = z.object({
  DETECT_PATTERNS: patternList,
  REJECT_PATTERNS: patternList,
  SETTINGS_PATTERNS: patternList,
  ACCEPT_PATTERNS: patternList,
  ACKNOWLEDGE_PATTERNS: patternList,
  BUTTON_NEVER_MATCH_PATTERNS: patternList,
});

/** The patterns of autoconsent: a module without imports, in a file whose extension Node.js does not accept here. */
const source = readFileSync(autoconsentFile("lib/heuristic-patterns.ts"), "utf8");
const patterns = patternsModule.parse(
  await import(`data:text/javascript,${encodeURIComponent(source)}`),
);

// cspell:disable
/** Save what is selected: English, Welsh, French, German, Polish. Autoconsent counts these as accepting. */
const SAVE = [
  /^(save|store|submit|confirm|apply|cadw|cadarnhau|enregistrer|sauvegarder|valider|confirmer|speichern|bestätigen|zapisz|zatwierdź|potwierdź)\b/i,
  /\b(selection|selected|my choices|dewis|sélection|mes choix|auswahl|ausgewählte|wybrane|wybór)\b/i,
  /\b(speichern|übernehmen)$/i,
];

const WELSH: Readonly<Record<"reject" | "accept" | "acknowledge" | "settings", RegExp>> = {
  reject:
    /^(gwrthod|gwrthodwch|dim ond (y )?(cwcis )?(hanfodol|angenrheidiol)|cwcis hanfodol yn unig)/i,
  accept: /^(derbyn|derbyniwch|caniatáu|caniatewch|cytuno)/i,
  acknowledge: /^(iawn|deall|rwy’n deall|rwy'n deall)$/i,
  settings: /(gosodiadau|dewisiadau|rheoli|newid)/i,
};

/** Buttons of which autoconsent’s patterns for rejecting miss a form that is common on cookie banners. */
const REJECT = [
  /^(no,? thanks?|no thank you|not now)$/i,
  /^(reject|decline|deny|refuse|disagree|opt[ -]?out)\b/i,
  /\b(essential|necessary|required)( cookies)? only$/i,
  /^(only|just|use) .{0,20}(essential|necessary|required)/i,
];

const ACCEPT = [/^(select|enable|switch on) all\b/i];

/** Words of cookie banners: some speak only of consent, privacy or personal data. English, Welsh, French, German, Polish. */
const BANNER_WORDS = [
  /cookie|consent|privacy|personal (data|information)|tracking|gdpr/i,
  /cwcis?\b|preifatrwydd|caniatâd|data personol|gwybodaeth bersonol/i,
  /témoins|traceurs|confidentialité|vie privée|(données|informations) (à caractère )?personnel|rgpd/i,
  /datenschutz|einwilligung|privatsphäre|persönliche[nr]? daten|personenbezogen|dsgvo/i,
  /ciasteczk|prywatnoś|zgod[aęy]|dan(e|ych) osobow|rodo\b/i,
];

// cspell:enable
/** Whether a text is about cookies, or about consent or privacy in words that cookie banners use. */
export function mentionsCookies(text: string): boolean {
  return [...BANNER_WORDS, ...patterns.DETECT_PATTERNS].some((pattern) =>
    // Patterns with the flag “g” remember where they matched last.
    typeof pattern === "string" ? text.includes(pattern) : text.search(pattern) !== -1,
  );
}

/** Returns what a button with this text does on a cookie banner; “other” if that is not clear. */
export function classifyButton(buttonText: string): ButtonKind {
  const text = simplify(buttonText);
  const isAnyOf = (list: readonly Pattern[]) =>
    list.some((pattern) =>
      typeof pattern === "string" ? pattern === text : text.search(pattern) !== -1,
    );
  if (text === "" || isAnyOf(patterns.BUTTON_NEVER_MATCH_PATTERNS)) return "other";
  if (isAnyOf([...patterns.REJECT_PATTERNS, ...REJECT, WELSH.reject])) return "reject";
  if (isAnyOf(SAVE)) return "save";
  if (isAnyOf([...patterns.ACCEPT_PATTERNS, ...ACCEPT, WELSH.accept])) return "accept";
  if (isAnyOf([...patterns.SETTINGS_PATTERNS, WELSH.settings])) return "settings";
  if (isAnyOf([...patterns.ACKNOWLEDGE_PATTERNS, WELSH.acknowledge])) return "acknowledge";
  return "other";
}

/** Returns a text in the form that autoconsent’s patterns expect: lower case, without quotes, arrows and emojis. */
function simplify(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[“”"'/#&[\]→✕×⟩❯><✗‘’›«»]|\p{Extended_Pictographic}/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
