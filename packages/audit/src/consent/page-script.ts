/*
 * The script that looks for cookie banners in a document, and clicks. It runs in autoconsent’s isolated world, so a
 * page cannot interfere with it. It also looks into open shadow roots.
 */

/* oxlint-disable unicorn/consistent-function-scoping -- every function has to be inside the one that is injected. */

/** Something to click: a CSS selector, or the text of a button on the banner. */
export type Click = string | { readonly button: string };

/** A part of a page that may be a cookie banner: it has buttons, and lies over the page or mentions cookies. */
export interface PagePart {
  /** A CSS selector of the part. */
  readonly selector: string;
  /** The first few thousand characters of its text. */
  readonly text: string;
  /** Whether it lies over the page or calls itself a dialog or a cookie banner. */
  readonly isOverlay: boolean;
  readonly buttons: readonly { readonly text: string; readonly click: Click }[];
}

/** The functions that the script adds to the world. */
export interface PageFunctions {
  readonly findParts: () => PagePart[];
  /** Whether something that matches the CSS selector is visible. */
  readonly isShown: (selector: string) => boolean;
  /** Clicks something visible, a button only inside `part`. Returns false if it is not there. */
  readonly click: (target: Click, part: string) => boolean;
  /** Turns every switch in `part` on or off that is not fixed. */
  readonly setSwitches: (part: string, isOn: boolean) => void;
}

/** The name of the object with these functions in the isolated world. */
export const PAGE_FUNCTIONS = "storageAuditBanner";

/** The source of the script. */
export const PAGE_SCRIPT = `globalThis.${PAGE_FUNCTIONS} = (${createPageFunctions.toString()})();`;

