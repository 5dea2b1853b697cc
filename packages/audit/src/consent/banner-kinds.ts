import { WEBSITES_FILE } from "cookie-inventory";

/** The kinds of banners without a rule of autoconsent, as they are saved with results. */
export const CUSTOM_BANNER = `described in ${WEBSITES_FILE}`;
export const RECOGNISED_BANNER = "recognised by its buttons";
