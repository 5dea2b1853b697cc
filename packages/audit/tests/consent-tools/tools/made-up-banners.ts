import { clickButtons, type ConsentTool } from "../consent-tool.ts";

/* Banners that no package makes, of kinds that councils’ websites have. */

/** Shows a banner until a choice is made, which it saves in the cookie “cookie_choice”. */
const savedChoice = (showBanner: string) => `
const choice = /cookie_choice=(all|necessary)/.exec(document.cookie)?.[1];
const save = (choice) => {
  document.cookie = "cookie_choice=" + choice + "; Path=/; Secure; Max-Age=31536000";
  if (choice === "all") countVisit();
};
if (choice === "all") countVisit();
if (choice === undefined) { ${showBanner} }`;

// cspell:ignore cwcis wefan rydym defnyddio ddeall pobl gwefan derbyn ychwanegol gwrthod
export const welshBanner: ConsentTool = {
  host: "cymraeg.tools.test",
  lang: "cy",
  html: `<script>${savedChoice(`
  const banner = document.createElement("section");
  banner.setAttribute("aria-label", "Cwcis");
  banner.style = "position: fixed; bottom: 0; left: 0; right: 0; padding: 1em; background: #fff; border-top: 4px solid";
  banner.innerHTML = "<h2>Cwcis ar y wefan hon</h2><p>Rydym yn defnyddio cwcis i ddeall sut mae pobl yn defnyddio ein gwefan.</p><button>Derbyn cwcis ychwanegol</button> <button>Gwrthod cwcis ychwanegol</button>";
  const [accept, reject] = banner.querySelectorAll("button");
  accept.onclick = () => { save("all"); banner.remove(); };
  reject.onclick = () => { save("necessary"); banner.remove(); };
  document.body.append(banner);`)}</script>`,
  ...clickButtons("Gwrthod cwcis ychwanegol", "Derbyn cwcis ychwanegol"),
};

const FRAME_HOST = "notice.layers.test";
const FRAME = `https://${FRAME_HOST}`;

