import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { projectOnDisk, readSource } from "../src/files/project.ts";

/* Each of these could make a check wait for ever, fill the memory, or publish a file of the machine. */

let root: string;
test.beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "files-"));
  mkdirSync(inside("_data"));
});
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

const FILE = "_data/cookies.json";
const inside = (file: string) => path.join(root, file);

/** Returns the text of the file, or the rule and the message of its problem. */
function read(file = FILE): string {
  const source = readSource(projectOnDisk(root), file);
  if (source.ok) return source.value.text;
  return source.problems.map(({ rule, message }) => `${rule}: ${message}`).join("\n");
}

const LINK = "symbolic-link: This is a symbolic link, which the site must not follow.";
const DEVICE = "not-a-file: This is not a file, but a device, a pipe or a socket.";

test("A file is read, without its byte order mark and with “\\n” at the end of each line", () => {
  writeFileSync(inside(FILE), "\uFEFF{\r\n}");
  expect(read()).toBe("{\n}");
});

test("A missing file and a file in a missing folder are reported as missing", () => {
  for (const file of [FILE, "nowhere/cookies.json"])
    expect(read(file)).toBe("missing-file: This file is missing.");
});

test("No symbolic link is followed, wherever it leads", () => {
  writeFileSync(inside("other.json"), "{}");
  for (const target of [
    "/dev/zero",
    "/etc/passwd",
    "/proc/self/environ",
    "../other.json",
    "cookies.json",
    "nowhere",
  ]) {
    symlinkSync(target, inside(FILE));
    expect(read(), target).toBe(LINK);
    rmSync(inside(FILE));
  }
});

test("No file is read through a folder that is a symbolic link", () => {
  mkdirSync(inside("other/a"), { recursive: true });
  writeFileSync(inside("other/a/b.json"), "{}");
  symlinkSync("../other", inside("_data/linked"));
  const message =
    "symbolic-link: The folder _data/linked is a symbolic link, which the site must not follow.";
  expect(read("_data/linked/a/b.json")).toBe(message);
});

test("Folders that lead to themselves are listed once, and not followed", () => {
  for (const name of ["a", "b"]) symlinkSync(".", inside(`_data/${name}`));
  writeFileSync(inside(FILE), "{}");
  expect(projectOnDisk(root).list("_data")).toEqual(["_data/a", "_data/b", FILE]);
  symlinkSync("_data", inside("_includes"));
  expect(projectOnDisk(root).list("_includes")).toEqual([]);
});

test("Folders, sockets and files that are too large are not read", async () => {
  mkdirSync(inside(FILE));
  expect(read()).toBe("not-a-file: This is a folder, and should be a file.");
  rmSync(inside(FILE), { recursive: true });

  writeFileSync(inside(FILE), "");
  truncateSync(inside(FILE), 6_500_000);
  expect(read()).toBe("file-too-large: This file has 6.5 MB; the maximum is 5 MB.");
  rmSync(inside(FILE));

  test.skip(process.platform === "win32", "Windows has no sockets in folders.");
  const server = createServer().listen(inside(FILE));
  await once(server, "listening");
  expect(read()).toBe(DEVICE);
  server.close();
});

test("A file that the system does not open is reported with the system’s reason", () => {
  expect(read(`_data/${"n".repeat(300)}.json`)).toBe(
    "unreadable-file: This file cannot be opened: name too long.",
  );
});

test("A file that the user may not read is reported, and so is a folder", () => {
  test.skip(process.getuid?.() === 0, "The superuser may read everything.");
  writeFileSync(inside(FILE), "{}");
  chmodSync(inside(FILE), 0);
  expect(read()).toBe("unreadable-file: This file cannot be opened: permission denied.");
  chmodSync(inside("_data"), 0);
  expect(() => projectOnDisk(root).list("_data")).toThrow(
    "The folder _data cannot be listed: permission denied.",
  );
  chmodSync(inside("_data"), 0o700);
});
