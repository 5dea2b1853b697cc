import {
  type Handler,
  pageFactory,
  type StaticResponse,
  type TestSite,
  text,
} from "./website-responses.ts";
import { SECRET } from "./planted-items.ts";

/*
 * Websites with different cookie banners, which no other website links to. All save the choice in the cookie
 * “cookies_policy”, and set the cookie “_stats” for analytics.
 */

/** The host of each website. */
export const BANNER_HOSTS = {
  /** Waits for the choice and respects it. */
  behaves: "behaves.council.test",
  /** Sets the analytics cookie before a choice. */
  early: "early.council.test",
  /** Sets the analytics cookie after any choice. */
  ignores: "ignores.council.test",
  /** Has a banner that autoconsent has no rule for. */
  unknown: "unknown.council.test",
  /** Has no banner but other pop-ups, and sets only a session cookie. */
  silent: "silent.council.test",
  /** Its button to reject cookies does nothing. */
  halfway: "halfway.council.test",
  /** Its banner comes from a third party, in a frame. */
  framed: "framed.council.test",
  /** Has a strict content security policy, and a banner that is answered by calling a function of the page. */
  strict: "strict.council.test",
  /** The same, but it does not save the choice. */
  forgetful: "forgetful.council.test",
  /** Its banner is a form, which opens a page with a confirmation. */
  form: "form.council.test",
  /** Shows its banner late to the third new visitor, who accepts cookies. */
  hesitant: "hesitant.council.test",
  /** Shows its banner after more than two seconds, and does not save the choice. */
  slow: "slow.council.test",
  /** Its choice applies to its other host as well. */
  shared: "shared.council.test",
  sharing: "sharing.council.test",
} as const;

const FRAME_HOST = "banner.consent.test";
const ADVERT_HOST = "advert.consent.test";

const ACCEPTED = `chosen() === "yes"`;
const COUNT = `document.cookie = "_stats=${SECRET}; Path=/; Secure; Max-Age=86400";`;

/** Returns a script that sets the analytics cookie if the JavaScript expression `condition` is true. */
const analytics = (condition: string) => `
const chosen = () => /cookies_policy=(yes|no)/.exec(document.cookie)?.[1];
const count = () => { if (${condition}) { ${COUNT} } };
count();
`;

/** Returns a script that adds a banner as on GOV.UK until a choice is made. `delay` is in milliseconds. */
function govuk(condition: string, { attributes = "", isBroken = false, delay = 0 } = {}): string {
  return `${analytics(condition)}
const save = (choice) => {
  document.cookie = "cookies_policy=" + choice + "; Path=/; Secure${attributes}";
  count();
};
if (chosen() === undefined) addEventListener("DOMContentLoaded", () => setTimeout(() => {
  const banner = document.createElement("div");
  banner.className = "govuk-cookie-banner";
  const part = (hidden, text, ...buttons) => {
    const message = document.createElement("div");
    message.className = "govuk-cookie-banner__message";
    message.hidden = hidden;
    message.append(text);
    for (const [name, click] of buttons) {
      const button = document.createElement("button");
      button.className = "govuk-button";
      button.textContent = name;
      button.onclick = click;
      message.append(button);
    }
    banner.append(message);
    return message;
  };
  const choose = (value) => () => {
    ${isBroken ? `if (value === "no") return;` : ""}
    save(value);
    question.hidden = true;
    thanks.hidden = false;
  };
  const question = part(false, "We use cookies to count our visitors.",
    ["Accept analytics cookies", choose("yes")], ["Reject analytics cookies", choose("no")]);
  const thanks = part(true, "Thank you.", ["Hide this message", () => banner.remove()]);
  document.body.prepend(banner);
}, ${delay}));`;
}

/** A banner as on GOV.UK that waits for the choice and respects it. */
export const GOVUK_BANNER = govuk(ACCEPTED);

