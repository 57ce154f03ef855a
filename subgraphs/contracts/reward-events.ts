import type { Region } from './words.ts';

/** Why points are granted beside those of a sale. */
export type GrantCause = 'campaign' | 'task' | 'check_in' | 'referral' | 'course' | 'format' | 'goodwill';

/** What rewards and engagement tell. */
export interface RewardEvents {
  /**
   * Aggregate: the grant. A room grants points 赠送积分; loyalty posts them as a lot of their own, once for each grant
   * whatever is told again. Told again with a greater version while pending, it moves the day from which they count.
   */
  'points-granted.v1': {
    grantId: string; memberId: string; points: bigint; cause: GrantCause;
    /** The franchise that pays for them; null: head office. */
    funderId: string | null;
    /** What a statement says of it. */
    label: string;
    grantedAt: Date;
    /** Pending until then; null: they may be spent at once. */
    activeAt: Date | null;
    /** Last day 'YYYY-MM-DD' of the home region; null: by the rule of the programme. */
    expiresOn: string | null;
    version: bigint;
    /** Growth 成长值 that comes with the points; absent: none. */
    growth?: bigint;
  };
  /** Aggregate: the grant. Taken back as a return takes points back: its own lot first, then others, then debt. */
  'points-grant-withdrawn.v1': {
    grantId: string; memberId: string; reason: string; withdrawnAt: Date; version: bigint;
  };
  /**
   * Aggregate: member. Its birthday comes 生日临近: a gift waits, and somebody should call. Once for each birthday; the
   * longest of the gifts' days ahead decides when.
   */
  'birthday.ahead.v1': {
    memberId: string; region: Region;
    /** 'YYYY-MM-DD' of the region. */
    on: string; toldAt: Date;
  };
}