/** The first layer offers no rejection. On the second, everything is switched on. */
const LAYERS = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Your cookies</title><style>body { margin: 0; padding: 1em; background: #fff; }</style></head>
<body>
<div id="first"><p>We and our partners use cookies to measure how our website is used.</p>
<button id="accept">Accept all</button> <button id="manage">Manage cookies</button></div>
<form id="second" hidden>
<h2>Manage cookies</h2>
<p><label><input type="checkbox" role="switch" checked disabled> Necessary</label></p>
<p><label><input type="checkbox" role="switch" name="statistics" checked> Statistics</label></p>
<p><label><input type="checkbox" role="switch" name="marketing" checked> Marketing</label></p>
<button>Save</button>
</form>
<script>
const answer = (choice) => parent.postMessage(choice, "*");
document.querySelector("#accept").onclick = () => answer("all");
document.querySelector("#manage").onclick = () => {
  document.querySelector("#first").hidden = true;
  document.querySelector("#second").hidden = false;
};
document.querySelector("#second").onsubmit = (event) => {
  event.preventDefault();
  answer(event.target.statistics.checked || event.target.marketing.checked ? "all" : "necessary");
};
</script>
</body>
</html>`;

export const bannerOfTwoSteps: ConsentTool = {
  host: "two-steps.tools.test",
  html: `<script>${savedChoice(`
  const frame = document.createElement("iframe");
  frame.src = "${FRAME}/";
  frame.title = "Your cookies";
  frame.style = "position: fixed; bottom: 0; left: 0; width: 100%; height: 16em; border: 0; z-index: 1000";
  addEventListener("message", ({ origin, data }) => {
    if (origin !== "${FRAME}") return;
    save(data);
    frame.remove();
  });
  document.body.append(frame);`)}</script>`,
  documents: { [`${FRAME_HOST}/`]: LAYERS },
  async reject(page) {
    const frame = page.frameLocator("iframe");
    await frame.getByRole("button", { name: "Manage cookies" }).click();
    await frame.getByRole("switch", { name: "Statistics" }).uncheck();
    await frame.getByRole("switch", { name: "Marketing" }).uncheck();
    await frame.getByRole("button", { name: "Save" }).click();
  },
  async accept(page) {
    await page.frameLocator("iframe").getByRole("button", { name: "Accept all" }).click();
  },
};

/** Shows a banner made of HTML; its buttons “yes” and “no” may be missing. */
const banner = (html: string, more: string) =>
  savedChoice(`
  const banner = document.createElement("div");
  banner.style = "position: fixed; bottom: 0; left: 0; right: 0; padding: 1em; background: #fff; border-top: 4px solid";
  banner.innerHTML = ${JSON.stringify(html)};
  document.body.append(banner);
  ${more}`);

const QUESTION = "<p>May we use cookies to understand how you use our website?</p>";
const SETTINGS_FORM = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Cookies</title></head>
<body>
<form><fieldset><legend>Was this page helpful?</legend>
<label><input type="radio" name="helpful" value="yes"> Yes</label> <label><input type="radio" name="helpful" value="no"> No</label>
</fieldset><button>Submit</button></form>
<form id="settings"><fieldset><legend>Measuring how you use our website</legend>
<label><input type="radio" name="statistics" value="1"> Measure my use</label>
<label><input type="radio" name="statistics" value="2"> Do not measure my use</label>
</fieldset><button disabled>Save settings</button></form>
<script>
const form = document.querySelector("#settings");
form.onchange = () => { form.lastChild.disabled = false; };
document.onsubmit = (event) => {
  event.preventDefault();
  const isSettings = event.target === form;
  const choice = isSettings ? (form.elements.statistics.value === "1" ? "all" : "necessary") : "wrong";
  document.cookie = "cookie_choice=" + choice + "; Path=/; Secure; Max-Age=31536000";
};
</script>
</body>
</html>`;

/** Can be rejected only with radio buttons on another page, beside a survey. */
export const bannerWithSettingsPage: ConsentTool = {
  host: "settings-page.tools.test",
  html: `<script>${banner(
    `${QUESTION}<button>Accept all cookies</button> <a href="/cookies" target="_blank">Cookie settings</a>`,
    `banner.querySelector("button").onclick = () => { save("all"); banner.remove(); };`,
  )}</script>`,
  documents: { "settings-page.tools.test/cookies": SETTINGS_FORM },
  async reject(page) {
    await page.goto("https://settings-page.tools.test/cookies");
    await page.getByLabel("Do not measure my use").check();
    await page.getByRole("button", { name: "Save settings" }).click();
  },
  async accept(page) {
    await page.getByRole("button", { name: "Accept all cookies" }).click();
  },
};

/** Shows a message in its place after the answer, until that is closed. */
export const bannerWithMessage: ConsentTool = {
  host: "message.tools.test",
  html: `<script>${banner(
    `${QUESTION}<button>Accept additional cookies</button> <button>Reject additional cookies</button>`,
    `const [accept, reject] = banner.querySelectorAll("button");
  const thank = () => {
    banner.innerHTML = "<p>You have set your cookies. You can change this at any time.</p><button>Hide this message</button>";
  };
  accept.onclick = () => { save("all"); thank(); };
  reject.onclick = () => { save("necessary"); thank(); };`,
  )}</script>`,
  reject: (page) => page.getByRole("button", { name: "Reject additional cookies" }).click(),
  accept: (page) => page.getByRole("button", { name: "Accept additional cookies" }).click(),
};

/** Its switches apply at once, on a layer that has to be scrolled; it can only be closed. */
export const bannerWithSwitches: ConsentTool = {
  host: "switches.tools.test",
  html: `<script>${banner(
    `<div style="height: 40vh; overflow: auto">${QUESTION}<div style="height: 100vh"></div><label><input type="checkbox" role="switch"> Statistics</label> <button>Close</button></div>`,
    `const all = banner.querySelector("input");
  banner.querySelector("button").onclick = () => { save(all.checked ? "all" : "necessary"); banner.remove(); };`,
  )}</script>`,
  reject: (page) => page.getByRole("button", { name: "Close" }).click(),
  async accept(page) {
    await page.getByRole("switch").check();
    await page.getByRole("button", { name: "Close" }).click();
  },
};
