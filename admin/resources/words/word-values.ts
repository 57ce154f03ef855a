import { formInstant, formMoment } from '../../reading/house-zone.ts';
import type { WordStanding } from './word-standing.ts';
import type { WordKind } from './words.data.ts';

/** A word as its form holds it. */
export interface WordValues {
  code: string;
  nameZh: string;
  nameEn: string;
  rank: string;
  retired: boolean;
  /** Empty: now. */
  effectiveFrom: string;
  expectedVersion: number;
  currency: string;
  timeZone: string;
  phoneRegion: string;
  cardDigit: string;
  programme: string;
  pointsCash: string;
  investment: boolean;
}

export const NEW_WORD: WordValues = {
  code: '',
  nameZh: '',
  nameEn: '',
  rank: '',
  retired: false,
  effectiveFrom: '',
  expectedVersion: 0,
  currency: '',
  timeZone: '',
  phoneRegion: '',
  cardDigit: '',
  programme: '',
  pointsCash: 'PERCENT',
  investment: false,
};

/** What is to come is replaced at its own moment; what has begun is followed by a version from now on. */
export function valuesOf({ traits }: WordKind, { latest, upcoming, hasBegun }: WordStanding): WordValues {
  const isToCome = upcoming.length > 0 || !hasBegun;
  return {
    ...NEW_WORD,
    ...Object.fromEntries(traits.map(({ name }) => [name, latest[name]])),
    code: latest.code,
    nameZh: latest.nameZh,
    nameEn: latest.nameEn,
    rank: String(latest.rank),
    retired: latest.retired,
    effectiveFrom: isToCome ? formMoment(latest.effectiveFrom) : '',
    expectedVersion: latest.version,
  };
}

/** Only the traits that this kind has; a moment that was not touched is told to the second. */
export function inputOf({ traits }: WordKind, values: WordValues, standing: WordStanding | null): object {
  const { rank, retired, effectiveFrom, expectedVersion } = values;
  const seen = standing?.latest.effectiveFrom;
  const trimmed = (value: string | boolean) => (typeof value === 'string' ? value.trim() : value);
  return {
    ...Object.fromEntries(traits.map(({ name }) => [name, trimmed(values[name])])),
    code: values.code.trim(),
    nameZh: values.nameZh.trim(),
    nameEn: values.nameEn.trim(),
    rank: Number(rank),
    retired,
    effectiveFrom: seen && effectiveFrom === formMoment(seen) ? seen : formInstant(effectiveFrom),
    expectedVersion,
  };
}
