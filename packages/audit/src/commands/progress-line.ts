import type { Progress } from "../observe.ts";
import { progressLine } from "../report/progress.ts";

/** In milliseconds. */
const PAUSE = { terminal: 200, elsewhere: 10_000 };

/** Shows how far a crawl is: in one line that changes, or, where there is no terminal, in a line now and then. */
export function showProgress(stream: NodeJS.WriteStream): {
  readonly tell: (progress: Progress) => void;
  readonly end: () => void;
} {
  let last = performance.now();
  let isOpen = false;
  return {
    tell: (progress) => {
      const now = performance.now();
      if (now - last < (stream.isTTY ? PAUSE.terminal : PAUSE.elsewhere)) return;
      last = now;
      isOpen = stream.isTTY;
      const line = progressLine(progress);
      // The beginning of the line again, and the rest of it cleared (ECMA-48, EL).
      stream.write(stream.isTTY ? `\r${line}\u001B[K` : `${line}\n`);
    },
    end: () => {
      if (isOpen) stream.write("\r\u001B[K");
      isOpen = false;
    },
  };
}
