/** The name by which robots.txt and server logs know the audit; it follows the browser’s own user agent. */
export const USER_AGENT = "privacy-notice-audit";
