import { type Handler, pagesOf, type Site } from "./website-answers.ts";
import { SECRET } from "./planted-items.ts";

/* A login area: it stores something only for who has signed in, which an audit cannot. */

const HOST = "login.council.test";
const page = pagesOf([]);

const PAGES = {
  ...page(`${HOST}/`, "Your account", { links: ["/account", "/members", "/staff", "/admin"] }),
  ...page(`${HOST}/sign-in`, "Sign in", {
    html: `<form method="post" action="/session"><label>Name <input name="name"></label><button>Sign in</button></form>`,
  }),
  ...page(`${HOST}/members`, "Members only", { status: 401 }),
  ...page(`${HOST}/admin`, "Administrators only", { status: 403 }),
};

const signIn: Handler = ({ method }, response) => {
  if (method === "POST") {
    response.setHeader("Set-Cookie", `login_session=${SECRET}; Path=/; Secure; HttpOnly`);
  }
  response.writeHead(303, { Location: "/account" }).end();
};

const account: Handler = ({ headers }, response) => {
  if (headers.cookie?.includes("login_session=") === true) response.end("Signed in.");
  else response.writeHead(302, { Location: "/sign-in" }).end();
};

export const login: Site = {
  planted: [],
  routes: {
    ...PAGES,
    [`${HOST}/session`]: signIn,
    [`${HOST}/account`]: account,
    // The browser's own dialog asks for a name and a password.
    [`${HOST}/staff`]: { status: 401, headers: { "WWW-Authenticate": `Basic realm="Staff"` } },
  },
};
