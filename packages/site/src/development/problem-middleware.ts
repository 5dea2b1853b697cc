import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import type { ProblemReport } from "./problem-report.ts";
import { addProblems, renderProblemPage } from "./problem-page.ts";

/** The parts of Eleventy’s server that a middleware uses, which is its `this`. */
interface Server {
  /** The folder that it serves. */
  readonly dir: string;
  mapUrlToFilePath(url: string): { readonly statusCode: number; readonly filepath?: string };
}

/** https://www.11ty.dev/docs/dev-server/ */
export type Middleware = (
  this: Server,
  request: IncomingMessage,
  response: ServerResponse & { isCustomErrorPage?: boolean },
  next: () => unknown,
) => unknown;

/**
 * Returns a middleware that adds the current problems to each HTML page, or answers with a page of its own if the site
 * has no such page because it cannot be built.
 */
export function createProblemMiddleware(getReport: () => ProblemReport): Middleware {
  return function showProblems(request, response, next) {
    const page = findPage(this, request);
    if (page === "invalid") return response.writeHead(400).end();
    const report = getReport();
    if (page === "other" || (report.counts === "" && report.internalError === null)) return next();

    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.statusCode = page.statusCode;
    if (page.file === undefined) {
      if (!report.isOutdated) return next();
      response.statusCode = 500;
      return response.end(renderProblemPage(report));
    }
    // Otherwise the server forbids scripts other than its own, as on its own error pages.
    response.isCustomErrorPage = true;
    return response.end(addProblems(readFileSync(page.file, "utf8"), report));
  };
}

type FoundPage = { readonly statusCode: number; readonly file: string | undefined };

/** Returns the HTML page that the server would answer with; “other” for other files, “invalid” for invalid addresses. */
function findPage(server: Server, { url = "/" }: IncomingMessage): FoundPage | "other" | "invalid" {
  try {
    const { statusCode, filepath } = server.mapUrlToFilePath(url);
    if (statusCode === 200 && filepath?.endsWith(".html")) return { statusCode, file: filepath };
    if (statusCode !== 404) return "other";
    const notFound = path.join(server.dir, "404.html");
    return { statusCode, file: existsSync(notFound) ? notFound : undefined };
  } catch {
    return "invalid";
  }
}
