import { createRoot } from "react-dom/client";
import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from "@c15t/react";
import { baseTranslations } from "@c15t/translations/all";
import "@c15t/react/styles.css";

/* https://c15t.com/docs/frameworks/react/quickstart, without a server, in the language of the page. */

const { lang } = document.documentElement;

createRoot(document.querySelector("#root")).render(
  <ConsentManagerProvider
    options={{
      mode: "offline",
      consentCategories: ["necessary", "measurement"],
      overrides: { country: "DE" },
      i18n: {
        locale: lang,
        detectBrowserLanguage: false,
        messages: { [lang]: baseTranslations[lang] },
      },
      callbacks: {
        onConsentSet: ({ preferences }) => {
          if (preferences.measurement) globalThis.countVisit();
        },
      },
    }}
  >
    <ConsentBanner />
    <ConsentDialog />
  </ConsentManagerProvider>,
);
