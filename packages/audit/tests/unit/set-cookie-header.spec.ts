import { expect, test } from "playwright/test";
import { readSetCookie } from "../../src/observe/set-cookie-header.ts";

const NOW = Date.UTC(2026, 10, 25);
const SITE = "https://council.test";
const read = (header: string, address = "https://www.council.test/news/today") =>
  readSetCookie(header, address, NOW, SITE);

const ATTRIBUTES: readonly [header: string, attributes: Record<string, unknown>][] = [
  ["a=1", { name: "a", domain: "www.council.test", hostOnly: true, lifetime: null }],
  ["a=1; Domain=council.test", { domain: "council.test", hostOnly: false }],
  ["a=1; Domain=.Council.TEST", { domain: "council.test", hostOnly: false }],
  ["a=1", { path: "/news", secure: false, httpOnly: false, sameSite: null, partitionKey: null }],
  ["a=1; Path=/x", { path: "/x" }],
  ["a=1; Path=x", { path: "/news" }],
  ["a=1; Max-Age=90", { lifetime: 90 }],
  ["a=1; Max-Age=63072000", { lifetime: 63_072_000 }],
  ["a=1; Expires=Thu, 26 Nov 2026 00:00:00 GMT", { lifetime: 86_400 }],
  ["a=1; Expires=Thu, 26 Nov 2026 00:00:07 GMT", { lifetime: 86_400 }],
  ["a=1; Expires=Wed, 25 Nov 2026 00:59:59 GMT", { lifetime: 3599 }],
  ["a=1; Expires=Wed, 25 Nov 2026 01:00:07 GMT", { lifetime: 3600 }],
  ["a=1; Max-Age=90; Expires=Thu, 26 Nov 2026 00:00:00 GMT", { lifetime: 90 }],
  ["a=1; Expires=soon", { lifetime: null }],
  ["a=1; Max-Age=soon", { lifetime: null }],
  ["a=1; Max-Age=99999999999999999999", { lifetime: Number.MAX_SAFE_INTEGER }],
  ["a=1; secure; HTTPONLY; samesite=NONE", { secure: true, httpOnly: true, sameSite: "None" }],
  ["a=1; SameSite=whatever", { sameSite: null }],
  ["a=1; Secure; Partitioned", { partitionKey: SITE }],
  ["=secret", { name: "", valueLength: 6 }],
  ["secret", { name: "", valueLength: 6 }],
  ["a=b=c", { name: "a", valueLength: 3 }],
  ["a=é", { valueLength: 2 }],
];
for (const [header, attributes] of ATTRIBUTES) {
  test(`Reads “${header}” as browsers do: ${JSON.stringify(attributes)}`, () => {
    expect(read(header)).toMatchObject(attributes);
  });
}

for (const header of [
  "a=1; Max-Age=0",
  "a=1; Max-Age=-5",
  "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
  "",
]) {
  test(`“${header}” sets no cookie`, () => {
    expect(read(header)).toBeUndefined();
  });
}

test("The default path of a cookie is the folder of the page", () => {
  expect(read("a=1", "https://www.council.test/")).toMatchObject({ path: "/" });
  expect(read("a=1", "https://www.council.test/a")).toMatchObject({ path: "/" });
  expect(read("a=1", "https://www.council.test/a/b/c")).toMatchObject({ path: "/a/b" });
});

test("The value of a cookie is not kept", () => {
  expect(JSON.stringify(read("a=s3cret; Path=/"))).not.toContain("s3cret");
});
