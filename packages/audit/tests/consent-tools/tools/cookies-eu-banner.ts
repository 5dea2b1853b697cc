import { clickButtons, type ConsentTool } from "../consent-tool.ts";

/** https://github.com/Alex-D/Cookies-EU-banner#how-to-use */
export const cookiesEuBanner: ConsentTool = {
  host: "cookies-eu-banner.tools.test",
  html: `<template id="cookies-eu-banner-template">
  <div id="cookies-eu-banner">
    By continuing to visit this site, you accept the use of cookies by Google Analytics for statistical purposes.
    <button id="cookies-eu-reject">Reject</button>
    <button id="cookies-eu-accept">Accept</button>
  </div>
</template>
<script src="/node_modules/cookies-eu-banner/dist/cookies-eu-banner.global.js"></script>
<script>CookiesEuBanner.createCookiesBanner({ onAccept: () => countVisit() });</script>`,
  ...clickButtons("Reject", "Accept"),
};
