import type { SetBy } from "../observation-schema.ts";
import { shorten } from "./quoting.ts";

/** Returns the first setter that is known. */
export function findKnownSetter(setters: readonly SetBy[]): SetBy | undefined {
  return setters.find(({ by }) => by !== "unknown");
}

/** Returns a part of a sentence: “, set by the script https://…, line 12”; an empty string if no setter is known. */
export function describeSetter(setters: readonly SetBy[]): string {
  const setter = findKnownSetter(setters);
  if (setter === undefined) return "";
  const { by, address, line } = setter;
  if (address === null) return `, set by a ${by === "header" ? "response" : "script"}`;
  const kind = by === "header" ? "the response from" : "the script";
  return `, set by ${kind} ${shorten(address)}${line === null ? "" : `, line ${line}`}`;
}
