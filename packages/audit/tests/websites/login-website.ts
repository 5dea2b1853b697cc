import { type Handler, pageFactory, type TestSite } from "./website-responses.ts";
import { SECRET } from "./planted-items.ts";

/* A login area, which stores items only after signing in. An audit does not sign in. */

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

export const login: TestSite = {
  planted: [],
  routes: {
    ...PAGES,
    [`${HOST}/session`]: handleSignIn,
    [`${HOST}/account`]: handleAccount,
    // Browsers ask for a user name and password in a dialog.
    [`${HOST}/staff`]: { status: 401, headers: { "WWW-Authenticate": `Basic realm="Staff"` } },
  },
};
