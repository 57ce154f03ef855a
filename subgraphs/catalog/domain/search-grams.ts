/**
 * Product search without a dictionary: names, style number and series are kept as the set of their single
 * characters and neighbouring pairs, so that any part of a Chinese or English name is found by an index.
 * Case, width and blanks between words do not matter.
 *
 * Example: 古法金 → 古 法 金 古法 法金; searching 法金 asks for the pair 法金.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

export function gramsOf(texts: readonly string[]): string[] {
  const grams = new Set<string>();
  for (const text of texts) {
    const characters = [...foldText(text)];
    characters.forEach((character, index) => {
      grams.add(character);
      if (index > 0) grams.add(characters[index - 1]! + character);
    });
  }
  grams.delete(' ');
  return [...grams].sort();
}

/** Grams that every text containing this one has. */
export function gramsToFind(search: string): string[] {
  const characters = [...foldText(search)];
  return characters.length <= 1
    ? characters
    : [...new Set(characters.slice(1).map((character, index) => characters[index]! + character))];
}

/** For `like … escape '\'`: the text itself, nothing as a wildcard. */
export function likePattern(search: string): string {
  return foldText(search).replace(/[\\%_]/g, '\\$&');
}
