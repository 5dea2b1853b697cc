import { UserError } from "cookie-inventory";
import { joinList } from "../compare/quoting.ts";
import type { Website } from "../observation-schema.ts";

/** The texts to fill in, by the names of their environment variables. */
export type Variables = ReadonlyMap<string, string>;

/** Shorter texts are part of so many others that removing them from the results would spoil these. */
const MIN_LENGTH = 4;

/**
 * Returns the environment variables that the journeys of these websites fill in. Throws UserError, which never contains a
 * value, if any are missing or too short.
 */
export function readVariables(
  websites: readonly Website[],
  environment: Readonly<Record<string, string | undefined>>,
): Variables {
  const uses = websites.flatMap(({ starts, journeys }) =>
    journeys.flatMap(({ name: journey, steps }) =>
      steps.flatMap(({ from }) => (from === undefined ? [] : { from, journey, start: starts[0] })),
    ),
  );
  const byName = Map.groupBy(uses, ({ from }) => from);
  const problems = [...byName].flatMap(([name, [first]]) => {
    const value = environment[name] ?? "";
    if (value.length >= MIN_LENGTH) return [];
    const wrong =
      value === ""
        ? "is not set"
        : `is shorter than ${MIN_LENGTH} characters, which is too short to keep it out of the results`;
    return `The environment variable ${name} ${wrong}. The journey “${first?.journey}” on ${first?.start} fills it in.`;
  });
  if (problems.length === 0) {
    return new Map([...byName.keys()].map((name) => [name, environment[name] ?? ""]));
  }
  const names = joinList([...byName.keys()]);
  throw new UserError(
    `${problems.join("\n")}\nAudit not started. Set ${names} in the environment (in GitHub Actions, as secrets), and start again.`,
  );
}