/** Creates the functions. Runs inside the document, so it cannot use anything else in this file. */
function createPageFunctions(): PageFunctions {
  const BUTTONS = "button, input[type=button], input[type=submit], a, [role=button], summary";
  const SWITCHES = "input[type=checkbox], [role=switch], [role=checkbox]";
  const ABOUT_COOKIES = /cookie|consent|cwci|gdpr|rgpd|dsgvo|ciastecz|privacy/i; // cspell:disable-line
  const MAX = { parts: 30, buttons: 40, text: 4000, climb: 6 };

  const allIn = (root: ParentNode): Element[] =>
    [...root.querySelectorAll("*")].flatMap((element) =>
      element.shadowRoot === null ? element : [element, ...allIn(element.shadowRoot)],
    );
  const rootsIn = (root: ParentNode): ParentNode[] => [
    root,
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot === null ? [] : rootsIn(shadowRoot),
    ),
  ];
  /** Selects in a document or element and in its open shadow roots; “>>>” leads into one of them. */
  const select = (selector: string, within: ParentNode = document): Element[] => {
    const [first = "", ...rest] = selector.split(" >>> ");
    const found = rootsIn(within).flatMap((root) => [...root.querySelectorAll(first)]);
    if (rest.length === 0) return found;
    const roots = found.flatMap(({ shadowRoot }) => shadowRoot ?? []);
    return roots.flatMap((root) => [...root.querySelectorAll(rest.join(" >>> "))]);
  };
  /** Like `select`, also inside the shadow root of `within` itself. */
  const selectIn = (selector: string, within: Element): Element[] => [
    ...select(selector, within),
    ...(within.shadowRoot === null ? [] : select(selector, within.shadowRoot)),
  ];
  const parentOf = (element: Element): Element | null => {
    const root = element.getRootNode();
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const contains = (outer: Element, inner: Element): boolean => {
    for (let each: Element | null = inner; each !== null; each = parentOf(each)) {
      if (each === outer) return true;
    }
    return false;
  };

  const isFixed = (element: Element): boolean => {
    for (let each: Element | null = element; each !== null; each = parentOf(each)) {
      if (getComputedStyle(each).position === "fixed") return true;
    }
    return false;
  };
  const isVisible = (element: Element): boolean => {
    const { width, height, top, left, bottom, right } = element.getBoundingClientRect();
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    if (width === 0 || height === 0) return false;
    // What scrolls with the page may be further down, but what is fixed outside the window is hidden there.
    const isInView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    return isInView || !isFixed(element);
  };
  const textOf = (element: Element): string => {
    const own = element instanceof HTMLElement ? element.innerText : (element.textContent ?? "");
    const shadows = [element, ...element.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot === null ? [] : [...shadowRoot.children],
    );
    return [own, ...shadows.filter(({ tagName }) => tagName !== "STYLE").map(textOf)].join(" ");
  };
  const labelOf = (button: Element): string => {
    const value = button instanceof HTMLInputElement ? button.value : "";
    const label = [
      textOf(button),
      value,
      button.getAttribute("aria-label"),
      button.getAttribute("title"),
    ];
    const text = label
      .map((each) => each?.replaceAll(/\s+/g, " ").trim() ?? "")
      .find((each) => each !== "");
    return (text ?? "").slice(0, 100);
  };
  const buttonsIn = (part: Element): Element[] => {
    const all = selectIn(BUTTONS, part).filter(
      (each) =>
        isVisible(each) && !each.matches(":disabled, [aria-disabled=true]") && labelOf(each) !== "",
    );
    return all.filter((each) => !all.some((other) => other !== each && contains(each, other)));
  };

  /** Returns a CSS selector that matches only this element; undefined if it has no lasting names. */
  const selectorOf = (element: Element): string | undefined => {
    const isUnique = (selector: string) => select(selector).length === 1;
    // Names with many digits, or made by a build tool, may be others at the next visit.
    const isLasting = (name: string) =>
      /^[a-z][\w-]*$/i.test(name) && !/\d{3}|[a-z]\d[a-z]|__\w{5}$/i.test(name);
    const attributes = ["data-testid", "data-action", "data-role", "data-cy", "name"].flatMap(
      (name) => {
        const value = element.getAttribute(name);
        return value === null || !isLasting(value) ? [] : [`[${name}="${value}"]`];
      },
    );
    const classes = [...element.classList].filter(isLasting).map((name) => `.${name}`);
    return [
      ...(isLasting(element.id) ? [`#${element.id}`] : []),
      ...attributes,
      ...classes,
      ...(element.tagName.includes("-") || element.tagName === "DIALOG"
        ? [element.tagName.toLowerCase()]
        : []),
      ...(classes.length > 1 ? [classes.join("")] : []),
    ].find(isUnique);
  };
  /** Returns a CSS selector of any element: its place within the nearest element with a name of its own. */
  const placeOf = (element: Element): string => {
    const own = selectorOf(element);
    if (own !== undefined) return own;
    const tag = element.tagName.toLowerCase();
    const parent = element.parentNode;
    if (!(parent instanceof Element || parent instanceof ShadowRoot)) return tag;
    const same = [...parent.children].filter(({ tagName }) => tagName === element.tagName);
    const step = same.length === 1 ? tag : `${tag}:nth-of-type(${same.indexOf(element) + 1})`;
    if (parent instanceof ShadowRoot) return `${placeOf(parent.host)} >>> :host > ${step}`;
    return parent === document.body ? `body > ${step}` : `${placeOf(parent)} > ${step}`;
  };

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

  const click = (target: Click, partSelector: string): boolean => {
    const found =
      typeof target === "string"
        ? select(target).filter(isVisible)
        : select(partSelector)
            .flatMap((part) => buttonsIn(part))
            .filter((button) => labelOf(button) === target.button);
    const [first] = found;
    if (!(first instanceof HTMLElement)) return false;
    first.click();
    return true;
  };

  return {
    findParts: () => {
      const all = allIn(document).filter((each) => !each.matches("script, style, template"));
      // In a frame, the whole document may be the banner.
      const overlays = all.filter((each) => isOverlay(each) && isVisible(each));
      const around = all
        .filter((each) => hasCookieText(each) && isVisible(each))
        .flatMap((each) => partAround(each) ?? []);
      const isFrame = globalThis.top !== globalThis.self;
      return [...new Set([...overlays, ...around])].slice(0, MAX.parts).flatMap((part) => {
        const buttons = buttonsIn(part).slice(0, MAX.buttons);
        if (buttons.length === 0) return [];
        return {
          selector: placeOf(part),
          text: textOf(part).replaceAll(/\s+/g, " ").trim().slice(0, MAX.text),
          isOverlay: isFrame || isOverlay(part),
          buttons: buttons.map((each) => ({
            text: labelOf(each),
            click: selectorOf(each) ?? { button: labelOf(each) },
          })),
        };
      });
    },
    isShown: (selector) => select(selector).some(isVisible),
    click,
    setSwitches: (partSelector, isOn) => {
      for (const part of select(partSelector)) {
        for (const each of selectIn(SWITCHES, part)) {
          const isNowOn =
            each instanceof HTMLInputElement
              ? each.checked
              : each.getAttribute("aria-checked") === "true";
          const isLocked = each.matches(":disabled, [aria-disabled=true]");
          if (isNowOn !== isOn && !isLocked && each instanceof HTMLElement) each.click();
        }
      }
    },
  };
}
