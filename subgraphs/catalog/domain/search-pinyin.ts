import { pinyin } from 'pinyin-pro';
import { foldText } from './search-grams.ts';

/**
 * Chinese is found by its sound, too, as people type it: whole syllables and their initials, without tones; ü is v.
 * What is not Chinese is found as it stands.
 *
 * Example: 古法金手镯 → gufajinshouzhuo and gfjsz; Galaxy → nothing more.
 */
export function spellingsOf(text: string): string[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  const syllables = pinyin(foldText(text), { toneType: 'none', type: 'array', nonZh: 'removed', v: true });
  return [syllables.join(''), syllables.map((syllable) => syllable.slice(0, 1)).join('')];
}
