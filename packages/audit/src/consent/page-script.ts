/*
 * The script that looks for cookie banners in a document, and clicks. It runs in autoconsent’s isolated world, so a
 * page cannot interfere with it.
 */

/* oxlint-disable unicorn/consistent-function-scoping -- every function has to be inside the one that is injected. */

import { createPageElements, type PageElements } from "./page-elements.ts";

/** Something to click: a CSS selector, or the text of a button on the banner. */
export type Click = string | { readonly button: string };

/** A part of a page that may be a cookie banner: it has buttons, and lies over the page or mentions cookies. */
export interface PagePart {
  /** A CSS selector of the part. */
  readonly selector: string;
  /** The first few thousand characters of its text. */
  readonly text: string;
  /** The same, without the texts of links and buttons. */
  readonly prose: string;
  /** Whether it lies over the page or calls itself a dialog or a cookie banner. */
  readonly isOverlay: boolean;
  /** Whether something can be typed into it, as into a newsletter’s form. */
  readonly hasTextField: boolean;
  /** Whether it has checkboxes, switches or radio buttons. */
  readonly hasSwitches: boolean;
  readonly buttons: readonly { readonly text: string; readonly click: Click }[];
}

/** A radio button; those with the same group exclude each other. */
export interface RadioButton {
  readonly group: string;
  readonly label: string;
  readonly value: string;
}

/** The functions that the script adds to the world. */
export interface PageFunctions {
  readonly findParts: () => PagePart[];
  /** Whether something that matches the CSS selector is visible. */
  readonly isShown: (selector: string) => boolean;
  /** Whether something to click is visible, a button only inside `part`. */
  readonly canClick: (target: Click, part: string) => boolean;
  /** Clicks something visible, a button only inside `part`. Returns false if it is not there. */
  readonly click: (target: Click, part: string) => boolean;
  readonly findRadioButtons: (part: string) => RadioButton[];
  /** Turns every switch in `part` on or off that is not fixed, and chooses radio buttons by their positions. */
  readonly setSwitches: (part: string, isOn: boolean, radioButtons: readonly number[]) => void;
  /** Whether a hidden element has an animation that will end, such as a banner that fades in after a few seconds. */
  readonly isAppearing: () => boolean;
  /** Scrolls down by a window’s height and back: some banners wait for the visitor to do something. */
  readonly scroll: () => void;
}

/** The name of the object with these functions in the isolated world. */
export const PAGE_FUNCTIONS = "storageAuditBanner";

/** The source of the script. */
export const PAGE_SCRIPT = `globalThis.${PAGE_FUNCTIONS} = (${createPageFunctions.toString()})((${createPageElements.toString()})());`;

