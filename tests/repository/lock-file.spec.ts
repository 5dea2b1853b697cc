import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { jobOf } from "./workflow-steps.ts";

interface LockedPackage {
  /** As SPDX writes it: https://spdx.org/licenses */
  readonly license?: string;
  /** For a package of this repository: it is a link to its folder. */
  readonly link?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../package-lock.json"), "utf8"),
) as { packages: Readonly<Record<string, LockedPackage>> };

test("The lock file names no registry", () => {
  const addresses = Object.values(packages).flatMap(({ link, resolved }) =>
    resolved === undefined || (link && !resolved.includes(":")) ? [] : resolved,
  );
  expect(addresses).toEqual([]);
});

test("The lock file has the binaries for every platform, which “npm ci” requires", () => {
  const names = new Set(
    Object.keys(packages).map((folder) => folder.split("node_modules/").at(-1)),
  );
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});

test("The licence of every package is one that the review of new packages allows", () => {
  const review = jobOf("reusable-site.yml", "dependencies").steps[0]?.with?.["allow-licenses"];
  const allowed = new Set(String(review).split(/,\s*/));
  const others = Object.entries(packages).filter(
    ([folder, { license = "none" }]) =>
      folder.includes("node_modules/") &&
      !packages[folder]?.link &&
      !license
        .replaceAll(/[()]/g, "")
        .split(" AND ")
        .every((each) => allowed.has(each)),
  );
  expect(others).toEqual([]);
});
