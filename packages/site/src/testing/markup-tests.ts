import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { PAGE_BUDGET } from "../build/page-sizes.ts";
import { compileStyles } from "../styles/styles.ts";
import { fileOf, pagePaths, PROJECT } from "./built-site.ts";
import { data } from "./council-data.ts";
import { classesOf, mistakesIn } from "./markup.ts";
import { expect, test } from "./site-test.ts";

for (const path of pagePaths) {
  test(`${path} is valid HTML`, async () => {
    expect(await mistakesIn(readFileSync(fileOf(path), "utf8"))).toEqual([]);
  });

  test(`${path} has every rule of GOV.UK Frontend’s for the classes that it uses`, async () => {
    const html = readFileSync(fileOf(path), "utf8");
    const css = await compileStyles(PROJECT, data("organisation").colour);
    const { lost, anyKept } = classesOf(html, css);
    expect(lost).toEqual([]);
    expect(anyKept).toBe(true);
  });

  test(`${path} takes at most ${PAGE_BUDGET} bytes compressed with Brotli`, () => {
    expect(brotliCompressSync(readFileSync(fileOf(path))).byteLength).toBeLessThanOrEqual(
      PAGE_BUDGET,
    );
  });
}

test("Invalid HTML is found", async () => {
  expect(await mistakesIn("<!doctype html><html><body><p><div></p></body></html>")).not.toEqual([]);
});
