import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { checkIsFolder, finishReplacing, replaceFolder } from "../../src/build/replace-folder.ts";

/** A file system in memory, which Linux mounts everywhere. */
const OTHER_FILE_SYSTEM = "/dev/shm";

const folders: string[] = [];
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Creates a temporary folder with these files. */
function createFolder(files: Readonly<Record<string, string>>, parent = os.tmpdir()): string {
  const folder = mkdtempSync(path.join(parent, "replace-"));
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

function read(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file), readFileSync(file, "utf8")];
    }),
  );
}

const OLD = { "index.html": "old", "stale.html": "old", "cookies/stale.html": "old" };
const NEW = { "index.html": "new", "cookies/index.html": "new", _headers: "new" };

test("A folder takes the place of another", () => {
  const [output, built] = [createFolder(OLD), createFolder(NEW)];
  replaceFolder(output, built);
  expect(read(output)).toEqual(NEW);
  expect([existsSync(built), existsSync(`${built}.last`)]).toEqual([false, false]);
});

test("The contents of a folder on another file system are replaced", () => {
  const isOther =
    existsSync(OTHER_FILE_SYSTEM) && statSync(OTHER_FILE_SYSTEM).dev !== statSync(os.tmpdir()).dev;
  test.skip(!isOther, "There is no other file system.");
  const [output, built] = [createFolder(OLD), createFolder(NEW, OTHER_FILE_SYSTEM)];
  const { ino } = statSync(output);
  replaceFolder(output, built);
  expect(read(output)).toEqual(NEW);
  expect(statSync(output).ino, "the folder itself stays").toBe(ino);
});

test("A build that was killed while it replaced the contents of a folder is finished, from every step", () => {
  const under = (folder: string, files: object) =>
    Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));

  const copying = createFolder({ ...OLD, ".build-copying/index.html": "new" });
  finishReplacing(copying);
  expect(read(copying), "a copy that is not complete is removed").toEqual(OLD);

  const copied = createFolder({ ...OLD, ...under(".build-copied", NEW) });
  finishReplacing(copied);
  expect(read(copied)).toEqual(NEW);

  const { _headers, ...rest } = NEW;
  const moving = createFolder({ _headers, ...under(".build-moving", rest) });
  finishReplacing(moving);
  expect(read(moving)).toEqual(NEW);

  const done = createFolder(NEW);
  finishReplacing(done);
  expect(read(done)).toEqual(NEW);
});

test("A folder that cannot be replaced is reported with the reason, and stays as it was", () => {
  const output = createFolder(OLD);
  expect(() => replaceFolder(output, path.join(output, "../nowhere"))).toThrow(
    `${output} cannot be replaced: no such file or directory.`,
  );
  expect(read(output)).toEqual(OLD);
});

test("Builds write neither through a symbolic link nor to a file", () => {
  const folder = createFolder({ file: "" });
  symlinkSync(os.tmpdir(), path.join(folder, "link"));
  expect(() => checkIsFolder(path.join(folder, "link"))).toThrow(
    /is a symbolic link.* Remove it\.$/,
  );
  expect(() => checkIsFolder(path.join(folder, "file"))).toThrow(/is not a folder.* Remove it\.$/);
  checkIsFolder(folder);
  checkIsFolder(path.join(folder, "nowhere"));
});
