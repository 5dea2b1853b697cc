import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { digestOf } from "../files/digest.ts";

/** Thrown away with the packages, and shared by all that use them. */
const KEPT = "node_modules/.cache/privacy-notice";

/**
 * A text that takes long to make, kept on disk by what it is made from: `parts` are everything that could
 * change it. `root` is the project's folder. Throws what `make` throws; where nothing can be kept, it is made
 * each time.
 */
export async function keep(
  root: string,
  parts: readonly string[],
  make: () => Promise<string>,
): Promise<string> {
  const file = path.join(root, KEPT, digestOf(JSON.stringify(parts)));
  const last = unlessImpossible(() => readFileSync(file, "utf8"));
  if (last !== undefined) return last;
  const made = await make();
  unlessImpossible(() => {
    mkdirSync(path.dirname(file), { recursive: true });
    // Another build may read it meanwhile, and must not find half of it.
    writeFileSync(`${file}.${process.pid}`, made);
    renameSync(`${file}.${process.pid}`, file);
    forgetOld(file);
  });
  return made;
}

/** Each saved edit leaves something behind: what was made so many days before `latest` is made again if need be. */
const DAYS = 90;

function forgetOld(latest: string): void {
  const oldest = statSync(latest).mtimeMs - DAYS * 24 * 60 * 60 * 1000;
  const folder = path.dirname(latest);
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).mtimeMs < oldest) rmSync(file);
  }
}

function unlessImpossible<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
