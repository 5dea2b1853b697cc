export { chromiumOptions, fullChromiumOptions } from "./find-chromium.ts";
export { otherBrowsers } from "./other-browsers.ts";
