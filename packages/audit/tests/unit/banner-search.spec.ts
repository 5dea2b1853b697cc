import { expect, test } from "playwright/test";
import { type BannerPart, isBanner, isBannerLike } from "../../src/consent/banner-search.ts";
import {
  isAboutOtherSubject,
  mentionsConsent,
  mentionsPrivacy,
} from "../../src/consent/banner-words.ts";
import { classifyButton } from "../../src/consent/button-texts.ts";

/** Returns a pop-up with a text and buttons. */
function popUp(
  prose: string,
  buttons: readonly string[],
  change: Partial<BannerPart> = {},
): BannerPart {
  const target = { id: "page", type: "page", url: "", send: async () => ({}) };
  return {
    context: { target, id: 1 },
    selector: "div",
    text: `${prose} ${buttons.join(" ")}`,
    prose,
    isOverlay: true,
    isInFrame: false,
    hasTextField: false,
    hasSwitches: false,
    buttons: buttons.map((text) => ({ text, kind: classifyButton(text), click: { button: text } })),
    ...change,
  };
}

const inFlow = { isOverlay: false };
const ASKING = "We’d like to use cookies to understand how you use our website.";

test("A banner asks for consent, and its buttons give the answers", () => {
  for (const banner of [
    popUp(ASKING, ["Accept all", "Reject all"]),
    popUp("We value your privacy.", ["Accept all", "Reject all"]),
    popUp("", ["Accept cookies", "Reject cookies"]),
    popUp(ASKING, ["OK"]),
    popUp(ASKING, ["Accept all cookies", "Cookie settings"], inFlow),
    popUp("By continuing to use our website you accept cookies.", ["OK"], inFlow),
    popUp(ASKING, ["Save preferences"], { hasSwitches: true }),
    popUp(ASKING, ["Close"], { hasSwitches: true }),
  ])
    expect(isBanner(banner), banner.text).toBe(true);
});

test("Other pop-ups and parts of a page are no banners", () => {
  for (const other of [
    popUp("Get our newsletter. We use cookies to remember you.", ["Yes", "No thanks"]),
    popUp(ASKING, ["Accept", "No thanks"], { hasTextField: true }),
    popUp("You must be over 18. By entering you accept our use of cookies.", ["Yes", "No"]),
    popUp("Share your location? We protect your privacy.", ["Allow", "Not now"]),
    popUp("This chat uses your personal data.", ["I agree", "No thanks"]),
    popUp("We protect your privacy.", ["OK"]),
    popUp("Get our app.", ["Cookie policy", "OK"]),
    popUp(ASKING, ["No thanks"]),
    popUp("Win a box of cookies!", ["Accept", "No thanks"], { ...inFlow, isInFrame: true }),
    popUp("How to bake cookies.", ["OK", "Close"], inFlow),
    popUp(`${ASKING} `.repeat(40), ["Accept all", "Reject all"], inFlow),
  ])
    expect(isBanner(other), other.text).toBe(false);
});

test("Unusual buttons are a sign of a banner, a search form is not", () => {
  expect(isBannerLike(popUp(ASKING, ["Fine", "Rather not"]))).toBe(true);
  expect(isBannerLike(popUp("We use cookies.", ["Fine", "Rather not"], inFlow))).toBe(true);
  expect(isBannerLike(popUp(ASKING, ["Search"], { ...inFlow, hasTextField: true }))).toBe(false);
  expect(isBannerLike(popUp(ASKING, ["Cookie settings"], inFlow))).toBe(false);
  expect(isBannerLike(popUp("Menu", ["Privacy and cookies"]))).toBe(false);
});

// cspell:disable
test("Knows the words of cookie banners", () => {
  for (const text of [
    "We use cookies.",
    "Rydym yn defnyddio cwcis.",
    "Nous utilisons des traceurs.",
    "Wir brauchen Ihre Einwilligung.",
    "Strona używa ciasteczek.",
  ])
    expect(mentionsConsent(text), text).toBe(true);
  for (const text of ["Bins are collected on Tuesday.", "We respect your privacy.", ""])
    expect(mentionsConsent(text), text).toBe(false);
  for (const text of [
    "We process your personal information.",
    "Nous respectons votre vie privée.",
    "Wir achten Ihre Privatsphäre.",
  ])
    expect(mentionsPrivacy(text), text).toBe(true);
});

// cspell:enable
test("A banner may name as purposes what other pop-ups ask for", () => {
  expect(isAboutOtherSubject("We use cookies for chats, surveys and your location.")).toBe(false);
  expect(isAboutOtherSubject("We and over 50 partners use cookies.")).toBe(false);
  expect(isAboutOtherSubject("We protect your privacy in this chat.")).toBe(true);
});
