import { createServer } from "node:http";
import type { BrowserContext } from "playwright";

const COOKIE_NAME = "privacy-notice-self-test";
/** In milliseconds: long enough for a busy machine. */
const PAGE_TIMEOUT = 15_000;

/**
 * Checks whether a profile accepts third-party cookies. Opens a page on 127.0.0.1 with an image from localhost,
 * whose response sets a cookie. A browser that blocks such cookies reports no error, so an audit in it would
 * miss them.
 */
export async function acceptsThirdPartyCookies(profile: BrowserContext): Promise<boolean> {
  const server = createServer((request, response) => {
    if (request.url === "/image") {
      response.setHeader("Set-Cookie", `${COOKIE_NAME}=1; SameSite=None; Secure`);
      response.writeHead(200, { "Content-Type": "image/gif" }).end();
      return;
    }
    const { port } = Object(server.address());
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(
      `<!doctype html><title>Self-test</title><img src="http://localhost:${port}/image">`,
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const page = await profile.newPage();
  try {
    const { port } = Object(server.address());
    await page.goto(`http://127.0.0.1:${port}/`, { timeout: PAGE_TIMEOUT });
    const cookies = await profile.cookies();
    return cookies.some(({ name, domain }) => name === COOKIE_NAME && domain === "localhost");
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
}
