import { GOVUK_BANNER } from "./banner-websites.ts";
import { SECRET } from "./planted-items.ts";
import { type Handler, pageFactory, type TestSite, text } from "./website-responses.ts";

/*
 * Two login areas, which store items only after signing in: login.council.test, where an audit does not sign in, and
 * my.council.test, which has a cookie banner, and the user’s name in its addresses and in the name of an item.
 */

const HOST = "login.council.test";
const page = pageFactory([]);

const PAGES = {
  ...page(`${HOST}/`, "Your account", { links: ["/account", "/members", "/staff", "/admin"] }),
  ...page(`${HOST}/sign-in`, "Sign in", {
    html: `<form method="post" action="/session"><label>Name <input name="name"></label><button>Sign in</button></form>`,
  }),
  ...page(`${HOST}/members`, "Members only", { status: 401 }),
  ...page(`${HOST}/admin`, "Administrators only", { status: 403 }),
};

const handleSignIn: Handler = ({ method }, response) => {
  if (method === "POST") {
    response.setHeader("Set-Cookie", `login_session=${SECRET}; Path=/; Secure; HttpOnly`);
  }
  response.writeHead(303, { Location: "/account" }).end();
};

const handleAccount: Handler = ({ headers }, response) => {
  if (headers.cookie?.includes("login_session=") === true) response.end("Signed in.");
  else response.writeHead(302, { Location: "/sign-in" }).end();
};

/** The test account of my.council.test. */
export const ACCOUNT = { user: "Alice@Example.com", password: "café horse/9" };

const MY_HOST = "my.council.test";
const FOLDER = `/users/${ACCOUNT.user.toLowerCase()}`;
const WITH_BANNER = `<script src="/banner.js"></script>`;

const SIGN_IN = `${WITH_BANNER}<form method="post" action="/session">
<label>Name <input name="user" id="user"></label>
<label>Password <input type="password" name="password" id="password"></label>
<button id="sign-in">Sign in</button><button type="button" disabled id="reset">Reset</button></form>`;

const HOME = `${WITH_BANNER}<p id="welcome">Welcome, ${ACCOUNT.user}</p><button id="statements">Statements</button>
<script>
const set = (key) => localStorage.setItem(key, "${SECRET}");
document.getElementById("statements").onclick = () => { set("statements"); set("last ${ACCOUNT.user}"); };
if (/cookies_policy=yes/.test(document.cookie)) document.cookie = "_members=${SECRET}; Path=/; Secure; Max-Age=86400";
</script>`;

const MY_PAGES = {
  ...page(`${MY_HOST}/`, "My Council", { links: ["/sign-in"], html: WITH_BANNER }),
  ...page(`${MY_HOST}/sign-in`, "Sign in", { html: SIGN_IN }),
};

/** The pages of the account, which only signed-in visitors see. */
const ACCOUNT_PAGES = {
  ...page(`${FOLDER}/home`, "My account", {
    links: ["/sign-out", "/", `${FOLDER}/bills?user=${encodeURIComponent(ACCOUNT.user)}`],
    html: HOME,
  }),
  ...page(`${FOLDER}/bills`, "My bills", {
    links: ["/sign-out", `${FOLDER}/home`],
    html: `<script>sessionStorage.setItem("bills", "${SECRET}")</script>`,
  }),
};

const handleMySession: Handler = (request, response) => {
  let body = "";
  request.on("data", (part) => (body += String(part)));
  request.on("end", () => {
    const sent = new URLSearchParams(body);
    const isRight = sent.get("user") === ACCOUNT.user && sent.get("password") === ACCOUNT.password;
    const user = encodeURIComponent(sent.get("user") ?? "");
    if (isRight) response.setHeader("Set-Cookie", `my_session=${SECRET}; Path=/; Secure; HttpOnly`);
    const to = isRight ? `${FOLDER}/home?user=${user}` : `/sign-in?user=${user}`;
    response.writeHead(303, { Location: to }).end();
  });
};

const handleAccountPage: Handler = ({ headers, url = "" }, response) => {
  const [path = ""] = url.split("?");
  const found = new Map(Object.entries(ACCOUNT_PAGES)).get(decodeURIComponent(path));
  const isSignedIn = headers.cookie?.includes("my_session=") === true;
  if (!isSignedIn) response.writeHead(302, { Location: "/sign-in" }).end();
  else response.writeHead(found?.status ?? 404, found?.headers).end(found?.body);
};

const handleSignOut: Handler = (_request, response) => {
  response.writeHead(303, { Location: "/", "Set-Cookie": "my_session=; Path=/; Max-Age=0" }).end();
};

export const login: TestSite = {
  planted: [],
  routes: {
    ...PAGES,
    [`${HOST}/session`]: handleSignIn,
    [`${HOST}/account`]: handleAccount,
    ...MY_PAGES,
    [`${MY_HOST}/banner.js`]: text("text/javascript", GOVUK_BANNER),
    [`${MY_HOST}/session`]: handleMySession,
    [`${MY_HOST}/users/*`]: handleAccountPage,
    [`${MY_HOST}/sign-out`]: handleSignOut,
    // Browsers ask for a user name and password in a dialog.
    [`${HOST}/staff`]: { status: 401, headers: { "WWW-Authenticate": `Basic realm="Staff"` } },
  },
};
