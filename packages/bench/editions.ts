import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createWorkspace, freeze, readParts, STATEMENT_FILE, type Workspace } from "privacy-notice";
import { INVENTORY_FILE, projectOnDisk, readSource } from "cookie-inventory";

/*
 * What a build of many editions takes beside one of a single edition: the whole process, each edition of 2,000 words
 * and 500 cookies. Run it with “npm run bench:editions” on a machine that does nothing else.
 */

const EDITIONS = 200;
const WORDS = 2000;
const COOKIES = 500;
const ROUNDS = 5;

const one = withEditions(1);
const all = withEditions(EDITIONS);
const first = { one: await seconds(one), all: await seconds(all) };
console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}: ${WORDS} words, ${COOKIES} cookies; first build: one edition ${first.one.toFixed(2)} s, ${EDITIONS} editions ${first.all.toFixed(2)} s`,
);
for (let round = 0; round < ROUNDS; round += 1) {
  const [single, several] = [await seconds(one), await seconds(all)];
  console.log(
    `one edition ${single.toFixed(2)} s, ${EDITIONS} editions ${several.toFixed(2)} s: ${(several / single).toFixed(2)} times`,
  );
}
one.dispose();
all.dispose();

async function seconds(workspace: Workspace): Promise<number> {
  const began = performance.now();
  const { code, stderr } = await workspace.build();
  if (code !== 0) throw new Error(stderr);
  return (performance.now() - began) / 1000;
}

/** A project with so many editions; in each a sentence and a cookie differ from the one before. */
function withEditions(count: number): Workspace {
  const workspace = createWorkspace();
  const statement = workspace.read(STATEMENT_FILE);
  const { providers, cookies } = JSON.parse(workspace.read(INVENTORY_FILE)) as {
    providers: object;
    cookies: object[];
  };
  for (let turn = 1; turn <= count; turn += 1) {
    const many = Array.from({ length: COOKIES }, (_, index) => ({
      ...cookies[0],
      name: `cookie-${index}`,
      purpose: index === turn ? `It is number ${turn}.` : "It counts visits.",
    }));
    workspace.write(INVENTORY_FILE, JSON.stringify({ providers, cookies: many }, null, 2));
    workspace.write(STATEMENT_FILE, `${statement}\n${textOf(turn)}`);
    const project = projectOnDisk(workspace.folder);
    const parts = readParts(project);
    const [text, inventory] = [STATEMENT_FILE, INVENTORY_FILE].map((file) =>
      readSource(project, file),
    );
    const { page } = parts.statement;
    if (!page || !parts.inventory.inventory || !text?.ok || !inventory?.ok || !parts.log.ok)
      throw new Error(JSON.stringify(parts.inventory.problems.slice(0, 2)));
    const { files } = freeze(
      {
        statement: page,
        inventory: parts.inventory.inventory,
        texts: { statement: text.value, cookies: inventory.value },
        log: parts.log.value?.data,
      },
      {
        kind: "minor",
        what: ["A sentence."],
        why: "It was new.",
        effect: "None.",
        date: "2026-11-25",
      },
    );
    for (const [file, content] of files) {
      mkdirSync(path.dirname(path.join(workspace.folder, file)), { recursive: true });
      writeFileSync(path.join(workspace.folder, file), content);
    }
  }
  return workspace;
}

function textOf(turn: number): string {
  const sentences = Array.from(
    { length: WORDS / 10 },
    (_, index) =>
      `We keep record number ${index === turn ? `${turn} anew` : index} for as long as we must.`,
  );
  return Array.from({ length: WORDS / 50 }, (_, paragraph) =>
    sentences.slice(paragraph * 5, paragraph * 5 + 5).join(" "),
  ).join("\n\n");
}
