import { realpathSync, statSync } from "node:fs";
import path from "node:path";

/** What the host reads itself and shows nobody. */
const RULES = new Set(["/_headers", "/_redirects"]);

/**
 * The file that an address opens, as Netlify finds it: the file itself, or a folder's index.html.
 * `folder` is the built site, `address` the path of a request, still percent-encoded. Returns undefined
 * where there is none, and for everything that is not a plain file inside `folder`: ways out of it,
 * however they are encoded, and symbolic links.
 */
export function fileAt(folder: string, address: string): string | undefined {
  const decoded = decode(address);
  if (decoded === undefined || RULES.has(decoded)) return undefined;
  const inside = decoded.endsWith("/") ? `${decoded}index.html` : decoded;
  const segments = inside.slice(1).split("/");
  if (!inside.startsWith("/") || segments.some((each) => /^\.{0,2}$|[\0\\]/.test(each))) {
    return undefined;
  }
  const file = path.join(realpathSync(folder), ...segments);
  return isPlainFile(file) ? file : undefined;
}

function decode(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}

/** A symbolic link, at the end or on the way, has another real path. */
function isPlainFile(file: string): boolean {
  try {
    return realpathSync(file) === file && statSync(file).isFile();
  } catch {
    // Nothing there, or nothing that can be opened: a name too long, a file where a folder should be.
    return false;
  }
}
