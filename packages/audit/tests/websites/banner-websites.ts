import { type Answer, type Handler, pagesOf, type Site, text } from "./website-answers.ts";
import { SECRET } from "./planted-items.ts";

/*
 * Websites that ask about cookies, each in its own way; no page of the other websites leads there. All keep the
 * answer in “cookies_policy”, and set “_stats” when they count their visitors.
 */

/** The host of each website that asks. */
export const ASKING = {
  /** Waits for the answer, and takes it. */
  behaves: "behaves.council.test",
  /** Counts before it has asked. */
  early: "early.council.test",
  /** Counts whatever the answer is. */
  ignores: "ignores.council.test",
  /** Has a banner that nobody knows. */
  unknown: "unknown.council.test",
  /** Asks nothing, and stores nothing but a session cookie. */
  silent: "silent.council.test",
  /** Its “no” leads nowhere. */
  halfway: "halfway.council.test",
  /** Its banner is somebody else’s, in a frame. */
  framed: "framed.council.test",
  /** Its security policy lets no script in but its own files; its banner is asked by its own function. */
  strict: "strict.council.test",
  /** The same, and forgets the answer. */
  forgetful: "forgetful.council.test",
  /** Its banner is a form, which leads to a page that says thank you. */
  formed: "formed.council.test",
  /** Its answer holds on its other host too. */
  shared: "shared.council.test",
  sharing: "sharing.council.test",
} as const;

const FRAME = "asks.consent.test";

const set = (name: string, value: string, more = "") =>
  `document.cookie = ${JSON.stringify(`${name}=${value}; Path=/; Secure${more}`)};`;
const COUNT = set("_stats", SECRET, "; Max-Age=86400");

/** What counts, and when: `when` is an expression of JavaScript. */
const counting = (when: string) => `
const chosen = () => /cookies_policy=(yes|no)/.exec(document.cookie)?.[1];
const count = () => { if (${when}) { ${COUNT} } };
count();
`;

/** A banner as GOV.UK has it, made by script when nobody has answered yet. */
function govuk(when: string, { attributes = "", isBroken = false } = {}): string {
  return `${counting(when)}
const keep = (answer) => {
  document.cookie = "cookies_policy=" + answer + "; Path=/; Secure${attributes}";
  count();
};
if (chosen() === undefined) addEventListener("DOMContentLoaded", () => {
  const banner = document.createElement("div");
  banner.className = "govuk-cookie-banner";
  const part = (hidden, words, ...buttons) => {
    const message = document.createElement("div");
    message.className = "govuk-cookie-banner__message";
    message.hidden = hidden;
    message.append(words);
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
  const answer = (value) => () => {
    ${isBroken ? `if (value === "no") return;` : ""}
    keep(value);
    question.hidden = true;
    thanks.hidden = false;
  };
  const question = part(false, "We use cookies to count our visitors.",
    ["Accept analytics cookies", answer("yes")], ["Reject analytics cookies", answer("no")]);
  const thanks = part(true, "Thank you.", ["Hide this message", () => banner.remove()]);
  document.body.prepend(banner);
});`;
}

