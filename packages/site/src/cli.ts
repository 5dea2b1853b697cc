import { runProgram } from "cookie-inventory";

const manifest = new URL("../package.json", import.meta.url);

await runProgram(
  "privacy-notice",
  "Builds, checks and versions a council’s privacy notice.",
  manifest,
  {
    build: {
      description: "Build the site into _site",
      load: () => import("./commands/build-command.ts"),
    },
    dev: {
      description: "Serve the site, and rebuild it after every edit",
      load: () => import("./commands/dev-command.ts"),
    },
    preview: {
      description: "Serve the built site as in production, with headers, redirects and compression",
      load: () => import("./commands/preview-command.ts"),
    },
    check: {
      description: "Check the pages, the data and the templates",
      load: () => import("./commands/check-command.ts"),
    },
    format: {
      description: "Rewrite bullets, tabs and other pasted text of pages as Markdown",
      load: () => import("./commands/format-command.ts"),
    },
    new: {
      description: "Start the notice of a service, or the translation of the site",
      load: () => import("./commands/new-command.ts"),
    },
    translated: {
      description: "Record that translations are up to date with the texts that they translate",
      load: () => import("./commands/translated-command.ts"),
    },
    edition: {
      description: "Save the statement and the inventory as a new edition, or record a correction",
      load: () => import("./commands/edition-command.ts"),
    },
    diff: {
      description: "Compare with another checkout: content, check results and page sizes",
      load: () => import("./commands/diff-command.ts"),
    },
    maintain: {
      description: "List overdue reviews and broken links",
      load: () => import("./commands/maintain-command.ts"),
    },
    schema: {
      description: "Write the JSON Schemas that help people edit _data and tests/facts.json",
      load: () => import("./commands/schema-command.ts"),
    },
    migrate: {
      description: "Update files written by an earlier version",
      load: () => import("./commands/migrate-command.ts"),
    },
  },
);
