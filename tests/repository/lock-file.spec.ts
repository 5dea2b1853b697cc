import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { readJob } from "./workflow-runner.ts";

interface LockedPackage {
  /** An SPDX expression: https://spdx.org/licenses */
  readonly license?: string;
  /** Whether it is a workspace of this repository. */
  readonly link?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../package-lock.json"), "utf8"),
) as { packages: Readonly<Record<string, LockedPackage>> };

test("The lock file contains no registry URLs", () => {
  const urls = Object.values(packages).flatMap(({ link, resolved }) =>
    resolved === undefined || (link && !resolved.includes(":")) ? [] : resolved,
  );
  expect(urls).toEqual([]);
});

test("The lock file has the optional binaries of every platform, which “npm ci” requires", () => {
  const names = new Set(
    Object.keys(packages).map((folder) => folder.split("node_modules/").at(-1)),
  );
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});

test("The dependency review allows the licence of every package", () => {
  const review = readJob("reusable-site.yml", "dependency-review").steps[0]?.with ?? {};
  const split = (list: unknown) => new Set(String(list).trim().split(/,\s*/));
  const licences = split(review["allow-licenses"]);
  const exceptions = split(review["allow-dependencies-licenses"]);
  const notAllowed = Object.entries(packages).filter(
    ([folder, { license = "none" }]) =>
      folder.includes("node_modules/") &&
      !packages[folder]?.link &&
      !exceptions.has(`pkg:npm/${folder.replace(/.*node_modules\//, "").replace("@", "%40")}`) &&
      !license
        .replaceAll(/[()]/g, "")
        .split(" AND ")
        .every((each) => licences.has(each)),
  );
  expect(notAllowed).toEqual([]);
});
