import { clickButtons, type ConsentTool } from "../consent-tool.ts";

const setUp = (
  language: string,
) => `<script>var tarteaucitronForceLanguage = "${language}";</script>
<script src="/node_modules/tarteaucitronjs/tarteaucitron.js"></script>
<script>
tarteaucitron.init({
  privacyUrl: "/about",
  bodyPosition: "bottom",
  orientation: "middle",
  showIcon: true,
  DenyAllCta: true,
  AcceptAllCta: true,
  highPrivacy: true,
});
tarteaucitron.services.stats = {
  key: "stats",
  type: "analytic",
  name: "Statistics",
  needConsent: true,
  cookies: ["_stats"],
  js: () => countVisit(),
  fallback: () => {},
};
(tarteaucitron.job = tarteaucitron.job || []).push("stats");
</script>`;

/** https://github.com/AmauriC/tarteaucitron.js#how-to-use */
export const tarteaucitron: ConsentTool = {
  host: "tarteaucitron.tools.test",
  html: setUp("en"),
  ...clickButtons("Deny all cookies", "OK, accept all"),
};

export const tarteaucitronInFrench: ConsentTool = {
  host: "tarteaucitron-fr.tools.test",
  lang: "fr",
  html: setUp("fr"),
  ...clickButtons("Tout refuser", "Tout accepter"),
};
