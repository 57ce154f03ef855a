import type { CampaignEvents } from './campaign-events.ts';
import type { ComplaintEvents } from './complaint-events.ts';
import type { EngagementEvents } from './engagement-events.ts';
import type { OrderFacts } from './event-facts.ts';
import type { InsightEvents } from './insight-events.ts';
import type { ItemFacts } from './item-facts.ts';
import type { LoyaltyNotices } from './loyalty-events.ts';
import type { OrderEvents } from './order-events.ts';
import type { OutreachEvents } from './outreach-events.ts';
import type { PlanEvents } from './plans-events.ts';
import type { RedemptionEvents } from './redemption-events.ts';
import type { RewardEvents } from './reward-events.ts';
import type { ServiceEvents } from './service-events.ts';
import type { SettlementEvents } from './settlement-events.ts';
import type { TradeInEvents } from './tradeins-events.ts';
import type { ConsentPurpose, ProgrammeCode, Region, Tier } from './words.ts';

export type { OrderFacts, OrderLineFacts } from './event-facts.ts';

/**
 * The events that travel between subgraphs. Ids are uuids, amounts bigint minor units, instants Date
 * (the kernel's codec keeps both). A name never changes its meaning: a new meaning is a new version.
 * The aggregate, whose events arrive in order, is named behind each.
 */
