import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { readRules } from "../../src/hosting/hosting-rules.ts";
import { serveSite } from "../../src/hosting/preview-server.ts";

let root: string;
let site: string;
test.beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "hosting-"));
  site = path.join(root, "_site");
  mkdirSync(path.join(site, "cookies"), { recursive: true });
  for (const file of ["index.html", "404.html", "cookies/index.html"]) {
    writeFileSync(path.join(site, file), `<p>${file}</p>`);
  }
  writeFileSync(path.join(root, "secret.txt"), "secret");
});
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(path.join(root, file), text);

/** What each file must not hold, and what is said of it. */
const REFUSED: readonly (readonly [
  name: string,
  file: string,
  text: string,
  place: string,
  says: string,
])[] = [
  [
    "settings that are no TOML",
    "netlify.toml",
    "[build]\ncommand = 'npm\n",
    "netlify.toml:2 netlify-syntax",
    "Netlify cannot read this file: control characters are not allowed in strings.",
  ],
  [
    "settings whose redirects are no list",
    "netlify.toml",
    "redirects = 3\n",
    "netlify.toml netlify-syntax",
    'Netlify cannot read this file: "redirects" must be an array.',
  ],
  [
    "settings with a redirect that leads nowhere",
    "netlify.toml",
    '[[redirects]]\nfrom = "/a"\n',
    "netlify.toml netlify-syntax",
    'Netlify cannot read this file: Could not parse redirect number 1: {"from":"/a"} Missing "to" field.',
  ],
  [
    "settings with a redirect, which would not travel with the site",
    "netlify.toml",
    '[[redirects]]\nfrom = "/a"\nto = "/"\n',
    "netlify.toml netlify-rules",
    "There are headers or redirects in this file. It does not travel with the tested site, so that nobody would get them.",
  ],
  [
    "settings with a header",
    "netlify.toml",
    '[[headers]]\nfor = "/*"\n[headers.values]\nX-A = "b"\n',
    "netlify.toml netlify-rules",
    "There are headers or redirects in this file. It does not travel with the tested site, so that nobody would get them.",
  ],
  [
    "a header without a value",
    "_site/_headers",
    "/*\n  Referrer-Policy:\n",
    "_site/_headers hosting-syntax",
    "Netlify: Could not parse header line 2: Referrer-Policy: Missing header value.",
  ],
  [
    "a redirect that leads nowhere at all",
    "_site/_redirects",
    "/old\n",
    "_site/_redirects hosting-syntax",
    "Netlify: Could not parse redirect line 1: /old Missing destination path/URL.",
  ],
  [
    "a redirect to a page that is not there",
    "_site/_redirects",
    "/old /no/ 301\n",
    "_site/_redirects redirect-nowhere",
    "The redirect from /old leads to /no/, where nothing is.",
  ],
  [
    "a redirect to another host",
    "_site/_redirects",
    "/old https://elsewhere.example/ 301\n",
    "_site/_redirects redirect-elsewhere",
    "The redirect from /old leads to another website: https://elsewhere.example/.",
  ],
  [
    "a redirect to another host without its scheme",
    "_site/_redirects",
    "/old //elsewhere.example/ 301\n",
    "_site/_redirects redirect-elsewhere",
    "The redirect from /old leads to another website: //elsewhere.example/.",
  ],
  [
    "a redirect to itself, but for the slash",
    "_site/_redirects",
    "/old /old/ 301\n",
    "_site/_redirects redirect-loop",
    "The redirect from /old to /old/ leads back to /old.",
  ],
  [
    "a redirect at a page, which would have no effect",
    "_site/_redirects",
    "/cookies / 301\n",
    "_site/_redirects redirect-hidden",
    "Nobody is led from /cookies to /: a page stands there.",
  ],
  [
    "a redirect for some visitors alone",
    "_site/_redirects",
    "/old / 301 Country=gb\n",
    "_site/_redirects redirect-special",
    "This redirect is not from one address to another: “/old / 301”. Hosts differ in how they serve such rules.",
  ],
  [
    "a redirect for many addresses",
    "_site/_redirects",
    "/old/* / 301\n",
    "_site/_redirects redirect-special",
    "This redirect is not from one address to another: “/old/* / 301”. Hosts differ in how they serve such rules.",
  ],
];

for (const [name, file, text, place, says] of REFUSED) {
  test(`The rules of a site are refused with ${name}`, async () => {
    write(file, text);
    const read = await readRules(root, site);
    const problems = read.ok ? [] : read.problems;
    expect(
      problems.map(({ file: where, line, rule, message }) => [
        `${[where, line].filter((part) => part !== undefined).join(":")} ${rule}`,
        message,
      ]),
    ).toEqual([[place, says]]);
    expect(problems[0]?.hint).not.toBe("");
    await expect(serveSite(root, site, 0)).rejects.toThrow(says);
  });
}

