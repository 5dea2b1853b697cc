import { expect, test } from "playwright/test";
import { mereford, merefordWithServices, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { NOTICE_RULES } from "../../src/services/service-rules.ts";
import { findMistake, TODAY } from "../support/check-mistake.ts";
import { SERVICE_MISTAKES } from "./service-mistakes.ts";

/* Each rule about services is kept by the services of the test council, and broken by one of the mistakes. */

for (const mistake of SERVICE_MISTAKES) {
  const { name, expected } = mistake;
  test(`The check ${expected.length === 0 ? "accepts" : "reports"} ${name}`, async () => {
    expect(await findMistake(merefordWithServices(), mistake)).toEqual(expected);
  });
}

/** Returns what the check finds in these files, except for open questions in the checklist. */
async function check(files: Record<string, string>) {
  const problems = await checkProject(projectOf(files), TODAY);
  return problems.filter(({ rule }) => rule !== "open-question");
}

test("The check finds nothing in services that are complete and correct", async () => {
  expect(await check(merefordWithServices())).toEqual([]);
});

test("Each rule about services has a mistake that breaks it", () => {
  const broken = SERVICE_MISTAKES.flatMap(({ expected }) =>
    expected.map(([placeAndRule]) => placeAndRule.split(" ").slice(1).join(" ")),
  );
  const rules = NOTICE_RULES.map(({ severity, id }) => `${severity} ${id}`);
  expect(new Set(rules).size).toBe(rules.length);
  expect(broken).toEqual(expect.arrayContaining(rules));
});

test("1,000 activities are refused, with the questions about the first of them", async () => {
  const file = "_data/services/libraries.json";
  const files = merefordWithServices();
  const service = JSON.parse(files[file] ?? "") as { activities: object[] };
  const open = Object.keys(service.activities[0] ?? {}).map((field) => [field, null]);
  const activities = Array.from({ length: 1000 }, (_, index) => ({
    ...Object.fromEntries(open),
    id: `activity-${index}`,
    title: `Activity ${index}`,
  }));
  const problems = await check({ ...files, [file]: JSON.stringify({ ...service, activities }) });
  expect(problems.map(({ message }) => message)).toContain(
    "“activities” must have at most 30 activities.",
  );
  expect(problems.filter(({ rule }) => rule === "basis-not-stated")).toHaveLength(30);
});

test("A service that cannot be read causes no further problems, and hides none", async () => {
  const files = merefordWithServices();
  for (const file of ["recipients.json", "retention.json", "services/libraries.json"]) {
    const problems = await check({ ...files, [`_data/${file}`]: "{" });
    expect(problems.map(({ file: of, rule }) => `${of} ${rule}`)).toEqual([
      `_data/${file} json-syntax`,
    ]);
  }
  const wrong = files["_data/services/libraries.json"]?.replace("Libraries", "<b>Libraries</b>");
  expect(
    (
      await check({ ...files, "_data/services/libraries.json": `${wrong?.replace("P2Y", "")}` })
    ).map(({ rule }) => rule),
  ).toEqual(["wrong-value"]);
});

test("Links to a service that cannot be read, or whose file has the wrong name, are right", async () => {
  const files = merefordWithServices();
  const libraries = "_data/services/libraries.json";
  const statement = "src/pages/privacy.md";
  files[statement] += "\nSee [libraries](/services/libraries/#law).\n";
  const addresses = files["_data/addresses.json"];
  files["_data/addresses.json"] =
    `${addresses?.replace("{", '{ "/services/libraries/": ["law"],')}`;
  expect(await check({ ...files, [libraries]: "{" })).toMatchObject([{ rule: "json-syntax" }]);

  const text = files[libraries] ?? "";
  delete files[libraries];
  delete files["_data/services/libraries.md"];
  expect(await check({ ...files, "_data/services/Libraries.json": text })).toMatchObject([
    { rule: "bad-file-name" },
  ]);
});

test("A council without services may have a page of its own at /services/", async () => {
  const page = "---\ntitle: Services\ndescription: What we do.\nindexed: false\n---\n\nMuch.\n";
  expect(await check({ ...mereford(), "src/pages/services.md": page })).toEqual([]);
});

test("Services without registries have unknown recipients and retention rules", async () => {
  const files = merefordWithServices();
  delete files["_data/recipients.json"];
  delete files["_data/retention.json"];
  const rules = (await check(files)).map(({ rule, hint }) => `${rule}: ${hint}`);
  expect(rules).toContain(
    "unknown-recipient: Use one of its keys (none yet), or add “library-software” there.",
  );
  expect(rules.filter((rule) => rule.startsWith("unknown-retention"))).toHaveLength(6);
});
