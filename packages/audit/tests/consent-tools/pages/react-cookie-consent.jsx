import { createRoot } from "react-dom/client";
import { CookieConsent, getCookieConsentValue } from "react-cookie-consent";

/* https://github.com/Mastermindzh/react-cookie-consent#using-it */

if (getCookieConsentValue() === "true") globalThis.countVisit();

createRoot(document.querySelector("#root")).render(
  <CookieConsent
    location="bottom"
    enableDeclineButton
    onAccept={() => {
      globalThis.countVisit();
    }}
  >
    This website uses cookies to enhance the user experience.
  </CookieConsent>,
);
