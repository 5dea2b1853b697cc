import { expect, test } from "playwright/test";
import { merefordWithServices, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { createService } from "../../src/services/new-service.ts";
import { serviceSchema } from "../../src/services/service-schema.ts";
import { TODAY } from "../support/check-mistake.ts";

const FILE = "_data/services/parking-permits.json";

test("A new service has every field, and only open questions", async () => {
  const service = createService({ name: "parking-permits" });
  expect(service).toMatchObject({ title: "Parking permits", activities: [{}] });
  const optional = ["controller", "internal"];
  expect([...Object.keys(service), ...optional].toSorted()).toEqual(
    Object.keys(serviceSchema.shape).toSorted(),
  );
  const { shape } = serviceSchema.shape.activities.element;
  expect(Object.keys(service.activities[0] ?? {})).toEqual(Object.keys(shape));

  const files = merefordWithServices();
  const found = await checkProject(projectOf({ ...files, [FILE]: JSON.stringify(service) }), TODAY);
  const questions = found.filter(({ rule }) => rule !== "open-question");
  expect(
    questions.filter(({ severity, file }) => severity !== "question" || file !== FILE),
  ).toEqual([]);
  // The others are asked when the lawful basis is known.
  const open = Object.values(service).filter((value) => value === null).length;
  const inActivity = Object.values(service.activities[0] ?? {}).filter((value) => value === null);
  const later = ["laws", "interests", "withdrawal"];
  expect(questions).toHaveLength(open + inActivity.length - later.length);
});
