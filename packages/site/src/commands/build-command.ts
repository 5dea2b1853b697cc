import type { Command } from "commander";
import { projectFolder } from "cookie-inventory";
import { buildSite, type BuiltFile } from "../build/build-site.ts";
import { formatBuildFailure } from "../build/build-failure.ts";

const OUTPUT = "_site";

/** `privacy-notice build` */
export default function defineBuild(command: Command): void {
  command
    .addHelpText(
      "after",
      `\nExit codes: 0 built; 1 errors found, and ${OUTPUT} is unchanged; 2 could not run.`,
    )
    .action(build);
}

async function build(): Promise<void> {
  projectFolder();
  const started = performance.now();
  try {
    const files = await buildSite(OUTPUT);
    printFiles(files, performance.now() - started);
  } catch (cause) {
    console.error(`${formatBuildFailure(cause)}\n\nNothing was built; ${OUTPUT} is unchanged.`);
    process.exitCode = 1;
  }
}

/** Prints the built files with their sizes, and the duration in milliseconds. */
function printFiles(files: readonly BuiltFile[], milliseconds: number): void {
  const width = Math.max(...files.map(({ file }) => file.length));
  for (const { file, bytes } of files.toSorted((a, b) => (a.file < b.file ? -1 : 1)))
    console.log(`  ${file.padEnd(width)}  ${formatKilobytes(bytes).padStart(8)}`);
  const seconds = (milliseconds / 1000).toFixed(2);
  console.log(
    `\nBuilt ${files.length} files in ${seconds} s. Open ${OUTPUT}/index.html, or run “npm start”.`,
  );
}

function formatKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
