import type { BuiltFile } from "../site/build.ts";

/** Prints what a build wrote, how large it is, how long it took (`milliseconds`) and where to look. */
export function printBuilt(
  files: readonly BuiltFile[],
  milliseconds: number,
  output: string,
): void {
  const width = Math.max(...files.map(({ file }) => file.length));
  for (const { file, bytes } of files.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    console.log(`  ${file.padEnd(width)}  ${kilobytes(bytes).padStart(8)}`);
  }
  const seconds = (milliseconds / 1000).toFixed(2);
  console.log(
    `\nBuilt ${files.length} files in ${seconds} s: open ${output}/index.html, or run “npm start”.`,
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
