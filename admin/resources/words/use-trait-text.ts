import { useWord } from '../../i18n/use-text.ts';
import type { Trait } from './words.data.ts';

/** A trait of a word as people read it. */
export function useTraitText(): (trait: Trait, value: unknown) => string {
  const word = useWord();
  return ({ typed }, value) => {
    if (typed === 'pointsCash') return word('pointsCash', String(value));
    return typed === 'yes' ? word('yesNo', String(value)) : String(value ?? '—');
  };
}
