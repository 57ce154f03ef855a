/** A version of a word as the graph has it, its traits beside its names. */
export interface WordVersion {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly rank: number;
  readonly retired: boolean;
  readonly effectiveFrom: string;
  readonly version: number;
  readonly [trait: string]: string | number | boolean;
}

/** One word: what it says now, or will say first, and what is to come. */
export interface WordStanding {
  readonly current: WordVersion;
  readonly hasBegun: boolean;
  readonly upcoming: readonly WordVersion[];
  /** What another version is made from: what will be said at last, under the newest number there is. */
  readonly latest: WordVersion;
}

/**
 * Versions of many words as one line for each, in the order of the house. Example: HK since 1990 and another name
 * from 1 January: the first is current until then, the second is to come, a third is made from the second.
 */
export function standingsOf(versions: readonly WordVersion[], now: Date): WordStanding[] {
  const codes = [...new Set(versions.map(({ code }) => code))];
  return codes.map((code) => standingOf(versions.filter((one) => one.code === code), now))
    .toSorted((a, b) => a.current.rank - b.current.rank || (a.current.code < b.current.code ? -1 : 1));
}

function standingOf(versions: readonly WordVersion[], now: Date): WordStanding {
  const oldestFirst = versions.toSorted((a, b) => Date.parse(a.effectiveFrom) - Date.parse(b.effectiveFrom));
  const begun = oldestFirst.filter(({ effectiveFrom }) => Date.parse(effectiveFrom) <= now.getTime());
  const last = oldestFirst.at(-1)!;
  const current = begun.at(-1) ?? oldestFirst[0]!;
  return {
    current,
    hasBegun: begun.length > 0,
    upcoming: oldestFirst.slice(oldestFirst.indexOf(current) + 1),
    latest: { ...last, version: Math.max(...versions.map(({ version }) => version)) },
  };
}
