/**
 * Chinese names have no words, so any substring must be found: a name is kept as the set of its
 * single characters and neighbouring pairs, and a search asks for all grams of its text.
 * Example: 王小明 → 王 小 明 王小 小明; searching 小明 asks for 小明 alone.
 */
export function gramsOf(name: string): string[] {
  const characters = [...foldName(name)];
  const grams = new Set<string>(characters);
  for (let i = 0; i + 1 < characters.length; i += 1) grams.add(characters[i]! + characters[i + 1]!);
  grams.delete(' ');
  return [...grams];
}

/**
 * The grams that every name containing this text must have; none when the text is too short to
 * search by: a single letter of an alphabet says nothing, a single Chinese character does, and so does an emoji or
 * a character of private use, as tills write rare ones.
 */
export function gramsToFind(text: string): string[] {
  const characters = [...foldName(text)];
  if (characters.length === 1) {
    return /[\p{Script=Han}\p{Co}\p{Extended_Pictographic}]/u.test(characters[0]!) ? characters : [];
  }
  return [...new Set(characters.slice(1).map((character, i) => characters[i]! + character))];
}

/** Case, width and inner blanks do not matter: ＡＢＣ, abc and Abc are one. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}
