import type { Progress } from "../observe-websites.ts";
import { formatCount, formatNumber } from "../report/number-format.ts";
import { STATE_LABELS } from "../report/shared-labels.ts";

/** The time between two updates, in milliseconds. */
const INTERVAL = { terminal: 200, log: 10_000 };

/** Shows progress in one line of a terminal, or in a new line every ten seconds if the stream is not a terminal. */
export function showProgress(stream: NodeJS.WriteStream): {
  readonly update: (progress: Progress) => void;
  readonly clear: () => void;
} {
  let lastTime = performance.now();
  let hasLine = false;
  return {
    update: (progress) => {
      const now = performance.now();
      if (now - lastTime < (stream.isTTY ? INTERVAL.terminal : INTERVAL.log)) return;
      lastTime = now;
      hasLine = stream.isTTY;
      const line = formatProgress(progress);
      // Return to the start of the line, and erase to its end (ECMA-48, EL).
      stream.write(stream.isTTY ? `\r${line}\u001B[K` : `${line}\n`);
    },
    clear: () => {
      if (hasLine) stream.write("\r\u001B[K");
      hasLine = false;
    },
  };
}

/** Formats progress as one line, which names the state if it is not “before”. */
export function formatProgress({ state, done, queued, rate, failed }: Progress): string {
  const parts = [
    `${formatCount(done, "page")} done`,
    `${formatNumber(queued)} waiting`,
    `${rate.toLocaleString("en-GB", { maximumFractionDigits: rate < 10 ? 1 : 0 })} per second`,
    ...(failed > 0 ? [`${formatNumber(failed)} failed`] : []),
  ];
  return `${state === "before" ? "" : `${STATE_LABELS[state]}: `}${parts.join(", ")}`;
}
