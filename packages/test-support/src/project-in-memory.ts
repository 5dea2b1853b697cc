import type { Project } from "cookie-inventory";

/** Returns a project in memory. `files` has the text or bytes of each file, by its name. */
export function projectOf(files: Readonly<Record<string, string | Uint8Array>>): Project {
  return {
    read: (file) => {
      const content = Object.hasOwn(files, file) ? files[file] : undefined;
      if (content === undefined) return undefined;
      const value = typeof content === "string" ? new TextEncoder().encode(content) : content;
      return { ok: true, value };
    },
    list: (folder) =>
      Object.keys(files)
        .filter((file) => file.startsWith(`${folder}/`))
        .toSorted(),
  };
}
