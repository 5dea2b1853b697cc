import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type BannerSelectors, WEBSITES_FILE } from "cookie-inventory";
import { z } from "zod";
import type { InjectedScript } from "../observe/devtools-target.ts";
import { BANNER_TIMEOUTS } from "./banner-timeouts.ts";

/*
 * Cookie banners are recognised by the rules and the script of autoconsent
 * (https://github.com/duckduckgo/autoconsent), or by the selectors in _data/websites.json.
 */

/** The kind of a banner that is recognised by selectors, as it is saved with results. */
export const CUSTOM_BANNER = `described in ${WEBSITES_FILE}`;

/** A rule of autoconsent. It has more properties, which only autoconsent’s script reads. */
type BannerRule = z.output<typeof bannerRule>;

const bannerRule = z.looseObject({
  name: z.string(),
  cosmetic: z.boolean().optional(),
  runContext: z.looseObject({ urlPattern: z.string().optional() }).optional(),
});
const rulesFile = z.object({ autoconsent: z.array(bannerRule) });

let autoconsentRules: readonly BannerRule[] | undefined;

/**
 * Returns the rules that can apply to a document at `address`, or only one for the `selectors` if there are any.
 * Leaves out cosmetic rules, which hide a banner without answering it.
 */
export function selectBannerRules(
  address: string,
  selectors: BannerSelectors | null,
): BannerRule[] {
  if (selectors !== null) return [toBannerRule(selectors)];
  autoconsentRules ??= rulesFile
    .parse(JSON.parse(readFileSync(packageFile("rules/rules.json"), "utf8")))
    .autoconsent.filter(({ cosmetic }) => cosmetic !== true);
  return autoconsentRules.filter(({ runContext: { urlPattern } = {} }) =>
    urlPattern === undefined || urlPattern === "" ? true : new RegExp(urlPattern).test(address),
  );
}

/** Returns the script that finds and answers banners, to be injected into the pages. */
export function createConsentScript(): InjectedScript {
  const { binding } = CONSENT_SCRIPT;
  const script = readFileSync(packageFile("dist/autoconsent.playwright.js"), "utf8");
  const sender = `globalThis.autoconsentSendMessage = async (message) => ${binding}(JSON.stringify(message));`;
  return { ...CONSENT_SCRIPT, source: `${sender}\n${script}` };
}

/** Returns the JavaScript expression that passes a message to the script. */
export function formatMessageCall(message: object): string {
  return `void autoconsentReceiveMessage(${JSON.stringify(message)})`;
}

export const CONSENT_SCRIPT = { world: "privacy-notice-consent", binding: "privacyNoticeConsent" };

function toBannerRule({ shown, reject, accept }: BannerSelectors): BannerRule {
  return {
    name: CUSTOM_BANNER,
    runContext: { main: true, frame: true },
    detectCmp: [{ exists: shown }],
    detectPopup: [{ visible: shown, check: "any" }],
    optOut: reject.map(toClick),
    optIn: accept.map(toClick),
  };
}

function toClick(selector: string): object {
  return { waitForThenClick: selector, timeout: BANNER_TIMEOUTS.button };
}

function packageFile(file: string): string {
  const main = fileURLToPath(import.meta.resolve("@duckduckgo/autoconsent"));
  return path.join(path.dirname(main), "..", file);
}
