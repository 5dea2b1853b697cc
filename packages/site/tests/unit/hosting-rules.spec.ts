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

/** What is wrong with the rules of the site: “place rule: message”. A preview is refused for the same. */
async function problems(): Promise<string[]> {
  const read = await readRules(root, site);
  if (read.ok) return [];
  await expect(serveSite(root, site, 0)).rejects.toThrow(read.problems[0]?.message);
  expect(read.problems.filter(({ hint }) => hint === "")).toEqual([]);
  return read.problems.map(({ file, line, rule, message }) =>
    line === undefined ? `${file} ${rule}: ${message}` : `${file}:${line} ${rule}: ${message}`,
  );
}

const STRAY =
  "netlify.toml netlify-rules: There are headers or redirects in this file. It does not travel with the tested site, so that nobody would get them.";
const SETTINGS: readonly (readonly [text: string, says: string])[] = [
  [
    "[build]\ncommand = 'npm\n",
    "netlify.toml:2 netlify-syntax: Netlify cannot read this file: control characters are not allowed in strings.",
  ],
  [
    "redirects = 3\n",
    'netlify.toml netlify-syntax: Netlify cannot read this file: "redirects" must be an array.',
  ],
  [
    '[[redirects]]\nfrom = "/a"\n',
    'netlify.toml netlify-syntax: Netlify cannot read this file: Could not parse redirect number 1: {"from":"/a"} Missing "to" field.',
  ],
  ['[[redirects]]\nfrom = "/a"\nto = "/"\n', STRAY],
  ['[[headers]]\nfor = "/*"\n[headers.values]\nX-A = "b"\n', STRAY],
];
for (const [text, says] of SETTINGS) {
  test(`Settings of the host are refused: ${JSON.stringify(text)}`, async () => {
    write("netlify.toml", text);
    expect(await problems()).toEqual([says]);
  });
}

test("Headers that no answer can carry, or not on every host alike, are refused", async () => {
  write(
    "_site/_headers",
    "/*\n  Referrer-Policy:\n  Bad Name: y\n  X-A: €\n  Content-Length: 3\n  X-B: b\n/cookies/\n  x-b: c\n",
  );
  expect(await problems()).toEqual(
    [
      "hosting-syntax: Netlify: Could not parse header line 2: Referrer-Policy: Missing header value.",
      "header-unsendable: The header “Bad Name: y” for /* cannot be sent.",
      "header-unsendable: The header “X-A: €” for /* cannot be sent.",
      "header-unsendable: The header “Content-Length: 3” for /* cannot be sent.",
      "header-unsendable: The header “x-b: c” for /cookies/ is set by another rule for the same address as well.",
    ].map((says) => `_site/_headers ${says}`),
  );
});

const special = (redirect: string) =>
  `redirect-special: This redirect is not from one address to another: “${redirect}”. Hosts differ in how they serve such rules.`;

/** Lines of one file, behind “/first / 301”, and what is said of each. */
const REDIRECTS: readonly (readonly [line: string, says: string])[] = [
  [
    "/old",
    "hosting-syntax: Netlify: Could not parse redirect line 2: /old Missing destination path/URL.",
  ],
  ["/for-some / 301 Country=gb", special("/for-some / 301")],
  ["/many/* / 301", special("/many/* / 301")],
  ["/question /cookies/?x=1 301", special("/question /cookies/?x=1 301")],
  ["/fragment /cookies/#all 301", special("/fragment /cookies/#all 301")],
  ["/café / 301", special("/café / 301")],
  [
    "/no /nowhere/",
    "redirect-nowhere: The redirect from /no leads to /nowhere/, where nothing is.",
  ],
  [
    "/host https://elsewhere.example/ 301",
    "redirect-elsewhere: The redirect from /host leads to another website: https://elsewhere.example/.",
  ],
  [
    "/scheme //elsewhere.example/ 301",
    "redirect-elsewhere: The redirect from /scheme leads to another website: //elsewhere.example/.",
  ],
  ["/same /same/ 301", "redirect-loop: The redirect from /same to /same/ leads back to /same."],
  ["/a /b 301", "redirect-loop: The redirect from /a to /b leads back to /a."],
  ["/b /a 301", "redirect-loop: The redirect from /b to /a leads back to /b."],
  ["/cookies / 301", "redirect-hidden: Nobody is led from /cookies to /: a page stands there."],
  [
    "/first/ /cookies/ 301",
    "redirect-hidden: Nobody is led from /first/ to /cookies/: another redirect stands first.",
  ],
];

test("Redirects that lead nowhere, or not on every host alike, are refused", async () => {
  write("_site/_redirects", ["/first / 301", ...REDIRECTS.map(([line]) => line)].join("\n"));
  expect(await problems()).toEqual(REDIRECTS.map(([, says]) => `_site/_redirects ${says}`));
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
function ask(
  origin: string,
  address: string,
  headers = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(origin, { path: address, headers, agent: false }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += String(chunk)));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on("error", reject)
      .end();
  });
}

test("The preview shows no file outside the site, however one asks, and nothing to another website’s name", async () => {
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
    expect((await ask(origin, "/", { Host: "evil.example" })).status).toBe(403);
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
