import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A website on this machine that answers as a test wants. */
export interface Answers {
  readonly address: string;
  /** What was asked for, in order: method and path. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts one on a port that is free. */
export function answerWith(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Answers> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        address: `http://127.0.0.1:${port}`,
        asked,
        close: async () => {
          server.closeAllConnections();
          await server[Symbol.asyncDispose]();
        },
      });
    });
  });
}
