import { writeFileSync } from "node:fs";
import { audit, formatReport, toConclusion, UserError } from "storage-audit";

const [address = "https://www.example.com"] = process.argv.slice(2);
try {
  const result = await audit({
    addresses: [address],
    inventory: "cookies.json",
    consent: false,
    maxPages: 20,
    signal: AbortSignal.timeout(10 * 60_000),
    onProgress: ({ done, queued }) => console.error(`${done} pages done, ${queued} waiting`),
  });
  for (const { storage, name, domain, party, pages } of result.items)
    console.log(`${storage} ${name} (${domain}, ${party} party) on ${pages.length} pages`);
  for (const { rule, message } of result.findings) console.log(`${rule}: ${message}`);
  writeFileSync("report.html", await formatReport(result, "html"));
  console.log(toConclusion(result));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
