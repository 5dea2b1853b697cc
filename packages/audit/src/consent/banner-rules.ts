import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { BannerSelectors } from "cookie-inventory";
import type { InjectedScript } from "../observe/devtools-target.ts";

/*
 * What is known of banners that ask about cookies: the rules and the script of autoconsent
 * (https://github.com/duckduckgo/autoconsent), and what people have taught us of their own.
 */

/** What a banner is called that is described in the list of websites. */
export const DESCRIBED = "described in the list of websites";

/** A rule of autoconsent: more of it is the script's own business. */
export type Rule = z.output<typeof rule>;

const rule = z.looseObject({
  name: z.string(),
  cosmetic: z.boolean().optional(),
  runContext: z.looseObject({ urlPattern: z.string().optional() }).optional(),
});
const bundle = z.object({ autoconsent: z.array(rule) });

/** How long a taught banner may take to show what is to be clicked next, in milliseconds. */
const NEXT_CLICK = 5000;

let known: readonly Rule[] | undefined;

/**
 * The rules that can apply to a document at `address`. Those that only hide a banner answer nothing, and are
 * left out. A banner that was `taught` is the only one there is.
 */
export function rulesFor(address: string, taught: BannerSelectors | null): Rule[] {
  if (taught !== null) return [ruleOf(taught)];
  known ??= bundle
    .parse(JSON.parse(readFileSync(within("rules/rules.json"), "utf8")))
    .autoconsent.filter(({ cosmetic }) => cosmetic !== true);
  return known.filter(({ runContext: { urlPattern } = {} }) =>
    urlPattern === undefined || urlPattern === "" ? true : new RegExp(urlPattern).test(address),
  );
}

/** The script that finds banners and answers them, as a guest of the pages. */
export function consentScript(): InjectedScript {
  const { binding } = NAMES;
  const script = readFileSync(within("dist/autoconsent.playwright.js"), "utf8");
  const mouth = `globalThis.autoconsentSendMessage = async (message) => ${binding}(JSON.stringify(message));`;
  return { ...NAMES, source: `${mouth}\n${script}` };
}

/** The call by which the script is told something. */
export function messageCall(message: object): string {
  return `void autoconsentReceiveMessage(${JSON.stringify(message)})`;
}

export const NAMES = { world: "privacy-notice-consent", binding: "privacyNoticeConsent" };

function ruleOf({ shown, reject, accept }: BannerSelectors): Rule {
  return {
    name: DESCRIBED,
    runContext: { main: true, frame: true },
    detectCmp: [{ exists: shown }],
    detectPopup: [{ visible: shown, check: "any" }],
    optOut: reject.map(clickOn),
    optIn: accept.map(clickOn),
  };
}

function clickOn(selector: string): object {
  return { waitForThenClick: selector, timeout: NEXT_CLICK };
}

/** A file of the package. */
function within(file: string): string {
  const main = fileURLToPath(import.meta.resolve("@duckduckgo/autoconsent"));
  return path.join(path.dirname(main), "..", file);
}
