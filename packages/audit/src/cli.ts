import { runProgram } from "cookie-inventory";

await runProgram(
  "storage-audit",
  "Crawls websites and reports where the cookie inventory is wrong.",
  new URL("../package.json", import.meta.url),
  {
    run: {
      description: "Crawl websites and compare what they store with the inventory",
      load: () => import("./commands/run-command.ts"),
    },
    merge: {
      description: "Merge the results of all shards of a run, and report on them",
      load: () => import("./commands/merge-command.ts"),
    },
    compare: {
      description: "Compare saved results with the inventory",
      load: () => import("./commands/compare-command.ts"),
    },
    update: {
      description: "Update the inventory from saved results",
      load: () => import("./commands/update-command.ts"),
    },
  },
);
