import type { Codebook } from '../../words/codebook.ts';

/** Where a member is at home: its zone counts the days, its programme's currency the value. */
export interface Home {
  readonly region: string;
  readonly zone: string;
  readonly programme: string;
  readonly currency: string;
}

/** The home of a region's members; null while nobody has told of the region. */
export function homeOf(book: Codebook, region: string, at: Date): Home | null {
  const word = book.known('region', region, at);
  const programme = word && book.known('programme', word.traits.programme, at);
  return word && programme ? {
    region, zone: word.traits.timeZone, programme: programme.code, currency: programme.traits.currency,
  } : null;
}
