import { createInterface } from "node:readline/promises";
import { ANSWER_NAMES, type Answers, checkAnswer, QUESTIONS } from "./questions.ts";

/**
 * Asks in a terminal for the answers that `given` lacks, repeating each question until its answer is valid. Throws if
 * the input ends first.
 */
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
      const { text, example, defaultAnswer, isOptionOnly } = QUESTIONS[name];
      if (answers[name] !== undefined || isOptionOnly) continue;
      const suggested = defaultAnswer?.(answers["home"] ?? "");
      const help = suggested === undefined ? `such as ${example}` : `press Enter for ${suggested}`;
      for (;;) {
        const typed = await Promise.race([terminal.question(`${text} (${help}): `), ended]);
        const answer = typed.trim() || suggested || "";
        const error = checkAnswer(name, answer);
        answers[name] = answer;
        if (error === undefined) break;
        output.write(`${error}\n`);
      }
    }
    return answers;
  } finally {
    terminal.close();
  }
}
