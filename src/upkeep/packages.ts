import satisfies from "spdx-satisfies";
import { z } from "zod";
import type { Entry, Part } from "./part.ts";

/** Licences, as SPDX names them, under which this project may use a package: https://spdx.org/licenses */
const ALLOWED = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-3.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "PSF-2.0",
  "Python-2.0",
];

const GRAVE = new Set(["moderate", "high", "critical"]);

/** What “npm audit --json” prints since npm 7, as far as it is used here. */
const auditReport = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      // A string names another package of the list, whose fault it is.
      via: z.array(
        z.union([
          z.string(),
          z.object({ title: z.string(), url: z.string(), severity: z.string() }),
        ]),
      ),
      fixAvailable: z.union([
        z.boolean(),
        z.object({ name: z.string(), version: z.string(), isSemVerMajor: z.boolean() }),
      ]),
    }),
  ),
});
type Fix = z.output<typeof auditReport>["vulnerabilities"][string]["fixAvailable"];

/** What it prints instead when it could not ask: the registry’s answer, or an error of its own. */
const auditFailure = z.union([
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ error: z.object({ summary: z.string() }) }).transform(({ error }) => error.summary),
]);

/** package-lock.json, https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional().catch(undefined), link: z.boolean().optional() }),
  ),
});

/** Known vulnerabilities and licences: `audit` is what “npm audit --json” has printed, `lock` the text of package-lock.json. */
export function checkPackages(audit: string, lock: string): Part {
  return { title: "Packages", todo: [...findVulnerable(audit), ...findUnlicensed(lock)] };
}

function findVulnerable(audit: string): Entry[] {
  const printed = parse(audit);
  const report = auditReport.safeParse(printed);
  if (!report.success) {
    const why = auditFailure.safeParse(printed).data ?? "its answer could not be read";
    // A silent gap would stay for ever.
    const text = `Nobody could be asked for known vulnerabilities: ${why}. Run it by hand, and see what is in its way.`;
    return [{ about: "npm audit", text }];
  }
  return Object.entries(report.data.vulnerabilities).flatMap(([about, { via, fixAvailable }]) => {
    const advisories = via
      .filter((each) => typeof each !== "string")
      .filter(({ severity }) => GRAVE.has(severity))
      .map(({ title, url, severity }) => `${title} (${severity}), ${url} .`);
    if (advisories.length === 0) return [];
    return { about, text: `${advisories.join(" ")} ${toMend(fixAvailable)}` };
  });
}

function toMend(fix: Fix): string {
  if (fix === true) return "Run “npx npm audit fix”, then “npm test”.";
  if (fix === false)
    return "No version without it is known: see whether it concerns us, and if so replace the package.";
  const major = fix.isSemVerMajor ? " It is a new major version: read first what it changes." : "";
  return `Run “npx npm install ${fix.name}@${fix.version}”, then “npm test”.${major}`;
}

/** Reads the lock file, not the disk, so that the packages of other platforms are looked at as well. */
function findUnlicensed(lock: string): Entry[] {
  return Object.entries(lockFile.parse(parse(lock)).packages)
    .filter(([folder, { link, license }]) => folder !== "" && !link && !isAllowed(license))
    .map(([folder, { license }]) => ({
      about: folder.replace(/^.*node_modules\//, ""),
      text: `${license === undefined ? "It names no licence." : `Its licence is “${license}”, which is not on our list.`} Replace it, or allow the licence in src/upkeep/packages.ts.`,
    }));
}

function isAllowed(license: string | undefined): boolean {
  try {
    return license !== undefined && satisfies(license, ALLOWED);
  } catch {
    // It is not an SPDX expression, such as “SEE LICENSE IN terms.txt”.
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
