import type { Progress } from "../observe-websites.ts";
import { formatCount, formatNumber } from "../report/number-format.ts";
import { STATE_LABELS } from "../report/shared-labels.ts";

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

/** How far a long crawl is, in one line; which state it is in, once it is past the first. */
export function progressLine({ state, done, queued, rate, failed }: Progress): string {
  const parts = [
    `${formatCount(done, "page")} done`,
    `${formatNumber(queued)} waiting`,
    `${rate.toLocaleString("en-GB", { maximumFractionDigits: rate < 10 ? 1 : 0 })} a second`,
    ...(failed > 0 ? [`${formatNumber(failed)} could not be visited`] : []),
  ];
  return `${state === "before" ? "" : `${STATE_LABELS[state]}: `}${parts.join(", ")}`;
}