export interface EventPayloads
  extends CampaignEvents, ComplaintEvents, EngagementEvents, InsightEvents, LoyaltyNotices, OrderEvents,
  OutreachEvents, PlanEvents, RedemptionEvents, RewardEvents, ServiceEvents, SettlementEvents, TradeInEvents {
  /** Aggregate: the word (`kind:code`). One version of it; traits: words/word.ts; `withdrawn`: before it began. */
  'word.changed.v1': {
    kind: 'region' | 'programme' | 'tier' | 'margin_class'; code: string; nameZh: string; nameEn: string;
    rank: number; traits: object; effectiveFrom: Date; retired: boolean; withdrawn: boolean; version: bigint;
  };

  /** Aggregate: member. */
  'member.enrolled.v1': {
    memberId: string; region: Region; source: string; channelId: string | null;
    /** The outlet a store enrolment happened in. */
    outletId: string | null; enrolledAt: Date;
    /** Who referred it, by the id of then, and whether both told one phone; absent: nobody did. */
    referral?: { referrerId: string; samePhone: boolean };
  };
  /** Aggregate: member. Orders kept for this identity find their member. */
  'member.identity-linked.v1': {
    memberId: string; region: Region; channelId: string; externalId: string; linkedAt: Date;
  };
  /** Aggregate: member. Who may see a person; every subgraph keeps it as its person_visibility. */
  'member.visibility-changed.v1': {
    personId: string; tenantId: string | null; layer: number; channelIds: string[];
    survivorId: string | null; version: bigint;
    /** In which franchises' stores the person stands with its code, and until when they see it. */
    visits?: { tenantId: string; layer: number; until: Date }[];
  };
  /**
   * Aggregate: member. What a profile tells of a person without saying who it is, after the enrolment, each
   * edit and each merge; the newest version counts. Nobody is told of a member that was merged away.
   */
  'member.profile-changed.v1': {
    memberId: string; version: bigint; region: Region; gender: 'female' | 'male' | 'unknown';
    /** 1988 and "02-29"; null when not told. */
    birthYear: number | null; birthMonthDay: string | null;
    city: string | null; occupation: string | null;
    styles: string[]; stones: string[]; occasions: string[]; source: string; enrolledAt: Date;
    /** Whether its phone is verified 手机已验证; absent: told before members said it. */
    phoneVerified?: boolean;
  };
  /** Aggregate: member. Its phone became another one; which, is told to nobody. */
  'member.phone-changed.v1': { memberId: string; changedAt: Date };
  /** Aggregate: member. Everything a profile asks for was told, for the first time of this person. */
  'member.profile-completed.v1': { memberId: string; region: Region; completedAt: Date };
  /** Aggregate: the survivor. The other id keeps resolving to memberId for ever. */
  'member.merged.v1': {
    memberId: string; otherMemberId: string; mergedAt: Date;
    /** Names the merge in every room, so that what it moved can be moved back. */
    mergeId?: string;
  };
  /**
   * Aggregate: into whom it had been merged. That merge was none: otherMemberId is a person of its own again, with
   * whoever had been merged into it, and whatever was done under one of those ids is theirs.
   */
  'member.unmerged.v1': {
    mergeId: string; memberId: string; otherMemberId: string; unmergedAt: Date;
  };
  /**
   * Aggregate: member. A member's newest word on one purpose. `at` is when it was said; after a merge that may be
   * before an earlier telling, so whoever keeps it keeps the greatest version.
   */
  'member.consent-changed.v1': {
    memberId: string; purpose: ConsentPurpose; granted: boolean; at: Date; version: bigint;
  };
  /**
   * Aggregate: member, who is forgotten: every room that speaks of it erases what says who it was, under all ids
   * it ever had, and answers with `member.erasure-done.v1`.
   */
  'member.erased.v1': {
    erasureId: string; memberId: string; personIds: readonly string[]; erasedAt: Date;
  };
  /** Aggregate: member. What one room did to be rid of it. */
  'member.erasure-done.v1': {
    erasureId: string; memberId: string; room: string; doneAt: Date;
    tables: readonly { table: string; deleted: number; blanked: number; kept: string | null }[];
  };
  /** Aggregate: member. It stood in a store and showed its code 到店; null franchise: the house's own store. */
  'member.visited.v1': {
    visitId: string; memberId: string; outletId: string; franchiseId: string | null; from: Date; until: Date;
  };

  /** Aggregate: member. It told why it stays away 流失原因; the newest counts. */
  'member.churn-reason.v1': {
    memberId: string; reason: string; source: 'associate' | 'complaint' | 'survey'; complaintId: string | null;
    recordedAt: Date;
  };

  /**
   * Aggregate: member. What relatedId is to memberId 亲属关系, and whether it stands: both of them agree to it. Told
   * from either side, by the ids of today: after a merge and an un-merge the former ids are told as not standing, the
   * present ones anew; the greatest version of (memberId, relatedId, kind) counts. Of who is erased
   * `member.erased.v1` says it.
   */
  'member-relation.v1': {
    memberId: string; relatedId: string; kind: 'parent' | 'child' | 'spouse'; standing: boolean; version: bigint;
  };
  /**
   * Aggregate: member. When something that matters in its life comes next 纪念日; null: it is over, or forgotten. Told
   * anew when another id has it; the greatest version of lifeEventId counts.
   */
  'member.life-event-changed.v1': {
    lifeEventId: string; memberId: string; kind: string; nextOn: string | null; version: bigint;
  };
  /**
   * Aggregate: member. Who serves it 专属服务 from now on; null: nobody. After a merge and an un-merge told anew by
   * the ids of today; the greatest version counts.
   */
  'member-served.v1': {
    memberId: string; servicePersonId: string | null;
    /** Whose team that person is of; null: head office, or nobody. */
    franchiseId: string | null; since: Date; version: bigint;
  };

  /** Aggregate: item. The whole truth of one item, so that readers keep the latest. */
  'item.changed.v1': ItemFacts & { version: bigint };
  /** Aggregate: home region. Rates into the home currency from effectiveAt on; homeRegion is a programme's code. */
  'fx-table.published.v1': {
    tableId: string; homeRegion: Region; effectiveAt: Date;
    /** 1 unit of `from` is `rate` units of `to`; rate is a decimal string with ≤ 12 places. */
    rates: { from: string; to: string; rate: string }[];
    /** From then on it converts nothing, also without a next one; absent: FX_DAYS_UNTOLD after effectiveAt. */
    validUntil?: Date;
  };
  /** Aggregate: home region. Taken back: payments from withdrawnAt on are converted with the one before it. */
  'fx-table.withdrawn.v1': { tableId: string; homeRegion: Region; effectiveAt: Date; withdrawnAt: Date };

  /** Aggregate: order. A sale as it was priced. memberId is null until the buyer is known. */
  'order.recorded.v1': OrderFacts;
  /** Aggregate: order. The buyer of a kept order became known; the same facts, with member. */
  'order.linked.v1': OrderFacts & {
    /**
     * false: the buyer's identity was known to the house before the sale was recorded, and only the
     * news of it was under way; then nothing counts as late. Absent means true.
     */
    late?: boolean;
    /** An amount for old gold 旧料抵扣 that the seller told of, and that names none; absent: none. */
    unnamedGoldMinor?: bigint;
  };
  /** Aggregate: order. */
  'order.delivered.v1': {
    orderId: string; memberId: string | null; deliveredAt: Date;
    /** End of the return window, counted from this delivery; absent in events of before orders told it. */
    windowEndsAt?: Date;
  };
  /** Aggregate: order. What came back; bases are in the order's currency. */
  'order.returned.v1': {
    orderId: string; returnId: string; memberId: string | null; returnedAt: Date; whole: boolean;
    /** What this return takes back of the order's charity 公益金; absent: nothing, or told before orders said it. */
    charityReversedMinor?: bigint;
    /**
     * What the refund is less by, as coupons do not reach their threshold any more 扣回优惠; below zero: what earlier
     * returns withheld comes back with it. Bases stay as they were sold. Absent: nothing.
     */
    couponWithheldMinor?: bigint;
    /** The hold of tradeins that paid of it 旧料抵扣: what comes back is store credit again. Absent: none did. */
    creditHoldId?: string;
    lines: {
      lineId: string; returnedQuantity: number; returnedBaseMinor: bigint;
      /** What is left of the line's base after this and all earlier returns. */
      remainingBaseMinor: bigint;
      /** Pieces sold, and pieces left after this and all earlier returns; absent in earlier events. */
      quantity?: number; remainingQuantity?: number;
    }[];
  };

  /** Aggregate: channel. */
  'channel.registered.v1': {
    channelId: string; code: string; name: string; kind: string; version: bigint;
  };
  /** Aggregate: outlet. */
  'outlet.changed.v1': {
    outletId: string; code: string; name: string; franchiseId: string | null;
    channelId: string | null; kind: 'own_store' | 'franchise_store' | 'web_shop' | 'live_room';
    region: Region; closed: boolean; version: bigint;
    /** When it closed: what was paid before was sold there. Absent in news from before it was told. */
    closedAt?: Date | null;
    /** Where it stands, in degrees as decimal text; null: nobody said. Absent in news from before it was told. */
    position?: { latitude: string; longitude: string } | null;
  };
  /** Aggregate: member. franchiseId null means head office. */
  'attribution.changed.v1': {
    memberId: string; franchiseId: string | null; from: Date; until: Date | null; reason: string;
    /** Counts what was told of the member; absent in events of release 0.1.0, which are the oldest. */
    version?: bigint;
  };

  /** Aggregate: member. */
  'tier.changed.v1': {
    memberId: string; from: Tier; to: Tier; provisional: boolean; at: Date;
    /** Whose tiers these are; absent in news from before programmes had their own: they named them alike. */
    programme?: ProgrammeCode;
    /** Counts the member's changes. `at` is business time: an older sale may be decided later. */
    version: bigint;
  };
  /** Aggregate: member. Sums after a posting; its line's number in the account is the version (once absent). */
  'points.posted.v1': {
    memberId: string; transactionId: string; kind: string; available: bigint; pending: bigint;
    held: bigint; debt: bigint; at: Date; version?: bigint;
    /** The member's home region; absent with `issued` in earlier news. */
    region?: Region;
    /** What it gave out less what it took out again, by who bears it (null: head office) and when. */
    issued?: { funderId: string | null; at: Date; points: bigint }[];
  };
}

export type EventName = keyof EventPayloads;
