import { ProblemsError, projectOnDisk } from "cookie-inventory";
import { readContent } from "../content/site-content.ts";
import { findLinkedFolders, findUnreadableFiles } from "../content/unreadable-files.ts";

/**
 * Throws ProblemsError with every error in the content if Eleventy would follow a symbolic link in the current folder,
 * or read a file that has no end. It reads some files before the plugin can check the others.
 */
export function checkFilesForEleventy(): void {
  const project = projectOnDisk(process.cwd());
  if ([...findLinkedFolders(project), ...findUnreadableFiles(project)].length === 0) return;
  const read = readContent(project);
  if (!read.ok) throw new ProblemsError(read.problems);
}
