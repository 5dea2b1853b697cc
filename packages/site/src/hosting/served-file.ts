import { realpathSync, statSync } from "node:fs";
import path from "node:path";

/** Files that the host reads and does not serve. */
const RULES = new Set(["/_headers", "/_redirects"]);

/**
 * Returns the file that Netlify would serve at an address: the file itself, or the folder’s index.html. `folder` is the
 * built site, `address` the path of a request, still percent-encoded. Returns undefined if there is none, and for
 * everything that is not a regular file inside `folder`: paths that lead out of it, however they are encoded, and
 * symbolic links.
 */
export function findServedFile(folder: string, address: string): string | undefined {
  const decoded = decode(address);
  if (decoded === undefined || RULES.has(decoded)) return undefined;
  const filePath = decoded.endsWith("/") ? `${decoded}index.html` : decoded;
  const segments = filePath.slice(1).split("/");
  if (!filePath.startsWith("/") || segments.some((each) => /^\.{0,2}$|[\0\\]/.test(each))) {
    return undefined;
  }
  const file = path.join(realpathSync(folder), ...segments);
  return isRegularFile(file) ? file : undefined;
}

function decode(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}

function isRegularFile(file: string): boolean {
  try {
    // A path with a symbolic link in it has a different real path.
    return realpathSync(file) === file && statSync(file).isFile();
  } catch {
    // It does not exist or cannot be opened, for example because the name is too long.
    return false;
  }
}
