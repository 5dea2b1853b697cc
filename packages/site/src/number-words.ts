/** The words of numbers, with their values. Other numbers are made of these, such as “twenty-one”. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
    "sixteen seventeen eighteen nineteen"
  )
    .split(" ")
    .map((word, value) => [word, value] as const),
  ..."twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index) => [word, (index + 2) * 10] as const),
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1_000_000],
]);