/** Returns a script that adds Klaro’s banner, which is answered by a function of the page. */
const klaro = (savesChoice: boolean) => `${analytics(ACCEPTED)}
const consents = { stats: true };
window.klaroConfig = { services: [{ name: "stats", required: false }] };
const manager = {
  consents,
  config: window.klaroConfig,
  changeAll: (value) => { if (${savesChoice}) consents.stats = value; },
  saveAndApplyConsents: () => {
    document.cookie = "cookies_policy=" + (consents.stats ? "yes" : "no") + "; Path=/; Secure";
    count();
    document.querySelector(".klaro")?.remove();
  },
};
window.klaro = { show: () => {}, getManager: () => manager };
if (chosen() === undefined) addEventListener("DOMContentLoaded", () => {
  const banner = document.createElement("div");
  banner.className = "klaro";
  banner.innerHTML = '<div class="cookie-notice">We use cookies. <button class="cn-decline">No</button><button class="cm-btn cm-btn-accept-all">Yes</button></div>';
  banner.querySelector(".cm-btn-accept-all").onclick = () => manager.saveAndApplyConsents();
  document.body.prepend(banner);
});`;

const CUSTOM_BANNER = `${analytics(ACCEPTED)}
const save = (choice) => { document.cookie = "cookies_policy=" + choice + "; Path=/; Secure"; count(); };
if (chosen() === undefined) addEventListener("DOMContentLoaded", () => {
  const notice = document.createElement("div");
  notice.id = "our-notice";
  notice.innerHTML = '<p>We use cookies to improve your experience.</p><button id="fine">Fine</button><button id="rather-not">Rather not</button>';
  document.body.prepend(notice);
  for (const [id, choice] of [["fine", "yes"], ["rather-not", "no"]]) {
    document.getElementById(id).onclick = () => { save(choice); notice.remove(); };
  }
});`;

const FRAMED_BANNER = `${analytics(ACCEPTED)}
addEventListener("message", ({ origin, data }) => {
  if (origin !== "https://${FRAME_HOST}") return;
  document.cookie = "cookies_policy=" + data + "; Path=/; Secure";
  count();
  document.querySelector("iframe").remove();
});
if (chosen() === undefined) addEventListener("DOMContentLoaded", () => {
  const frame = document.createElement("iframe");
  frame.src = "https://${FRAME_HOST}/";
  frame.title = "Cookies";
  document.body.prepend(frame);
});`;

/** A newsletter, an advert, and hidden frames. A click on any of them would set a cookie. */
const OTHER_POP_UPS = `addEventListener("DOMContentLoaded", () => {
  const wrongClick = () => { document.cookie = "wrong_click=yes; Path=/; Secure"; };
  addEventListener("message", wrongClick);
  const popUp = document.createElement("dialog");
  popUp.innerHTML = '<p>Get our newsletter. Our <a href="/about">cookie policy</a> applies.</p><button>Yes</button> <button>No, thanks</button>';
  popUp.onclick = wrongClick;
  document.body.append(popUp);
  popUp.show();
  for (const style of ["position: fixed; bottom: 0; visibility: hidden", "width: 0; height: 0", "display: none", "width: 300px"]) {
    const frame = document.createElement("iframe");
    frame.src = "https://${ADVERT_HOST}/";
    frame.style = style;
    document.body.append(frame);
  }
});`;

const ADVERT = `<!doctype html><html lang="en"><title>Advert</title>
<p>Do you like cookies?</p><button>Accept</button> <button>No thanks</button>
<script>document.onclick = () => parent.postMessage("wrong click", "*");</script></html>`;

let newVisitors = 0;
const hesitant: Handler = ({ headers: { cookie = "", referer = "" } }, response) => {
  if (referer.endsWith("/") && !cookie.includes("cookies_policy")) newVisitors += 1;
  response
    .writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-store" })
    .end(govuk(ACCEPTED, { delay: newVisitors < 3 ? 0 : 2300 }));
};

