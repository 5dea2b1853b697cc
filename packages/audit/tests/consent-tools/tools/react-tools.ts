import { clickButtons, type ConsentTool } from "../consent-tool.ts";

/* React components; how they are set up is in pages/. */

const setUp = (name: string) => `<div id="root"></div><script src="/bundles/${name}.js"></script>`;
const withStyles = (name: string) =>
  `<link rel="stylesheet" href="/bundles/${name}.css">${setUp(name)}`;

export const reactCookieConsent: ConsentTool = {
  host: "react-cookie-consent.tools.test",
  html: setUp("react-cookie-consent"),
  ...clickButtons("I decline", "I understand"),
};

/** Slides in two seconds after the page has loaded; here half a second later, so that the audit has to wait for its animation. */
export const reactCookieNotice: ConsentTool = {
  host: "react-cookienotice.tools.test",
  html: `${withStyles("react-cookienotice")}<style>.react-cookienotice-root:not(.hide-with-animation) { animation-delay: 2.5s !important }</style>`,
  ...clickButtons("Decline all", "Accept all"),
};

export const c15t: ConsentTool = {
  host: "c15t.tools.test",
  html: withStyles("c15t"),
  ...clickButtons("Reject All", "Accept All"),
};

// cspell:ignore odrzuć wszystkie zaakceptuj
export const c15tInPolish: ConsentTool = {
  ...c15t,
  host: "c15t-pl.tools.test",
  lang: "pl",
  ...clickButtons("Odrzuć wszystkie", "Zaakceptuj wszystkie"),
};
