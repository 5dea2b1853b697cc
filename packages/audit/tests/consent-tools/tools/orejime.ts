import { clickButtons, type ConsentTool } from "../consent-tool.ts";

const setUp = (lang: string, title: string) => `<script>
window.orejimeConfig = {
  privacyPolicyUrl: "/about",
  purposes: [{ id: "analytics", title: "${title}", cookies: ["_stats"] }],
};
</script>
<link rel="stylesheet" href="/node_modules/orejime/dist/orejime-standard.css">
<script src="/node_modules/orejime/dist/orejime-standard-${lang}.js"></script>
<template data-purpose="analytics"><script>countVisit();</script></template>`;

/** https://github.com/boscop-fr/orejime#getting-started */
export const orejime: ConsentTool = {
  host: "orejime.tools.test",
  html: setUp("en", "Analytics"),
  ...clickButtons("Decline", "Accept"),
};

// cspell:ignore besucherstatistik ablehnen akzeptieren
export const orejimeInGerman: ConsentTool = {
  host: "orejime-de.tools.test",
  lang: "de",
  html: setUp("de", "Besucherstatistik"),
  ...clickButtons("Ablehnen", "Akzeptieren"),
};
