import path from "node:path";
import { findPackageJSON } from "node:module";
import nunjucks from "nunjucks";
import { clickButtons, type ConsentTool } from "../consent-tool.ts";

const govukFrontend = path.dirname(findPackageJSON("govuk-frontend", import.meta.url) ?? "");
const templates = new nunjucks.Environment(
  new nunjucks.FileSystemLoader(path.join(govukFrontend, "dist")),
);

const BANNER = `{% from "govuk/components/cookie-banner/macro.njk" import govukCookieBanner %}
{{ govukCookieBanner({
  ariaLabel: "Cookies on Council services",
  hidden: true,
  attributes: { "data-cookie-banner": "" },
  messages: [
    {
      headingText: "Cookies on Council services",
      text: "We’d like to use analytics cookies so we can understand how you use the service and make improvements.",
      attributes: { "data-question": "" },
      actions: [
        { text: "Accept analytics cookies", type: "button", attributes: { "data-choice": "accepted" } },
        { text: "Reject analytics cookies", type: "button", attributes: { "data-choice": "rejected" } },
        { text: "View cookies", href: "/about" }
      ]
    },
    {
      text: "You’ve saved your choice about analytics cookies.",
      role: "alert",
      hidden: true,
      attributes: { "data-thanks": "" },
      actions: [{ text: "Hide cookie message", type: "button", attributes: { "data-hide": "" } }]
    }
  ]
}) }}`;

/** The script that the guidance asks a service to write. */
const SCRIPT = `
const banner = document.querySelector("[data-cookie-banner]");
const choice = /cookies_policy=(accepted|rejected)/.exec(document.cookie)?.[1];
if (choice === "accepted") countVisit();
banner.hidden = choice !== undefined;
for (const button of banner.querySelectorAll("[data-choice]")) {
  button.addEventListener("click", () => {
    const { choice } = button.dataset;
    document.cookie = "cookies_policy=" + choice + "; Path=/; Secure; Max-Age=31536000";
    if (choice === "accepted") countVisit();
    banner.querySelector("[data-question]").hidden = true;
    banner.querySelector("[data-thanks]").hidden = false;
  });
}
banner.querySelector("[data-hide]").addEventListener("click", () => { banner.hidden = true; });`;

/** https://design-system.service.gov.uk/components/cookie-banner/ */
export const govukCookieBanner: ConsentTool = {
  host: "govuk-frontend.tools.test",
  bodyStart: `<link rel="stylesheet" href="/node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css">
${templates.renderString(BANNER, {})}`,
  html: `<script>${SCRIPT}</script>
<script type="module">
import { initAll } from "/node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js";
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
</script>`,
  ...clickButtons("Reject analytics cookies", "Accept analytics cookies"),
};
