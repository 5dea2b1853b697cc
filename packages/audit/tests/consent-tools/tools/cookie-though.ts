import { clickButtons, type ConsentTool } from "../consent-tool.ts";

/** https://cookiethough.dev/installation/ */
export const cookieThough: ConsentTool = {
  host: "cookie-though.tools.test",
  html: `<script src="/node_modules/cookie-though/dist/lib.js"></script>
<script>
CookieThough.init({
  policies: [
    { id: "essential", label: "Essential Cookies", description: "We need to save some technical cookies, for the website to function properly.", category: "essential" },
    { id: "functional", label: "Functional Cookies", category: "functional", description: "We need to save some basic preferences eg. language." },
    { id: "marketing", label: "Statistics", category: "statistics", description: "We need to save some technical cookies, for the website to function properly." },
  ],
  essentialLabel: "Always on",
  permissionLabels: { accept: "Accept", acceptAll: "Accept all", decline: "Decline" },
  cookiePreferenceKey: "cookie-preferences",
  header: {
    title: "cookie though?",
    subTitle: "You're probably fed up with these banners...",
    description: "Everybody wants to show his best side - and so do we. That’s why we use cookies to guarantee you a better experience.",
  },
  cookiePolicy: { url: "/about", label: "Read the full cookie declaration" },
  customizeLabel: "Customize",
});
const count = ({ cookieOptions }) => {
  if (cookieOptions.some(({ id, isEnabled }) => id === "marketing" && isEnabled)) countVisit();
};
count(CookieThough.getPreferences());
CookieThough.onPreferencesChanged(count);
</script>`,
  ...clickButtons("Decline", "Accept all"),
};
