import type { ProgrammeCode, Tier } from './words.ts';

/** What loyalty tells so that members can be told in time; each notice once. */
export interface LoyaltyNotices {
  /** Aggregate: the member. Points that expire together, some days before, by the programme's rules. */
  'points.expiring.v1': {
    memberId: string; programme: ProgrammeCode; points: bigint; expiresAt: Date;
    /** Of the rule by which it is told: 60, then 15. */
    daysBefore: number; at: Date;
  };
  /** Aggregate: the member. The grace of its tier ends; with that much growth until then it keeps it. */
  'tier.grace-noticed.v1': {
    memberId: string; programme: ProgrammeCode; tier: Tier; missing: bigint; graceUntil: Date;
    daysBefore: number; at: Date;
  };
}
