import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";

/*
 * Whether the preview holds out: 5,000 requests over loopback, for pages, redirects and missing addresses,
 * compressed and not; and the memory of its process after each thousand, once it has warmed up. Needs a
 * built _site. Run it with “npm run bench:preview” on a machine that does nothing else.
 */

const REQUESTS = 5000;
const AT_ONCE = 20;
const ROOT = path.join(import.meta.dirname, "../..");

const ASKED: readonly (readonly [
  address: string,
  headers: Record<string, string>,
  status: number,
])[] = [
  ["/", { "Accept-Encoding": "br" }, 200],
  ["/cookies/", { "Accept-Encoding": "gzip" }, 200],
  ["/accessibility/", { "Accept-Encoding": "identity" }, 200],
  ["/cookies", {}, 301],
  ["/no/such/page", { "Accept-Encoding": "br" }, 404],
  ["/%2e%2e/package.json", {}, 404],
];

const server = spawn(
  process.execPath,
  ["-r", "./src/cli/node-version.cjs", "src/cli/preview.ts", "--port", "0"],
  { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
);
try {
  const [printed] = await once(server.stdout, "data");
  const origin = /http:\/\/[^/]*/.exec(String(printed))?.[0] ?? "";
  console.log(`Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}`);
  console.log("requests   errors   memory (MB)");
  let errors = 0;
  const report = (done: number) =>
    console.log(
      `${String(done).padStart(8)} ${String(errors).padStart(8)} ${memory().toFixed(0).padStart(13)}`,
    );

  // Until then V8 gives the process the room that it will keep.
  await ask(origin, REQUESTS);
  report(0);
  const started = performance.now();
  for (let done = 1000; done <= REQUESTS; done += 1000) {
    errors += await ask(origin, 1000);
    report(done);
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`${Math.round(REQUESTS / seconds)} requests a second`);
  process.exitCode = errors === 0 ? 0 : 1;
} finally {
  server.kill();
}

/** Sends `count` requests. Returns how many were not answered as they should be. */
async function ask(origin: string, count: number): Promise<number> {
  let wrong = 0;
  for (let done = 0; done < count; done += AT_ONCE) {
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => isAnswered(origin, done + index)),
    );
    wrong += answers.filter((right) => !right).length;
  }
  return wrong;
}

async function isAnswered(origin: string, index: number): Promise<boolean> {
  const [address, headers, status] = ASKED[index % ASKED.length] ?? ["/", {}, 200];
  try {
    const response = await fetch(origin + address, { headers, redirect: "manual" });
    await response.arrayBuffer();
    return response.status === status;
  } catch {
    return false;
  }
}

/** What the server's process holds in memory, in megabytes. */
function memory(): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(server.pid)])) / 1000;
}
