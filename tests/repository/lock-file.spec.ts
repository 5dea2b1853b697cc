import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../package-lock.json"), "utf8"),
) as { packages: Readonly<Record<string, LockedPackage>> };

test("The lock file names no registry", () => {
  const addresses = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
  expect(addresses).toEqual([]);
});

test("The lock file holds the binaries of every platform, without which “npm ci” refuses it", () => {
  const names = new Set(
    Object.keys(packages).map((folder) => folder.split("node_modules/").at(-1)),
  );
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});
