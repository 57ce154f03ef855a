import type { Gender, Source } from '../words.ts';

/**
 * What other rooms are told of a profile: nothing that says who it is. No name, number or address; of
 * the birthday the year and the day apart, as each of them is asked for.
 * Example: born 1988-02-29 → birthYear 1988, birthMonthDay "02-29"; not told → both null.
 */
export interface ProfileRow {
  readonly version: number;
  readonly region: string;
  readonly gender: Gender;
  readonly birthday?: string | null;
  readonly city?: string | null;
  readonly occupation?: string | null;
  readonly styles?: readonly string[];
  readonly stones?: readonly string[];
  readonly occasions?: readonly string[];
  readonly source: Source;
  readonly enrolledAt: Date;
  readonly phoneVerified?: boolean;
}

export function profileFacts({ version, birthday, ...row }: ProfileRow) {
  return {
    version: BigInt(version), region: row.region, gender: row.gender,
    birthYear: birthday ? Number(birthday.slice(0, 4)) : null,
    birthMonthDay: birthday ? birthday.slice(5, 10) : null,
    city: row.city ?? null, occupation: row.occupation ?? null,
    styles: [...row.styles ?? []], stones: [...row.stones ?? []], occasions: [...row.occasions ?? []],
    source: row.source, enrolledAt: row.enrolledAt, phoneVerified: row.phoneVerified ?? false,
  };
}
