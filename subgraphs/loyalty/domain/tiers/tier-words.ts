import { tierCode, type Word } from '../../../words/word.ts';
import type { ProgrammeCode } from '../../../contracts/words.ts';
import type { Policy, TierRule } from '../policy.ts';

type TierWord = Word<'tier'>;

/**
 * What has to be told of a programme's tiers, so that its words say what its versions say that have not begun:
 * each tier from the date of its version, retired from the date of the first one without it, and what was told
 * of a version that counts no more taken back. A word that stays what it is is not told again.
 *
 * Example: version 2 has black-gold 5,000 in the place of gold and diamond: black-gold begins at its date, gold
 * and diamond are retired then; version 2 withdrawn: all three are taken back.
 */
export function tierWordsToTell(
  programme: ProgrammeCode, counting: readonly Policy[], told: readonly TierWord[], now: Date,
): TierWord[] {
  const wanted = wordsOf(programme, counting, told, now);
  const isWanted = (word: TierWord) => wanted.some((one) => isAt(one, word));
  const gone = told.filter((word) => word.effectiveFrom >= now && !word.withdrawn && !isWanted(word))
    .map((word) => ({ ...word, withdrawn: true }));
  const newer = wanted.filter((word) => {
    const there = told.find((one) => isAt(one, word));
    return !there || there.withdrawn || !saysTheSame(there, word);
  });
  return numbered([...gone, ...newer], told);
}

/** Every word of the versions to come that differs from the one before it. */
function wordsOf(
  programme: ProgrammeCode, counting: readonly Policy[], told: readonly TierWord[], now: Date,
): TierWord[] {
  const before = told.filter((word) => word.effectiveFrom < now && !word.withdrawn)
    .toSorted((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime());
  const standing = new Map(before.map((word) => [word.code, word]));
  const words: TierWord[] = [];
  for (const { effectiveFrom, rules } of counting.filter((policy) => policy.effectiveFrom >= now)) {
    const named = rules.tiers.map((tier, rank) => wordOf(programme, tier, rank, effectiveFrom));
    const codes = new Set(named.map(({ code }) => code));
    const left = [...standing.values()].filter(({ code }) => !codes.has(code))
      .map((word) => ({ ...word, effectiveFrom, retired: true }));
    for (const word of [...named, ...left]) {
      const former = standing.get(word.code);
      if (former && saysTheSame(former, word)) continue;
      standing.set(word.code, word);
      words.push(word);
    }
  }
  return words;
}

function wordOf(
  programme: ProgrammeCode, { code, nameZh, nameEn, threshold }: TierRule, rank: number, effectiveFrom: Date,
): TierWord {
  return {
    kind: 'tier', code: tierCode(programme, code), nameZh, nameEn, rank, traits: { programme, threshold },
    effectiveFrom, retired: false, withdrawn: false, version: 0n,
  };
}

const isAt = (one: TierWord, other: TierWord): boolean =>
  one.code === other.code && one.effectiveFrom.getTime() === other.effectiveFrom.getTime();

const saysTheSame = (one: TierWord, other: TierWord): boolean =>
  one.nameZh === other.nameZh && one.nameEn === other.nameEn && one.rank === other.rank
  && one.retired === other.retired && one.traits.threshold === other.traits.threshold;

/** Each after the last version of its code that was ever told. */
function numbered(words: readonly TierWord[], told: readonly TierWord[]): TierWord[] {
  const last = new Map<string, bigint>();
  for (const { code, version } of told) {
    if (version > (last.get(code) ?? 0n)) last.set(code, version);
  }
  return words.map((word) => {
    const version = (last.get(word.code) ?? 0n) + 1n;
    last.set(word.code, version);
    return { ...word, version };
  });
}
