import { createInterface } from "node:readline/promises";
import { ANSWER_NAMES, answerError, type Answers, QUESTIONS } from "./questions.ts";

/** Asks at a terminal for the answers that `given` lacks, each until it is right. Throws if the input ends before that. */
export async function askQuestions(
  given: Partial<Answers>,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<Partial<Answers>> {
  const terminal = createInterface({ input, output });
  const ended = new Promise<never>((_resolve, reject) => {
    terminal.once("close", () => reject(new Error("The questions were not answered.")));
  });
  ended.catch(() => undefined);
  const answers: Record<string, string> = { ...given };
  try {
    for (const name of ANSWER_NAMES) {
      const { text, example, fallback, isOptionOnly } = QUESTIONS[name];
      if (answers[name] !== undefined || isOptionOnly) continue;
      const usual = fallback?.(answers["home"] ?? "");
      const shown = usual === undefined ? `such as ${example}` : `Enter for ${usual}`;
      for (;;) {
        const typed = await Promise.race([terminal.question(`${text} (${shown}): `), ended]);
        const answer = typed.trim() || usual || "";
        const wrong = answerError(name, answer);
        answers[name] = answer;
        if (wrong === undefined) break;
        output.write(`${wrong}\n`);
      }
    }
    return answers;
  } finally {
    terminal.close();
  }
}
