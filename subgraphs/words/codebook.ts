import { tierCode, type Word, type WordKind } from './word.ts';

/**
 * What the house's words mean at a moment. Of each word the last version counts that began at or before
 * it; a word whose first version has not begun yet is unknown, a version that was withdrawn never was.
 *
 * Example: region MY from 2027-01-01 is unknown on 2026-12-31 and has MYR from the next day on.
 */
export class Codebook {
  readonly #versions: ReadonlyMap<string, readonly Word[]>;

  constructor(words: readonly Word[]) {
    const oldestFirst = words.filter(({ withdrawn }) => !withdrawn)
      .sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime());
    this.#versions = Map.groupBy(oldestFirst, ({ kind, code }) => `${kind} ${code}`);
  }

  find<Kind extends WordKind>(kind: Kind, code: string, at: Date): Word<Kind> | null {
    return inForce(this.#versions.get(`${kind} ${code}`) ?? [], at) as Word<Kind> | null;
  }

  /** A tier by the short code that its members carry. */
  tier(programme: string, tier: string, at: Date): Word<'tier'> | null {
    return this.find('tier', tierCode(programme, tier), at);
  }

  /** For something new: one that has begun and is not retired. */
  offered<Kind extends WordKind>(kind: Kind, code: string, at: Date): Word<Kind> | null {
    const word = this.find(kind, code, at);
    return word?.retired ? null : word;
  }

  /** For what is there already: before its first version it is the first; null for a code nobody entered. */
  known<Kind extends WordKind>(kind: Kind, code: string, at: Date): Word<Kind> | null {
    return this.find(kind, code, at) ?? this.versions(kind, code)[0] ?? null;
  }

  /** The same where it has to be there: whoever asks has let nothing unknown in, so null would be a bug. */
  word<Kind extends WordKind>(kind: Kind, code: string, at: Date): Word<Kind> {
    const word = this.known(kind, code, at);
    if (!word) throw new Error(`There is no ${kind} ${code}.`);
    return word;
  }

  /** Zone of a region's business days and months. */
  zoneOf(region: string, at: Date): string {
    return this.word('region', region, at).traits.timeZone;
  }

  /** Code and currency of the programme that a region's members belong to. */
  programmeOf(region: string, at: Date): { readonly code: string; readonly currency: string } {
    const code = this.word('region', region, at).traits.programme;
    return { code, currency: this.word('programme', code, at).traits.currency };
  }

  /** All of a kind that may be chosen then, in their order. */
  list<Kind extends WordKind>(kind: Kind, at: Date): Word<Kind>[] {
    const found = [...this.#versions.values()].flatMap((versions) => (
      versions[0]!.kind === kind ? inForce(versions, at) ?? [] : [])) as Word<Kind>[];
    return found.filter(({ retired }) => !retired)
      .toSorted((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1));
  }

  /** Every code of a kind, also those that have not begun or are retired. */
  everyCode(kind: WordKind): string[] {
    return [...this.#versions.values()].flatMap(([first]) => (first!.kind === kind ? [first!.code] : []));
  }

  /** Every version of one word, oldest first. */
  versions<Kind extends WordKind>(kind: Kind, code: string): readonly Word<Kind>[] {
    return (this.#versions.get(`${kind} ${code}`) ?? []) as readonly Word<Kind>[];
  }
}

function inForce(versions: readonly Word[], at: Date): Word | null {
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? null;
}
