import { readFileSync } from "node:fs";
import { z } from "zod";
import type { InjectedScript } from "../observe/devtools-target.ts";
import { autoconsentFile } from "./autoconsent-package.ts";
import { PAGE_SCRIPT } from "./page-script.ts";

/*
 * The cookie banners that autoconsent (https://github.com/duckduckgo/autoconsent) has rules for, and the scripts that
 * are injected into pages to answer banners.
 */

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
 * Returns the rules that can apply to a document at `address`. Leaves out cosmetic rules, which hide a banner
 * without answering it.
 */
export function selectBannerRules(address: string): BannerRule[] {
  autoconsentRules ??= rulesFile
    .parse(JSON.parse(readFileSync(autoconsentFile("rules/rules.json"), "utf8")))
    .autoconsent.filter(({ cosmetic }) => cosmetic !== true);
  return autoconsentRules.filter(({ runContext: { urlPattern } = {} }) =>
    urlPattern === undefined || urlPattern === "" ? true : new RegExp(urlPattern).test(address),
  );
}

/** Returns the scripts that find and answer banners, to be injected into the pages. */
export function createConsentScript(): InjectedScript {
  const { binding } = CONSENT_SCRIPT;
  const script = readFileSync(autoconsentFile("dist/autoconsent.playwright.js"), "utf8");
  // A rule that gets no value in time fails. One second is too short on a busy machine.
  const patientScript = script.replace("(id, timeout = 1e3)", "(id, timeout = 4e3)");
  if (patientScript === script) throw new Error("The timeout of autoconsent’s eval was not found.");
  const sender = `globalThis.autoconsentSendMessage = async (message) => ${binding}(JSON.stringify(message));`;
  return { ...CONSENT_SCRIPT, source: `${PAGE_SCRIPT}\n${sender}\n${patientScript}` };
}

/** Returns the JavaScript expression that passes a message to autoconsent’s script. */
export function formatMessageCall(message: object): string {
  return `void autoconsentReceiveMessage(${JSON.stringify(message)})`;
}

export const CONSENT_SCRIPT = { world: "privacy-notice-consent", binding: "privacyNoticeConsent" };
