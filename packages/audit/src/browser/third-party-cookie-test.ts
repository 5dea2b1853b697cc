import { createServer } from "node:http";
import type { BrowserContext } from "playwright";

const NAME = "privacy-notice-self-test";
/** Long enough for a machine that is busy; a page of two lines takes a few milliseconds. */
const PATIENCE = 15_000;

/**
 * Whether a profile lets in the cookies of third parties, proven on a page of our own: a page of one website
 * (127.0.0.1) that shows a picture of another (localhost), which sets a cookie. Browsers drop such cookies
 * without a word, and a website that could not set them would look better than it is.
 */
export async function seesThirdPartyCookies(profile: BrowserContext): Promise<boolean> {
  const server = createServer((request, response) => {
    if (request.url === "/picture") {
      response.setHeader("Set-Cookie", `${NAME}=1; SameSite=None; Secure`);
      response.writeHead(200, { "Content-Type": "image/gif" }).end();
      return;
    }
    const { port } = Object(server.address());
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(
      `<!doctype html><title>Self-test</title><img src="http://localhost:${port}/picture">`,
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const page = await profile.newPage();
  try {
    await page.goto(`http://127.0.0.1:${Object(server.address()).port}/`, { timeout: PATIENCE });
    const cookies = await profile.cookies();
    return cookies.some(({ name, domain }) => name === NAME && domain === "localhost");
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
}
