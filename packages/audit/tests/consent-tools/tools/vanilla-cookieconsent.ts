import { clickButtons, type ConsentTool } from "../consent-tool.ts";

/** Hides from browsers that announce automation, by default. https://cookieconsent.orestbida.com/essential/getting-started.html */
export const vanillaCookieConsent: ConsentTool = {
  host: "vanilla-cookieconsent.tools.test",
  html: `<link rel="stylesheet" href="/node_modules/vanilla-cookieconsent/dist/cookieconsent.css">
<script src="/node_modules/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>
<script>
CookieConsent.run({
  categories: { necessary: { enabled: true, readOnly: true }, analytics: {} },
  onConsent: () => { if (CookieConsent.acceptedCategory("analytics")) countVisit(); },
  language: {
    default: "en",
    translations: {
      en: {
        consentModal: {
          title: "We use cookies",
          description: "Cookie modal description",
          acceptAllBtn: "Accept all",
          acceptNecessaryBtn: "Reject all",
          showPreferencesBtn: "Manage Individual preferences",
        },
        preferencesModal: {
          title: "Manage cookie preferences",
          acceptAllBtn: "Accept all",
          acceptNecessaryBtn: "Reject all",
          savePreferencesBtn: "Accept current selection",
          closeIconLabel: "Close modal",
          sections: [
            { title: "Strictly Necessary cookies", description: "Needed for the website to work.", linkedCategory: "necessary" },
            { title: "Performance and Analytics", description: "Count visits to the website.", linkedCategory: "analytics" },
          ],
        },
      },
    },
  },
});
</script>`,
  ...clickButtons("Reject all", "Accept all"),
};
