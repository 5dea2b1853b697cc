import { type Answer, classifyButton } from "./button-texts.ts";
import type { RadioButton } from "./page-script.ts";

// cspell:disable
/** The beginnings of labels: English, Welsh, French, German, Polish. */
const LABELS: Readonly<Record<Answer, RegExp>> = {
  rejected:
    /^(no\b|off\b|none\b|never\b|do ?n[o’']?t\b|disable|turn off|switch off|without|na\b|nac?\b|peidio|diffodd|non\b|ne pas|nein\b|nicht\b|aus\b|nie\b|wyłącz)/i,
  accepted:
    /^(yes\b|on\b|all\b|use\b|allow|accept|enable|turn on|switch on|i (am|’m|'m) (ok|okay|happy)|ie\b|ydw\b|defnyddio|ymlaen|oui\b|tous\b|ja\b|alle\b|ein\b|tak\b|włącz|wszystkie)/i,
};
// cspell:enable
const VALUES: Readonly<Record<Answer, RegExp>> = {
  rejected:
    /^(no|off|false|0|none|n|deny|denied|reject|rejected|decline|disable|essential|necessary)$/i,
  accepted: /^(yes|on|true|1|all|y|allow|allowed|grant|granted|accept|accepted|enable)$/i,
};

/**
 * Returns the positions of the radio buttons to choose, one for each group; undefined if it is not clear for a group
 * which of its buttons gives the answer.
 */
export function chooseRadioButtons(
  buttons: readonly RadioButton[],
  answer: Answer,
): number[] | undefined {
  const numbered = buttons.map((button, position) => ({ ...button, position }));
  const groups = [...Map.groupBy(numbered, ({ group }) => group).values()];
  const chosen = groups.map((group) => {
    const fitting = group.filter((button) => answerOf(button) === answer);
    const unclear = group.filter((button) => answerOf(button) === undefined);
    if (fitting.length === 1) return fitting[0]?.position;
    // Of two buttons, the one that does not give the opposite answer.
    return fitting.length === 0 && group.length === 2 && unclear.length === 1
      ? unclear[0]?.position
      : undefined;
  });
  return chosen.every((position) => position !== undefined) ? chosen : undefined;
}

function answerOf({ label, value }: RadioButton): Answer | undefined {
  const text = label.replaceAll(/\s+/g, " ").trim();
  const kind = classifyButton(text);
  if (kind === "reject" || LABELS.rejected.test(text)) return "rejected";
  if (kind === "accept" || LABELS.accepted.test(text)) return "accepted";
  if (VALUES.rejected.test(value)) return "rejected";
  return VALUES.accepted.test(value) ? "accepted" : undefined;
}
