/** What a home region 会籍地区 decides; for ever, but for the phone region. */
export interface RegionTraits {
  /** ISO 4217 at home: of its gold board. Points and rebates count in the programme's. */
  readonly currency: string;
  /** IANA zone of its business days. */
  readonly timeZone: string;
  /** ISO 3166 region whose habits phones are read with. */
  readonly phoneRegion: string;
  /** First digit of its members' cards. */
  readonly cardDigit: string;
  /** Code of the programme its members belong to. */
  readonly programme: string;
}

export interface ProgrammeTraits {
  readonly currency: string;
  readonly timeZone: string;
}

export interface TierTraits {
  readonly programme: string;
  /** Growth from which on it is reached. */
  readonly threshold: number;
}

export interface MarginClassTraits {
  /** What points may pay of it: a share of the amount, its labour fee at most, or nothing. */
  readonly pointsCash: 'percent' | 'labour' | 'none';
  /** Investment gold: in no drop, in no coupon unless named. */
  readonly investment: boolean;
}

export interface TraitsOf {
  readonly region: RegionTraits;
  readonly programme: ProgrammeTraits;
  readonly tier: TierTraits;
  readonly margin_class: MarginClassTraits;
}

export type WordKind = keyof TraitsOf;

/** One version of one word. The last one whose `effectiveFrom` is not after a moment is in force then. */
export interface Word<Kind extends WordKind = WordKind> {
  readonly kind: Kind;
  /** Of a tier: `<programme>:<tier>`, for programmes name their tiers alike. */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Order among its kind; tiers rise with it. */
  readonly rank: number;
  readonly traits: TraitsOf[Kind];
  readonly effectiveFrom: Date;
  /** Not for new things any more; old ones keep it. */
  readonly retired: boolean;
  /** Taken back before it began: as if it had never been entered. */
  readonly withdrawn: boolean;
  /** Counts the versions of this kind and code. */
  readonly version: bigint;
}

export function tierCode(programme: string, tier: string): string {
  return `${programme}:${tier}`;
}
