import { expect, test } from "playwright/test";
import { chooseRadioButtons } from "../../src/consent/radio-buttons.ts";

/** Returns a group of radio buttons with labels. */
const groupOf = (group: string, ...labels: readonly string[]) =>
  labels.map((label, index) => ({ group, label, value: String(index + 5) }));

test("Chooses the radio button of each group that gives the answer", () => {
  const buttons = [
    ...groupOf("a", "Yes", "No"),
    ...groupOf("b", "Do not use cookies that measure my use", "Use cookies that measure my use"),
    ...groupOf("c", "Only necessary", "Some more", "All cookies"),
    ...groupOf("d", "Ydw, defnyddiwch nhw", "Na"), // cspell:disable-line
    ...groupOf("e", "I am OK with this", "No thank you"),
  ];
  expect(chooseRadioButtons(buttons, "rejected")).toEqual([1, 2, 4, 8, 10]);
  expect(chooseRadioButtons(buttons, "accepted")).toEqual([0, 3, 6, 7, 9]);
});

test("Knows the answer by the value of a radio button, or as the opposite of the other one", () => {
  const values = [
    { group: "a", label: "", value: "off" },
    { group: "a", label: "", value: "on" },
  ];
  expect(chooseRadioButtons(values, "rejected")).toEqual([0]);
  const opposite = groupOf("a", "Measure my visit", "No thanks");
  expect(chooseRadioButtons(opposite, "accepted")).toEqual([0]);
});

test("Chooses nothing where it is not clear", () => {
  expect(chooseRadioButtons(groupOf("a", "Every day", "Every week"), "rejected")).toBeUndefined();
  expect(chooseRadioButtons(groupOf("a", "Some", "More", "No"), "accepted")).toBeUndefined();
  const mixed = [...groupOf("a", "Yes", "No"), ...groupOf("b", "Red", "Blue")];
  expect(chooseRadioButtons(mixed, "rejected")).toBeUndefined();
  expect(chooseRadioButtons([], "rejected")).toEqual([]);
});
