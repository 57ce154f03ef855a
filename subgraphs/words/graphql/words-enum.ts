import { registerEnumType } from 'type-graphql';

/** Lower-case words of the database as UPPER_CASE names of the graph. */
export function wordsEnum<Word extends string>(
  name: string, description: string, words: Record<Word, string>,
): Record<string, Word> {
  const values = Object.fromEntries(
    (Object.keys(words) as Word[]).map((word) => [word.toUpperCase(), word]));
  registerEnumType(values, {
    name, description,
    valuesConfig: Object.fromEntries((Object.keys(words) as Word[]).map((word) =>
      [word.toUpperCase(), { description: words[word] }])),
  });
  return values;
}
