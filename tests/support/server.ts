import sirv from "sirv";
import { createServer, type Server } from "node:http";
import { readFileSync } from "node:fs";
import path from "node:path";

/** Serves a built site on loopback, with its own page for addresses that do not exist. `port` 0 takes any free one. */
export function serve(folder: string, port: number): Promise<Server> {
  const notFound = readFileSync(path.join(folder, "404.html"));
  const files = sirv(folder, {
    onNoMatch: (_request, response) => {
      response.writeHead(404, { "Content-Type": "text/html;charset=utf-8" }).end(notFound);
    },
  });
  const server = createServer((request, response) => files(request, response));
  return new Promise((resolve) => {
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
