/*
 * What the script for cookie banners (page-script.ts) knows about the elements of a document: what is visible, what it is
 * called, and a CSS selector that finds it again. It also looks into open shadow roots.
 */

/* oxlint-disable unicorn/consistent-function-scoping -- every function has to be inside the one that is injected. */

export type PageElements = ReturnType<typeof createPageElements>;

/** Creates the functions. Runs inside the document, so it cannot use anything else in this file. */
export function createPageElements() {
  const BUTTONS = "button, input[type=button], input[type=submit], a, [role=button], summary";

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
  const isInScrollable = (element: Element): boolean => {
    const parent = parentOf(element);
    if (parent === null || parent.matches("html, body")) return false;
    const isScrollable =
      parent.scrollHeight > parent.clientHeight &&
      /auto|scroll/.test(getComputedStyle(parent).overflowY);
    return isScrollable || isInScrollable(parent);
  };
  const isVisible = (element: Element): boolean => {
    const { width, height, top, left, bottom, right } = element.getBoundingClientRect();
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    if (width === 0 || height === 0) return false;
    // What scrolls with the page may be further down, but what is fixed outside the window is hidden there.
    const isInView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    return isInView || !isFixed(element) || isInScrollable(element);
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
    // The longest first: “banner__reject” says more than “btn”, which another page may have elsewhere.
    const classes = [...element.classList]
      .filter(isLasting)
      .map((name) => `.${name}`)
      .toSorted((a, b) => b.length - a.length);
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

  /** Returns the visible text outside links and buttons: a link to the privacy notice is on many pop-ups. */
  const proseOf = (part: Element): string =>
    [part, ...selectIn("*", part)]
      .filter(
        (each) => each.closest(`${BUTTONS}, script, style`) === null && each.checkVisibility(),
      )
      .flatMap(({ childNodes }) => [...childNodes])
      .flatMap((node) => (node instanceof Text ? node.data.trim() : []))
      .join(" ");

  return {
    allIn,
    select,
    selectIn,
    parentOf,
    isVisible,
    textOf,
    proseOf,
    labelOf,
    buttonsIn,
    selectorOf,
    placeOf,
  };
}