/** Headers that are read and cannot be sent, or not on every host alike. */
const UNSENDABLE: readonly (readonly [name: string, text: string, says: string])[] = [
  ["a name with a space", "/*\n  Bad Name: y\n", "“Bad Name: y” for /* cannot be sent."],
  ["a value that is no ASCII", "/*\n  X-A: €\n", "“X-A: €” for /* cannot be sent."],
  [
    "a length of its own",
    "/*\n  Content-Length: 3\n",
    "“Content-Length: 3” for /* cannot be sent.",
  ],
  [
    "one that is set for the same address twice",
    "/*\n  X-A: b\n/cookies/\n  x-a: c\n",
    "“x-a: c” for /cookies/ is set by another rule for the same address as well.",
  ],
];
for (const [name, text, says] of UNSENDABLE) {
  test(`A header is refused with ${name}`, async () => {
    write("_site/_headers", text);
    const read = await readRules(root, site);
    expect(read.ok ? [] : read.problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      `header-unsendable The header ${says}`,
    ]);
  });
}

for (const [name, line] of [
  ["a question in its target", "/old /cookies/?x=1 301"],
  ["a fragment in its target", "/old /cookies/#all 301"],
  ["an address that browsers would encode", "/café / 301"],
] as const) {
  test(`A redirect is refused with ${name}`, async () => {
    write("_site/_redirects", `${line}\n`);
    const read = await readRules(root, site);
    expect(read.ok ? [] : read.problems.map(({ rule }) => rule)).toEqual(["redirect-special"]);
  });
}

test("Of two redirects from one address, the second is refused", async () => {
  write("_site/_redirects", "/old / 301\n/old/ /cookies/ 301\n");
  const read = await readRules(root, site);
  expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
    "Nobody is led from /old/ to /cookies/: another redirect stands first.",
  ]);
});

test("Two redirects that lead to each other are refused, each with its place in the ring", async () => {
  write("_site/_redirects", "/a /b 301\n/b /a 301\n");
  const read = await readRules(root, site);
  expect(read.ok ? [] : read.problems.map(({ rule, message }) => [rule, message])).toEqual([
    ["redirect-loop", "The redirect from /a to /b leads back to /a."],
    ["redirect-loop", "The redirect from /b to /a leads back to /b."],
  ]);
});

test("Rules that every host serves alike are read", async () => {
  write("_site/_headers", "/*\n  Referrer-Policy: no-referrer\n");
  write("_site/_redirects", "# Former addresses\n/old / 301\n/older/ /cookies/\n");
  write("netlify.toml", '[build]\npublish = "_site"\n');
  const read = await readRules(root, site);
  expect(read).toMatchObject({
    ok: true,
    value: {
      headers: [{ values: { "Referrer-Policy": "no-referrer" } }],
      redirects: [
        { from: "/old", to: "/", status: 301 },
        { from: "/older/", to: "/cookies/", status: 301 },
      ],
    },
  });
});

/** Asks for an address exactly as it is written; fetch would tidy it up first. */
function ask(origin: string, address: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(origin, { path: address, agent: false }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += String(chunk)));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on("error", reject)
      .end();
  });
}

test("The preview shows no file outside the site, however one asks", async () => {
  symlinkSync(path.join(root, "secret.txt"), path.join(site, "link.txt"));
  symlinkSync(root, path.join(site, "folder"), "junction");
  write("_site/_headers", "/*\n  Referrer-Policy: no-referrer\n");
  const { origin, close } = await serveSite(root, site, 0);
  try {
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    for (const asked of [
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/%2E%2E%2Fsecret.txt",
      "/cookies/..%2f..%2fsecret.txt",
      "/%252e%252e/secret.txt",
      "/..%5csecret.txt",
      "/..\\secret.txt",
      "//secret.txt",
      "/index.html%00.txt",
      "/%00",
      "/%",
      "/%ff",
      "/./index.html",
      "/link.txt",
      "/folder/secret.txt",
      "/folder",
      "/folder/",
      "/_headers",
      "/%5fheaders",
      "/_headers/",
      "/index.html/",
      `/${"a".repeat(5000)}`,
      `${origin}/../secret.txt`,
    ]) {
      const { status, body } = await ask(origin, asked);
      expect({ asked, status, body }).toEqual({ asked, status: 404, body: "<p>404.html</p>" });
    }
    expect((await ask(origin, "/cookies/")).body).toBe("<p>cookies/index.html</p>");
  } finally {
    close();
  }
});

test("The preview does not answer requests for another website’s name", async () => {
  const { origin, close } = await serveSite(root, site, 0);
  try {
    const answer = await new Promise((resolve) =>
      request(origin, { headers: { Host: "evil.example" } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end(),
    );
    expect(answer).toBe(403);
  } finally {
    close();
  }
});

test("The preview serves a new build by its own rules", async () => {
  write("_site/_headers", "/*\n  X-Build: first\n");
  const { origin, close } = await serveSite(root, site, 0);
  const build = async () => (await fetch(origin)).headers.get("x-build");
  try {
    expect(await build()).toBe("first");
    mkdirSync(path.join(root, "next"));
    write("next/index.html", "<p>next</p>");
    write("next/404.html", "<p>404</p>");
    write("next/_headers", "/*\n  X-Build: second\n");
    rmSync(site, { recursive: true });
    expect((await fetch(origin)).status).toBe(500);
    symlinkSync(path.join(root, "next"), site, "junction");
    expect(await build()).toBe("second");
  } finally {
    close();
  }
});
