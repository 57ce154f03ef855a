import type { Codebook } from '../../../words/codebook.ts';
import type { Benefit } from '../../domain/benefits/terms.ts';
import type { Names } from '../../domain/benefits/unlock-words.ts';

/** What a benefit and a programme's tiers are called. */
export function namesOf(book: Codebook, programme: string, { terms }: Benefit, at: Date): Names {
  return {
    benefit: { zh: terms.nameZh, en: terms.nameEn },
    tier: (code) => {
      const word = book.tier(programme, code, at);
      return { zh: word?.nameZh ?? code, en: word?.nameEn ?? code };
    },
  };
}
