import { clickButtons, type ConsentTool } from "../consent-tool.ts";

/** A web component. https://github.com/porscheofficial/cookie-consent-banner/tree/main/packages/cookie-consent-banner */
export const porscheCookieConsentBanner: ConsentTool = {
  host: "porsche.tools.test",
  html: `<script type="module" src="/node_modules/@porscheofficial/cookie-consent-banner/dist/cookie-consent-banner/cookie-consent-banner.esm.js"></script>
<cookie-consent-banner
  btn-label-accept-and-continue="Agree and continue"
  btn-label-only-essential-and-continue="Continue with technically required cookies only"
  btn-label-persist-selection-and-continue="Save selection and continue"
  btn-label-select-all-and-continue="Select all and continue"
  content-settings-description="You can decide which cookies are used by selecting the respective options below."
>
  We use cookies and similar technologies to provide certain features, and to count visits. By clicking on “Agree and
  continue”, you declare your consent to the use of the aforementioned cookies.
  <a href="javascript:document.dispatchEvent(new Event('cookie_consent_details_show'))">Here</a> you can make detailed
  settings. For further information, please refer to our <a href="/about">Privacy Policy</a>.
</cookie-consent-banner>
<script>
document.querySelector("cookie-consent-banner").availableCategories = [
  { key: "technically_required", label: "Technically necessary cookies", description: "Enable you to navigate.", isMandatory: true },
  { key: "analytics", label: "Analysis cookies", description: "Enable us to determine how visitors interact with our service." },
];
const count = ({ detail }) => { if (detail.acceptedCategories.includes("analytics")) countVisit(); };
window.addEventListener("cookie_consent_preferences_restored", count);
window.addEventListener("cookie_consent_preferences_updated", count);
</script>`,
  ...clickButtons("Continue with technically required cookies only", "Agree and continue"),
};
