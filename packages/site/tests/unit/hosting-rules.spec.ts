import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { readHostingRules } from "../../src/hosting/hosting-rules.ts";
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

/** Returns the problems of the site’s rules as “place rule: message”, and expects the preview to refuse them too. */
async function findProblems(): Promise<string[]> {
  const read = await readHostingRules(root, site);
  if (read.ok) return [];
  await expect(serveSite(root, site, 0)).rejects.toThrow(read.problems[0]?.message);
  expect(read.problems.filter(({ hint }) => hint === "")).toEqual([]);
  return read.problems.map(({ file, line, rule, message }) =>
    line === undefined ? `${file} ${rule}: ${message}` : `${file}:${line} ${rule}: ${message}`,
  );
}

const MISPLACED =
  "netlify.toml netlify-rules: This file contains headers or redirects. It is not deployed with the tested site, so they would have no effect.";
const SETTINGS: readonly (readonly [text: string, problem: string])[] = [
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
  ['[[redirects]]\nfrom = "/a"\nto = "/"\n', MISPLACED],
  ['[[headers]]\nfor = "/*"\n[headers.values]\nX-A = "b"\n', MISPLACED],
];
for (const [text, problem] of SETTINGS) {
  test(`Rejects ${JSON.stringify(text)} in netlify.toml`, async () => {
    write("netlify.toml", text);
    expect(await findProblems()).toEqual([problem]);
  });
}

test("Rejects headers that cannot be set, or that hosts would serve differently", async () => {
  write(
    "_site/_headers",
    "/*\n  Referrer-Policy:\n  Bad Name: y\n  X-A: €\n  Content-Length: 3\n  X-B: b\n/cookies/\n  x-b: c\n/a\n  x-c: d\n/a/\n  X-C: e\n",
  );
  expect(await findProblems()).toEqual(
    [
      "hosting-syntax: Netlify: Could not parse header line 2: Referrer-Policy: Missing header value.",
      "header-unsendable: The header “Bad Name: y” for /* cannot be set.",
      "header-unsendable: The header “X-A: €” for /* cannot be set.",
      "header-unsendable: The header “Content-Length: 3” for /* cannot be set.",
      "header-unsendable: The header “x-b: c” for /cookies/ is already set by another rule for the same address.",
      "header-unsendable: The header “X-C: e” for /a/ is already set by another rule for the same address.",
    ].map((problem) => `_site/_headers ${problem}`),
  );
});

const unsupported = (redirect: string) =>
  `redirect-special: This is not a simple redirect from one address to another: “${redirect}”. Hosts handle such rules differently.`;

/** Lines of _redirects after “/first / 301”, each with its problem. */
const REDIRECTS: readonly (readonly [line: string, problem: string])[] = [
  [
    "/old",
    "hosting-syntax: Netlify: Could not parse redirect line 2: /old Missing destination path/URL.",
  ],
  ["/for-some / 301 Country=gb", unsupported("/for-some / 301")],
  ["/many/* / 301", unsupported("/many/* / 301")],
  ["/cy/* /cookies/ 404", unsupported("/cy/* /cookies/ 404")],
  ["/* /404.html 404", unsupported("/* /404.html 404")],
  ["/question /cookies/?x=1 301", unsupported("/question /cookies/?x=1 301")],
  ["/fragment /cookies/#all 301", unsupported("/fragment /cookies/#all 301")],
  ["/café / 301", unsupported("/café / 301")],
  [
    "/no /nowhere/",
    "redirect-nowhere: The redirect from /no to /nowhere/ points to a page that does not exist.",
  ],
  [
    "/host https://elsewhere.example/ 301",
    "redirect-elsewhere: The redirect from /host to https://elsewhere.example/ points to another website.",
  ],
  [
    "/scheme //elsewhere.example/ 301",
    "redirect-elsewhere: The redirect from /scheme to //elsewhere.example/ points to another website.",
  ],
  ["/same /same/ 301", "redirect-loop: The redirect from /same to /same/ ends in a loop."],
  ["/a /b 301", "redirect-loop: The redirect from /a to /b ends in a loop."],
  ["/b /a 301", "redirect-loop: The redirect from /b to /a ends in a loop."],
  [
    "/cookies / 301",
    "redirect-hidden: The redirect from /cookies to / has no effect: a page exists at /cookies.",
  ],
  [
    "/first/ /cookies/ 301",
    "redirect-hidden: The redirect from /first/ to /cookies/ has no effect: an earlier redirect is for the same address.",
  ],
];

test("Rejects redirects that have no effect, or that hosts would serve differently", async () => {
  write("_site/_redirects", ["/first / 301", ...REDIRECTS.map(([line]) => line)].join("\n"));
  expect(await findProblems()).toEqual(
    REDIRECTS.map(([, problem]) => `_data/organisation.json ${problem}`),
  );
});

test("Reads rules that every host serves the same way", async () => {
  write("_site/_headers", "/*\n  Referrer-Policy: no-referrer\n");
  write("_site/_redirects", "# Former addresses\n/old / 301\n/older/ /cookies/\n");
  write("netlify.toml", '[build]\npublish = "_site"\n');
  const read = await readHostingRules(root, site);
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

/** Requests an address as it is; fetch would normalise it. */
function requestRaw(
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

test("The preview serves no file outside the site, and nothing for another host name", async () => {
  symlinkSync(path.join(root, "secret.txt"), path.join(site, "link.txt"));
  symlinkSync(root, path.join(site, "folder"), "junction");
  write("_site/_headers", "/*\n  Referrer-Policy: no-referrer\n");
  const { origin, close } = await serveSite(root, site, 0);
  try {
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    for (const address of [
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
      const { status, body } = await requestRaw(origin, address);
      expect({ address, status, body }).toEqual({ address, status: 404, body: "<p>404.html</p>" });
    }
    expect((await requestRaw(origin, "/cookies/")).body).toBe("<p>cookies/index.html</p>");
    expect((await requestRaw(origin, "/", { Host: "evil.example" })).status).toBe(403);
  } finally {
    close();
  }
});

test("The preview shows the 404 page of a language for missing addresses in its folder", async () => {
  mkdirSync(path.join(site, "cy"));
  write("_site/cy/404.html", "<p>Ddim ar gael</p>");
  write("_site/_redirects", "/cy/* /cy/404.html 404\n");
  const { origin, close } = await serveSite(root, site, 0);
  try {
    for (const [address, body] of [
      ["/cy/no/such/page", "<p>Ddim ar gael</p>"],
      ["/cyan", "<p>404.html</p>"],
      ["/no/such/page", "<p>404.html</p>"],
    ] as const)
      expect(await requestRaw(origin, address)).toEqual({ status: 404, body });
  } finally {
    close();
  }
});

test("The preview reads the rules of a new build", async () => {
  write("_site/_headers", "/*\n  X-Build: first\n");
  const { origin, close } = await serveSite(root, site, 0);
  const fetchBuild = async () => (await fetch(origin)).headers.get("x-build");
  try {
    expect(await fetchBuild()).toBe("first");
    mkdirSync(path.join(root, "next"));
    write("next/index.html", "<p>next</p>");
    write("next/404.html", "<p>404</p>");
    write("next/_headers", "/*\n  X-Build: second\n");
    rmSync(site, { recursive: true });
    expect((await fetch(origin)).status).toBe(500);
    symlinkSync(path.join(root, "next"), site, "junction");
    expect(await fetchBuild()).toBe("second");
  } finally {
    close();
  }
});
