import { once } from "node:events";
import { pipeline, type Readable, type Transform } from "node:stream";
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";

/** Creates the decoder of an encoding for the data in `source`. */
type CreateDecoder = (source: Readable) => Transform | Promise<Transform>;

/** The encodings that browsers support. A server may use one that was not asked for. */
const DECODERS = new Map<string, CreateDecoder>([
  ["gzip", () => createGunzip()],
  ["x-gzip", () => createGunzip()],
  ["deflate", createInflateOfAnyKind],
  ["br", () => createBrotliDecompress()],
  ["zstd", () => createZstdDecompress()],
]);

/** Each decoder multiplies what a small response can grow to. */
const MAX_ENCODINGS = 3;

/**
 * Returns the decoded content of a response. `header` is the value of Content-Encoding (RFC 9110, section 8.4); undefined
 * is returned if it names an encoding that browsers do not support. Errors of `body` are passed on.
 */
export async function decodeContent(body: Readable, header: string): Promise<Readable | undefined> {
  const encodings = header
    .toLowerCase()
    .split(",")
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== "" && encoding !== "identity");
  // The encoding that was applied last is named last.
  const creators = encodings.toReversed().flatMap((encoding) => DECODERS.get(encoding) ?? []);
  if (creators.length < encodings.length || encodings.length > MAX_ENCODINGS) return undefined;
  // An empty response is not compressed, whatever its header says.
  if (creators.length === 0 || (await peekByte(body)) === undefined) return body;
  let decoded = body;
  // Errors of all streams are thrown where the last one is read.
  for (const create of creators) decoded = pipeline(decoded, await create(decoded), () => {});
  return decoded;
}

/**
 * Creates a decoder for “deflate”. The standard requires the zlib format (RFC 1950); some servers leave out its header,
 * and browsers accept that too.
 */
async function createInflateOfAnyKind(source: Readable): Promise<Transform> {
  const isZlib = ((await peekByte(source)) ?? 0) % 16 === 8;
  return isZlib ? createInflate() : createInflateRaw();
}

/** Returns the first byte of a stream, which stays there; undefined if the stream is empty. */
async function peekByte(source: Readable): Promise<number | undefined> {
  await once(source, "readable");
  const start: Uint8Array | null = source.read(1);
  if (start === null) return undefined;
  source.unshift(start);
  return start[0];
}
