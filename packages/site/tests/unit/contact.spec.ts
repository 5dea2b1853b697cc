import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { createNunjucksEnvironment } from "../../src/eleventy/nunjucks-environment.ts";
import { ITEMS } from "../../src/transparency/transparency-checklist.ts";
import { ENGLISH } from "../support/english.ts";

const nunjucks = createNunjucksEnvironment("/nowhere");

const UNKNOWN = { phone: null, post: null, dataProtectionOfficer: null, complaintForm: null };
const KNOWN = {
  phone: "020 7946 0000",
  post: ["Town Hall", "Mereford"],
  dataProtectionOfficer: "officer@mereford.example",
  complaintForm: "https://www.mereford.example/complain",
};

/** Renders the block, and returns its paragraphs with the addresses of links. */
function renderContact(contacts: object, language: object = ENGLISH.language): string[] {
  const organisation = {
    name: "Mereford",
    home: "https://www.mereford.example",
    contacts: { dataProtection: "dpo@mereford.example", ...contacts },
  };
  const html = nunjucks.render("blocks/contact.njk", { ...ENGLISH, language, organisation });
  return [...html.matchAll(/<p[^>]*>(.*?)<\/p>/g)].map(([, text = ""]) =>
    text.replaceAll(/<a [^>]*href="([^"]*)">/g, "[$1] ").replaceAll(/<\/a>|<wbr>/g, ""),
  );
}

test("The contact block shows what is known, and where to find the rest", () => {
  expect(renderContact(UNKNOWN)).toEqual([
    "Email: [mailto:dpo@mereford.example] dpo@mereford.example",
    "You can find other ways to reach us on [https://www.mereford.example] the main website of Mereford.",
  ]);
  expect(renderContact(KNOWN)).toEqual([
    "Email: [mailto:dpo@mereford.example] dpo@mereford.example",
    "Phone: [tel:+442079460000] 020 7946 0000",
    "Post:<br>Town Hall<br>Mereford",
    "Data protection officer: [mailto:officer@mereford.example] officer@mereford.example",
    "Complaints: [https://www.mereford.example/complain] form for complaints about your information",
  ]);
});

test("Each line of the postal address keeps its order in a page that is read from right to left", () => {
  const arabic = { code: "ar", tag: "ar", name: "العربية", direction: "rtl" };
  expect(renderContact({ post: ["1 Moor Street", "Mereford"] }, arabic)).toContain(
    "Post:<br><bdi>1 Moor Street</bdi><br><bdi>Mereford</bdi>",
  );
});

/** Returns the rules that the check reports for Mereford with these contacts and this text. */
async function check(contacts: object, from: string, to: string): Promise<string[]> {
  const files = mereford();
  const organisation = JSON.parse(files["_data/organisation.json"] ?? "") as { contacts: object };
  Object.assign(organisation.contacts, contacts);
  const changed = {
    ...files,
    "_data/organisation.json": JSON.stringify(organisation),
    "src/pages/privacy.md": (files["src/pages/privacy.md"] ?? "").replace(from, to),
  };
  const problems = await checkProject(projectOf(changed), Temporal.PlainDate.from("2026-11-23"));
  return problems.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
}

const SENTENCE = "To ask for your data, email [dpo@mereford.example](mailto:dpo@mereford.example).";

test("The statement shows its contacts with a block, or in its text", async () => {
  expect(await check(KNOWN, SENTENCE, "Reach us:\n\n::contact")).toEqual([]);
  const text = `Call [020 7946 0000](tel:+442079460000). Write to Town Hall, Mereford. [Complain](https://www.mereford.example/complain), or ask [the officer](mailto:officer@mereford.example).`;
  expect(await check(KNOWN, SENTENCE, `${SENTENCE}\n\n${text}`)).toEqual([]);
});

test("Another email address in the text is reported although the statement has the block", async () => {
  const other = "Email [old@mereford.example](mailto:old@mereford.example).\n\n::contact";
  expect(await check(UNKNOWN, SENTENCE, other)).toEqual(["contact-not-shown"]);
});

test("Each fact that the law requires has words for the list of missing facts", () => {
  const items = Object.fromEntries(
    Object.keys(ITEMS).map((id) => [id, { openQuestion: { missing: "it" } }]),
  );
  const render = (notice: object) =>
    nunjucks.render("components/missing-facts.njk", { ...ENGLISH, notice });
  expect(render({ items }).match(/<li>\w.*<\/li>/g)).toHaveLength(Object.keys(ITEMS).length);
  expect(render({ items: { ...items, dpo: { openQuestion: null } } })).not.toContain("officer");
});
