import { styleText } from "node:util";
import type { Project } from "../files/project.ts";
import type { Paint, TextOf } from "../problems/terminal-text.ts";

const STYLES = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  question: ["bold", "cyan"],
  place: "bold",
  aside: "dim",
} as const;

/** Colours for a terminal; none where `stream` is not one, or where NO_COLOR is set (no-color.org). */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (as, text) => styleText([STYLES[as]].flat(), text, { stream });
}

/** The texts of a project's files, for showing the line that a problem is about. */
export function textOfFiles(project: Project): TextOf {
  return (file) => {
    const bytes = project.read(file);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
}