const SCRIPTS: Readonly<Partial<Record<keyof typeof BANNER_HOSTS, string>>> = {
  behaves: GOVUK_BANNER,
  early: govuk(`chosen() !== "no"`),
  ignores: govuk("chosen() !== undefined"),
  unknown: CUSTOM_BANNER,
  silent: OTHER_POP_UPS,
  halfway: govuk(ACCEPTED, { isBroken: true }),
  framed: FRAMED_BANNER,
  strict: klaro(true),
  forgetful: klaro(false),
  hesitant: GOVUK_BANNER,
  slow: govuk(ACCEPTED, { delay: 2300, attributes: "; Max-Age=0" }),
  shared: govuk(ACCEPTED, { attributes: "; Domain=council.test" }),
  sharing: govuk(ACCEPTED, { attributes: "; Domain=council.test" }),
};

const page = pageFactory([]);

/** Each website has two pages, and its server sets a session cookie. */
const websites = Object.entries(BANNER_HOSTS).map(([name, host]) => {
  const script = SCRIPTS[name as keyof typeof BANNER_HOSTS];
  const html = script === undefined ? "" : `<script src="/banner.js"></script>`;
  const links = name === "shared" ? ["/about", `https://${BANNER_HOSTS.sharing}/`] : ["/about"];
  const pages = {
    ...page(`${host}/`, name, { links, html }),
    ...page(`${host}/about`, `About ${name}`, { html }),
  };
  const policy = /strict|forgetful/.test(name)
    ? { "Content-Security-Policy": "default-src 'none'; script-src 'self'; img-src data:" }
    : {};
  const withSession = Object.entries(pages).map(([place, response]): [string, StaticResponse] => [
    place,
    {
      ...response,
      headers: { ...response.headers, ...policy, "Set-Cookie": `sid=${SECRET}; Path=/; Secure` },
    },
  ]);
  return {
    ...Object.fromEntries(withSession),
    ...(script === undefined ? {} : { [`${host}/banner.js`]: text("text/javascript", script) }),
  };
});

const FRAME_PAGE = `<!doctype html><html lang="en"><title>Cookies</title>
<div id="piano-cookie_banner"><button data-acceptance-button>Yes</button><button data-close-button>No</button></div>
<script>
for (const [name, choice] of [["acceptance", "yes"], ["close", "no"]]) {
  document.querySelector("[data-" + name + "-button]").onclick = () => parent.postMessage(choice, "*");
}
</script></html>`;

/** A page without script: shows a form until a choice is made, and then a confirmation once. */
const form: Handler = ({ headers, method, url = "" }, response) => {
  const { cookie = "" } = headers;
  if (method === "POST") {
    const choice = url.includes("yes") ? "yes" : "no";
    const cookies = [
      `cookies_policy=${choice}; Path=/; Secure`,
      ...(choice === "yes" ? [`_stats=${SECRET}; Path=/; Secure; Max-Age=86400`] : []),
    ];
    response.writeHead(303, { Location: "/?thanks", "Set-Cookie": cookies }).end();
    return;
  }
  const question = `<form method="post"><button class="govuk-button" formaction="/?yes">Accept analytics cookies</button>
<button class="govuk-button" formaction="/?no">Reject analytics cookies</button></form>`;
  const thanks = `<button class="govuk-button">Hide this message</button>`;
  const isUnanswered = !cookie.includes("cookies_policy");
  const inner = isUnanswered ? question : url.includes("thanks") ? thanks : undefined;
  const banner =
    inner === undefined
      ? ""
      : `<div class="govuk-cookie-banner"><div class="govuk-cookie-banner__message">${inner}</div></div>`;
  const analyticsHeaders = cookie.includes("cookies_policy=yes")
    ? { "Set-Cookie": `_stats=${SECRET}; Path=/; Secure; Max-Age=86400` }
    : {};
  response
    .writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...analyticsHeaders })
    .end(
      `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>form</title>${banner}<h1>form</h1><a href="/about">About</a></html>`,
    );
};

export const banners: TestSite = {
  planted: [],
  routes: {
    ...Object.assign({}, ...websites),
    [`${BANNER_HOSTS.hesitant}/banner.js`]: hesitant,
    [`${BANNER_HOSTS.form}/`]: form,
    [`${BANNER_HOSTS.form}/about`]: form,
    [`${FRAME_HOST}/`]: text("text/html", FRAME_PAGE),
    [`${ADVERT_HOST}/`]: text("text/html", ADVERT),
  },
};
