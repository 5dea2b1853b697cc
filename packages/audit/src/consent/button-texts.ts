import { type Pattern, PATTERNS } from "./button-patterns.ts";

/*
 * Recognises the buttons of cookie banners by their texts: autoconsent’s patterns cover most languages of Europe, and
 * those below add Welsh and what autoconsent does not need.
 */

export type Answer = "rejected" | "accepted";

/** What a button of a cookie banner does. settings: opens another layer; save: saves what is selected there. */
export type ButtonKind = "reject" | "accept" | "acknowledge" | "settings" | "save" | "other";

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
  /^(i )?(do not|dont|don’t) (accept|agree|allow|consent|use)\b/i,
  /^(turn|switch) off\b/i,
  /^no,? (reject|decline|i do not|i dont|do not|dont)\b/i,
];

/** Buttons of which autoconsent’s patterns for accepting miss a form. Not those that also ask to pay or to subscribe. */
const ACCEPT = [
  /^(select|enable|switch on) all\b/i,
  /^(?!.*\b(essential|necessary|required|only|selected|selection|pay|subscribe|terms)\b)(yes,? )?(i )?(accept|agree to|allow|enable|turn on|switch on)\b.{0,40}\b(cookies|all)$/i,
];

/** Links and buttons to the settings of which autoconsent’s patterns miss a form. */
const SETTINGS = [
  /^(your|my|more|other|cookies?|privacy|tracking) (options|choices|preferences|settings)$/i,
  /^(?!.*\b(policy|notice|statement)\b)(view|manage|change|choose|set) (your |my |our |which )?cookies?\b/i,
];

// cspell:enable
/** Returns what a button with this text does on a cookie banner; “other” if that is not clear. */
export function classifyButton(buttonText: string): ButtonKind {
  const text = simplify(buttonText);
  const isAnyOf = (list: readonly Pattern[]) =>
    list.some((pattern) =>
      typeof pattern === "string" ? pattern === text : text.search(pattern) !== -1,
    );
  if (text === "" || isAnyOf(PATTERNS.BUTTON_NEVER_MATCH_PATTERNS)) return "other";
  if (isAnyOf([...PATTERNS.REJECT_PATTERNS, ...REJECT, WELSH.reject])) return "reject";
  if (isAnyOf(SAVE)) return "save";
  if (isAnyOf([...PATTERNS.ACCEPT_PATTERNS, ...ACCEPT, WELSH.accept])) return "accept";
  if (isAnyOf([...PATTERNS.SETTINGS_PATTERNS, ...SETTINGS, WELSH.settings])) return "settings";
  if (isAnyOf([...PATTERNS.ACKNOWLEDGE_PATTERNS, WELSH.acknowledge])) return "acknowledge";
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
