import { PATTERNS } from "./button-patterns.ts";

/*
 * Recognises cookie banners by their texts, in English, Welsh, French, German and Polish; autoconsent’s patterns add
 * whole phrases in more languages.
 */

// cspell:disable
const CONSENT_WORDS = [
  /cookie|consent|tracking|gdpr/i,
  /cwcis?\b|caniatâd/i,
  /témoins|traceurs|consentement|rgpd/i,
  /einwilligung|dsgvo/i,
  /ciasteczk|zgod[aęy]|rodo\b/i,
];

/** Some banners say only this, but so do newsletters, chats and forms. */
const PRIVACY_WORDS = [
  /privacy|personal (data|information)/i,
  /preifatrwydd|data personol|gwybodaeth bersonol/i,
  /confidentialité|vie privée|(données|informations) (à caractère )?personnel/i,
  /datenschutz|privatsphäre|persönliche[nr]? daten|personenbezogen/i,
  /prywatnoś|dan(e|ych) osobow/i,
];

/** What other pop-ups ask for, even if they speak of cookies: newsletters and ages. */
const OTHER_SUBJECTS = [
  /newsletter|mailing list|years (old|of age)|\b(over|under|aged?)( the age of)? (13|16|18|21)\b(?! (partners|vendors))/i,
  /cylchlythyr|\boed\b/i,
  /lettre d.information|\b1[68] ans\b/i,
  /\b1[68] Jahre\b/i,
  /ukończy|\b1[68] lat\b/i,
];

/** The same for pop-ups that speak only of privacy. Cookie banners may name these as purposes. */
const OTHER_SERVICES = [
  /location|notification|\bchat|survey|feedback|sign in|log in|account|postcode/i,
  /lleoliad|hysbysiad|sgwrs|arolwg|adborth/i,
  /position|notification|sondage|avis/i,
  /Standort|Benachrichtigung|Umfrage|anmelden/i,
  /lokalizacj|powiadomie|czat|ankiet/i,
];
// cspell:enable

/** Whether a text is about cookies or consent, or has a phrase that is typical of cookie banners. */
export function mentionsConsent(text: string): boolean {
  return matchesAny(text, [...CONSENT_WORDS, ...PATTERNS.DETECT_PATTERNS]);
}

/** Whether a text has a phrase that is typical of cookie banners, such as “we use cookies”. */
export function hasCookiePhrase(text: string): boolean {
  return matchesAny(text, PATTERNS.DETECT_PATTERNS);
}

/** Whether a text is about privacy or personal data. */
export function mentionsPrivacy(text: string): boolean {
  return matchesAny(text, PRIVACY_WORDS);
}

/** Whether a pop-up asks for something else than consent to cookies, such as an age or a location. */
export function isAboutOtherSubject(text: string): boolean {
  return (
    matchesAny(text, OTHER_SUBJECTS) || (!mentionsConsent(text) && matchesAny(text, OTHER_SERVICES))
  );
}

function matchesAny(text: string, patterns: typeof PATTERNS.DETECT_PATTERNS): boolean {
  return patterns.some((pattern) =>
    // Patterns with the flag “g” remember where they matched last.
    typeof pattern === "string" ? text.includes(pattern) : text.search(pattern) !== -1,
  );
}
