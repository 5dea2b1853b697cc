import type { Project } from "cookie-inventory";

/** A project in memory: each file's name with its text or bytes. */
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
