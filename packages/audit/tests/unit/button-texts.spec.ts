import { expect, test } from "playwright/test";
import { type ButtonKind, classifyButton } from "../../src/consent/button-texts.ts";

/* cspell:disable */
const BUTTONS: Readonly<Record<Exclude<ButtonKind, "other">, readonly string[]>> = {
  reject: [
    "Reject all",
    "I decline",
    "Only essential cookies",
    "No, thanks",
    "Reject analytics cookies",
    "Gwrthod",
    "Cwcis hanfodol yn unig",
    "Tout refuser",
    "Continuer sans accepter",
    "Alle ablehnen",
    "Nur notwendige Cookies",
    "Odrzuć wszystkie",
  ],
  accept: [
    "Accept all",
    "Yes",
    "✓ OK, accept all",
    "Accept analytics cookies",
    "Derbyn pob cwci",
    "Tout accepter",
    "J’accepte",
    "Alle akzeptieren",
    "Akceptuj wszystkie",
    "Zgadzam się",
  ],
  acknowledge: ["OK", "Got it!", "I understand", "Iawn"],
  settings: [
    "Manage cookies",
    "Cookie settings",
    "Let me choose",
    "Gosodiadau",
    "Personnaliser",
    "Einstellungen",
    "Ustawienia",
  ],
  save: [
    "Save preferences",
    "Accept selected",
    "Confirm my choices",
    "Cadw",
    "Enregistrer mes choix",
    "Auswahl speichern",
    "Zapisz",
  ],
};

for (const [kind, texts] of Object.entries(BUTTONS)) {
  test(`Recognises buttons of the kind “${kind}” in English, Welsh, French, German and Polish`, () => {
    for (const text of texts) expect(classifyButton(text), text).toBe(kind);
  });
}

test("Takes no other button for one of a cookie banner", () => {
  for (const text of [
    "",
    "Fine",
    "Rather not",
    "Read more",
    "Subscribe",
    "Search",
    "Menu",
    "Pay £2",
    "Accept and subscribe",
    "Accept the terms",
  ])
    expect(classifyButton(text), text).toBe("other");
});
