import type { Project } from "cookie-inventory";

/** Returns a project in memory. `files` has the text or bytes of each file, by its name. */
export function projectOf(files: Readonly<Record<string, string | Uint8Array>>): Project {
  return {
    read: (file) => {
      const content = files[file];
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    list: (folder) =>
      Object.keys(files)
        .filter((file) => file.startsWith(`${folder}/`))
        .toSorted(),
  };
}
