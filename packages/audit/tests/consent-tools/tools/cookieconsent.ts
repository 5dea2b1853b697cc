import { clickButtons, type ConsentTool } from "../consent-tool.ts";

/** Osano’s, with consent before cookies. https://www.osano.com/cookieconsent/documentation/compliance/#opt-in */
export const cookieconsent: ConsentTool = {
  host: "cookieconsent.tools.test",
  html: `<link rel="stylesheet" href="/node_modules/cookieconsent/build/cookieconsent.min.css">
<script src="/node_modules/cookieconsent/build/cookieconsent.min.js"></script>
<script>
window.cookieconsent.initialise({
  palette: { popup: { background: "#000" }, button: { background: "#f1d600" } },
  type: "opt-in",
  onInitialise() { if (this.hasConsented()) countVisit(); },
  onStatusChange() { if (this.hasConsented()) countVisit(); },
});
</script>`,
  ...clickButtons("Decline", "Allow cookies"),
};
