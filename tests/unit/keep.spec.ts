import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { digestOf } from "../../src/files/digest.ts";
import { keep } from "../../src/site/keep.ts";

let root: string;
test.beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "keep-"));
});
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

const made = (text: string) => async () => text;
const never = async (): Promise<string> => {
  throw new Error("made again");
};

test("What was made is not made again from the same parts, and is from others", async () => {
  expect(await keep(root, ["a", "b"], made("first"))).toBe("first");
  expect(await keep(root, ["a", "b"], never)).toBe("first");
  expect(await keep(root, ["ab"], made("second"))).toBe("second");
  expect(await keep(root, ["b", "a"], made("third"))).toBe("third");
  // Nothing half-written lies about.
  const files = readdirSync(path.join(root, "node_modules/.cache/privacy-notice"));
  expect(files.filter((file) => !/^[0-9a-f]{64}$/.test(file))).toEqual([]);
});

test("What could not be made is not kept", async () => {
  await expect(keep(root, ["a"], never)).rejects.toThrow("made again");
  expect(await keep(root, ["a"], made("then"))).toBe("then");
});

test("Where nothing can be kept, it is made each time", async () => {
  writeFileSync(path.join(root, "node_modules"), "no folder");
  expect(await keep(root, ["a"], made("first"))).toBe("first");
  expect(await keep(root, ["a"], made("second"))).toBe("second");
});

test("What was made long ago is thrown away when something else is made", async () => {
  const folder = path.join(root, "node_modules/.cache/privacy-notice");
  await keep(root, ["old"], made("first"));
  await keep(root, ["young"], made("first"));
  const old = digestOf(JSON.stringify(["old"]));
  expect(readdirSync(folder)).toContain(old);
  const longAgo = Date.now() / 1000 - 91 * 24 * 60 * 60;
  utimesSync(path.join(folder, old), longAgo, longAgo);
  await keep(root, ["another"], made("first"));
  expect(readdirSync(folder)).not.toContain(old);
  expect(await keep(root, ["young"], never)).toBe("first");
  expect(await keep(root, ["old"], made("second"))).toBe("second");
});