/** Creates the functions. Runs inside the document, so it cannot use anything else in this file. */
function createPageFunctions(elements: PageElements): PageFunctions {
  const { allIn, select, selectIn, parentOf, isVisible, textOf, proseOf } = elements;
  const { labelOf, buttonsIn, selectorOf, placeOf } = elements;
  const SWITCHES = "input[type=checkbox], [role=switch], [role=checkbox]";
  const RADIO_BUTTONS = "input[type=radio]";
  const TEXT_FIELDS =
    "textarea, input:not([type]), input:is([type=text], [type=email], [type=tel], [type=search], [type=number], [type=password], [type=date])";
  const ABOUT_COOKIES = /cookie|consent|cwci|gdpr|rgpd|dsgvo|ciastecz|privacy/i; // cspell:disable-line
  const MAX = { parts: 30, buttons: 40, text: 4000, climb: 6 };

  const isDialog = (element: Element): boolean =>
    element.matches(
      "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], :popover-open",
    );
  const isOverlay = (element: Element): boolean => {
    if (element.matches("html, body, main, header, nav, footer")) return false;
    const { position } = getComputedStyle(element);
    return (
      position === "fixed" ||
      position === "sticky" ||
      isDialog(element) ||
      isNamedAfterCookies(element)
    );
  };
  const isNamedAfterCookies = (element: Element): boolean =>
    element instanceof HTMLElement &&
    ABOUT_COOKIES.test(
      `${element.id} ${element.className} ${element.tagName} ${element.getAttribute("aria-label") ?? ""}`,
    );
  /** Returns the smallest part around a text about cookies that has buttons of its own. */
  const partAround = (element: Element): Element | undefined => {
    let part: Element | null = element;
    for (let step = 0; part !== null && step < MAX.climb; step += 1, part = parentOf(part)) {
      if (part.matches("html, body, main")) return undefined;
      if (select("button, input[type=button], input[type=submit], [role=button]", part).length > 0)
        return part;
    }
    return undefined;
  };
  const hasCookieText = ({ childNodes }: Element): boolean =>
    [...childNodes].some((node) => node instanceof Text && ABOUT_COOKIES.test(node.data));
  const hasSwitches = (part: Element): boolean =>
    selectIn(`${SWITCHES}, ${RADIO_BUTTONS}`, part).length > 0;
  const limitText = (text: string): string =>
    text.replaceAll(/\s+/g, " ").trim().slice(0, MAX.text);

  const findClickable = (target: Click, partSelector: string): Element | undefined =>
    typeof target === "string"
      ? select(target).find(isVisible)
      : select(partSelector)
          .flatMap((part) => buttonsIn(part))
          .find((button) => labelOf(button) === target.button);

  const radioButtonsIn = (partSelector: string): HTMLInputElement[] =>
    select(partSelector)
      .flatMap((part) => selectIn(RADIO_BUTTONS, part))
      .filter((each) => each instanceof HTMLInputElement)
      .filter(({ disabled }) => !disabled);

  return {
    findParts: () => {
      const all = allIn(document).filter((each) => !each.matches("script, style, template"));
      const overlays = all.filter((each) => isOverlay(each) && isVisible(each));
      const forms = all.filter(
        (each) => each.matches("form") && hasSwitches(each) && isVisible(each),
      );
      const around = all
        .filter((each) => hasCookieText(each) && isVisible(each))
        .flatMap((each) => partAround(each) ?? []);
      const parts = [...new Set([...overlays, ...forms, ...around])].slice(0, MAX.parts);
      return parts.flatMap((part) => {
        const buttons = buttonsIn(part).slice(0, MAX.buttons);
        if (buttons.length === 0 && !hasSwitches(part)) return [];
        return {
          selector: placeOf(part),
          text: limitText(textOf(part)),
          prose: limitText(proseOf(part)),
          isOverlay: isOverlay(part),
          hasTextField: selectIn(TEXT_FIELDS, part).some(isVisible),
          hasSwitches: hasSwitches(part),
          buttons: buttons.map((each) => ({
            text: labelOf(each),
            click: selectorOf(each) ?? { button: labelOf(each) },
          })),
        };
      });
    },
    isShown: (selector) => select(selector).some(isVisible),
    isAppearing: () =>
      document.getAnimations().some(({ effect, playState }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        const hasEnd = Number.isFinite(effect?.getComputedTiming().endTime);
        return playState === "running" && hasEnd && target !== null && !isVisible(target);
      }),
    canClick: (target, part) => findClickable(target, part) !== undefined,
    click: (target, part) => {
      const found = findClickable(target, part);
      if (!(found instanceof HTMLElement)) return false;
      // The settings may be on another page, which has to open in this tab.
      if (found instanceof HTMLAnchorElement) found.removeAttribute("target");
      found.click();
      return true;
    },
    findRadioButtons: (part) =>
      radioButtonsIn(part).map((each) => ({
        group: each.name,
        label: [...(each.labels ?? [])].map(textOf).join(" ").trim() || (each.ariaLabel ?? ""),
        value: each.value,
      })),
    setSwitches: (partSelector, isOn, radioButtons) => {
      for (const each of select(partSelector).flatMap((part) => selectIn(SWITCHES, part))) {
        const isNowOn =
          each instanceof HTMLInputElement
            ? each.checked
            : each.getAttribute("aria-checked") === "true";
        const isLocked = each.matches(":disabled, [aria-disabled=true]");
        if (isNowOn !== isOn && !isLocked && each instanceof HTMLElement) each.click();
      }
      const all = radioButtonsIn(partSelector);
      for (const position of radioButtons) all[position]?.click();
    },
    scroll: () => {
      const top = scrollY;
      scrollBy({ top: innerHeight, behavior: "instant" });
      setTimeout(() => scrollTo({ top, behavior: "instant" }), 300);
    },
  };
}
