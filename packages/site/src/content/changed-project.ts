import type { Project } from "cookie-inventory";

/** Returns the project as it is once the texts of these files are written. It lists the files that it had before. */
export function withChangedFiles(project: Project, files: ReadonlyMap<string, string>): Project {
  return {
    ...project,
    read: (file) => {
      const text = files.get(file);
      if (text === undefined) return project.read(file);
      return { ok: true, value: new TextEncoder().encode(text) };
    },
  };
}