/** A banner that only its own function can be asked by, as Klaro’s; \`keeps\`: whether it takes the answer. */
const klaro = (keeps: boolean) => `${counting(`chosen() === "yes"`)}
const consents = { stats: true };
window.klaroConfig = { services: [{ name: "stats", required: false }] };
const manager = {
  consents,
  config: window.klaroConfig,
  changeAll: (value) => { if (${keeps}) consents.stats = value; },
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

const OWN = `${counting(`chosen() === "yes"`)}
const keep = (answer) => { document.cookie = "cookies_policy=" + answer + "; Path=/; Secure"; count(); };
if (chosen() === undefined) addEventListener("DOMContentLoaded", () => {
  const notice = document.createElement("div");
  notice.id = "our-notice";
  notice.innerHTML = '<p>We use cookies to improve your experience.</p><button id="fine">Fine</button><button id="rather-not">Rather not</button>';
  document.body.prepend(notice);
  for (const [id, answer] of [["fine", "yes"], ["rather-not", "no"]]) {
    document.getElementById(id).onclick = () => { keep(answer); notice.remove(); };
  }
});`;

const FRAMED = `${counting(`chosen() === "yes"`)}
addEventListener("message", ({ origin, data }) => {
  if (origin !== "https://${FRAME}") return;
  document.cookie = "cookies_policy=" + data + "; Path=/; Secure";
  count();
  document.querySelector("iframe").remove();
});
if (chosen() === undefined) addEventListener("DOMContentLoaded", () => {
  const frame = document.createElement("iframe");
  frame.src = "https://${FRAME}/";
  frame.title = "Cookies";
  document.body.prepend(frame);
});`;

const YES = `chosen() === "yes"`;

const SCRIPTS: Readonly<Partial<Record<keyof typeof ASKING, string>>> = {
  behaves: govuk(YES),
  early: govuk(`chosen() !== "no"`),
  ignores: govuk("chosen() !== undefined"),
  unknown: OWN,
  halfway: govuk(YES, { isBroken: true }),
  framed: FRAMED,
  strict: klaro(true),
  forgetful: klaro(false),
  shared: govuk(YES, { attributes: "; Domain=council.test" }),
  sharing: govuk(YES, { attributes: "; Domain=council.test" }),
};

const page = pagesOf([]);

/** Every website has two pages, and a cookie of the session from its server. */
const websites = Object.entries(ASKING).map(([name, host]) => {
  const script = SCRIPTS[name as keyof typeof ASKING];
  const html = script === undefined ? "" : `<script src="/banner.js"></script>`;
  const links = name === "shared" ? ["/about", `https://${ASKING.sharing}/`] : ["/about"];
  const pages = {
    ...page(`${host}/`, name, { links, html }),
    ...page(`${host}/about`, `About ${name}`, { html }),
  };
  const policy = /strict|forgetful/.test(name)
    ? { "Content-Security-Policy": "default-src 'none'; script-src 'self'; img-src data:" }
    : {};
  const withSession = Object.entries(pages).map(([place, answer]): [string, Answer] => [
    place,
    {
      ...answer,
      headers: { ...answer.headers, ...policy, "Set-Cookie": `sid=${SECRET}; Path=/; Secure` },
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
for (const [name, answer] of [["acceptance", "yes"], ["close", "no"]]) {
  document.querySelector("[data-" + name + "-button]").onclick = () => parent.postMessage(answer, "*");
}
</script></html>`;

/** The page of a website without script: it asks until it was answered, then says thank you once. */
const form: Handler = ({ headers, method, url = "" }, response) => {
  const { cookie = "" } = headers;
  if (method === "POST") {
    const answer = url.includes("yes") ? "yes" : "no";
    const cookies = [
      `cookies_policy=${answer}; Path=/; Secure`,
      ...(answer === "yes" ? [`_stats=${SECRET}; Path=/; Secure; Max-Age=86400`] : []),
    ];
    response.writeHead(303, { Location: "/?thanks", "Set-Cookie": cookies }).end();
    return;
  }
  const question = `<form method="post"><button class="govuk-button" formaction="/?yes">Accept analytics cookies</button>
<button class="govuk-button" formaction="/?no">Reject analytics cookies</button></form>`;
  const thanks = `<button class="govuk-button">Hide this message</button>`;
  const isAsked = !cookie.includes("cookies_policy");
  const inner = isAsked ? question : url.includes("thanks") ? thanks : undefined;
  const banner =
    inner === undefined
      ? ""
      : `<div class="govuk-cookie-banner"><div class="govuk-cookie-banner__message">${inner}</div></div>`;
  const counted = cookie.includes("cookies_policy=yes")
    ? { "Set-Cookie": `_stats=${SECRET}; Path=/; Secure; Max-Age=86400` }
    : {};
  response
    .writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...counted })
    .end(
      `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>formed</title>${banner}<h1>formed</h1><a href="/about">About</a></html>`,
    );
};

export const banners: Site = {
  planted: [],
  routes: {
    ...Object.assign({}, ...websites),
    [`${ASKING.formed}/`]: form,
    [`${ASKING.formed}/about`]: form,
    [`${FRAME}/`]: text("text/html", FRAME_PAGE),
  },
};
