/*
 * Websites with real consent tools: npm packages, set up as their documentation says, and a few
 * banners of our own. Each stores the session cookie “sid” always, and “_stats” (a cookie) and “_stats_id” (in
 * localStorage) only after analytics was accepted.
 */

import type { ConsentTool } from "./consent-tool.ts";
import { cookieconsent } from "./tools/cookieconsent.ts";
import { cookiesEuBanner } from "./tools/cookies-eu-banner.ts";
import { govukCookieBanner } from "./tools/govuk-cookie-banner.ts";
import {
  bannerOfTwoSteps,
  bannerWithMessage,
  bannerWithSettingsPage,
  bannerWithSwitches,
  welshBanner,
} from "./tools/made-up-banners.ts";
import { orejime, orejimeInGerman } from "./tools/orejime.ts";
import { porscheCookieConsentBanner } from "./tools/porsche-cookie-consent-banner.ts";
import { c15t, c15tInPolish, reactCookieConsent, reactCookieNotice } from "./tools/react-tools.ts";
import { tarteaucitron, tarteaucitronInFrench } from "./tools/tarteaucitron.ts";
import { vanillaCookieConsent } from "./tools/vanilla-cookieconsent.ts";
import { vueCookieAcceptDecline } from "./tools/vue-cookie-accept-decline.ts";

/** The tools by name. */
export const CONSENT_TOOLS: Readonly<Record<string, ConsentTool>> = {
  "vanilla-cookieconsent": vanillaCookieConsent,
  "react-cookie-consent": reactCookieConsent,
  "@c15t/react": c15t,
  "@c15t/react in Polish": c15tInPolish,
  orejime,
  "orejime in German": orejimeInGerman,
  tarteaucitronjs: tarteaucitron,
  "tarteaucitronjs in French": tarteaucitronInFrench,
  cookieconsent,
  "@porscheofficial/cookie-consent-banner": porscheCookieConsentBanner,
  "cookies-eu-banner": cookiesEuBanner,
  "react-cookienotice": reactCookieNotice,
  "vue-cookie-accept-decline": vueCookieAcceptDecline,
  "govuk-frontend": govukCookieBanner,
  "a banner in Welsh": welshBanner,
  "a banner of two steps in a third party’s frame": bannerOfTwoSteps,
  "a banner with radio buttons on another page": bannerWithSettingsPage,
  "a banner with a message after the answer": bannerWithMessage,
  "a banner with switches and a button to close it": bannerWithSwitches,
};
