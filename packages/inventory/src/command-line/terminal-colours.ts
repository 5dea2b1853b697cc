import { styleText } from "node:util";
import type { Project } from "../files/project.ts";
import type { Colourise, ReadText } from "../problems/terminal-text.ts";

const STYLES = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  question: ["bold", "cyan"],
  place: "bold",
  muted: "dim",
} as const;

/** Returns a function that adds colours if `stream` is a terminal and NO_COLOR is not set (https://no-color.org). */
export function createColouriser(stream: NodeJS.WriteStream): Colourise {
  return (role, text) => styleText([STYLES[role]].flat(), text, { stream });
}

/** Returns a function that reads files of a project, to show the line that a problem is about. */
export function createTextReader(project: Project): ReadText {
  return (file) => {
    const read = project.read(file);
    return read?.ok === true ? new TextDecoder().decode(read.value) : undefined;
  };
}
