import { registerEnumType } from 'type-graphql';
import { GROWTH_ACCOUNTS, POINT_ACCOUNTS, POSTING_KINDS } from '../domain/account-book.ts';
import { LOT_CAUSES } from '../domain/lots.ts';

/** UPPER_CASE in the graph, lower case inside; every value described. */
function wordsOf<Word extends string>(
  name: string, description: string, words: readonly Word[], meaning: Record<Word, string>,
): Record<string, Word> {
  const values = Object.fromEntries(words.map((word) => [word.toUpperCase(), word]));
  registerEnumType(values, {
    name, description, valuesConfig: Object.fromEntries(words.map((word) =>
      [word.toUpperCase(), { description: meaning[word] }])),
  });
  return values as Record<string, Word>;
}

export const PostingKindName = wordsOf('PointsTransactionKind', 'What happened to points.',
  POSTING_KINDS, {
    accrual: 'An order earned points and growth; pending until its return window ends.',
    tier_bonus: 'Bonus of the tier at payment on an order; the difference when that tier is decided again.',
    accrual_refused: 'An order earned nothing; the reason is given.',
    activation: 'Pending points became available, repaying debt first.',
    hold: 'Points were set aside.', capture: 'Points were spent.',
    void: 'Points set aside went back.', return: 'Goods came back: points were reversed.',
    restore: 'Points spent on returned goods came back.', expiry: 'Points expired.',
    adjustment: 'An operator gave or took points.', interaction: 'Growth for a like, comment or share.',
    merge: 'Two memberships became one.',
    unmerge: 'A membership that had been merged by mistake is one of its own again 撤销合并.',
    profile_reward: 'The whole profile was filled in 完善资料奖励.',
    grant: 'A task, a friend or the like gave points 奖励积分; the reason says which.',
    campaign_bonus: 'Bonus of a campaign or a member day on an order 活动加成; the reason says which.',
    write_off: 'Points owed were written off 核销待补扣.',
    grant_withdrawal: 'Points so given were taken back 收回奖励.',
  });

export const LedgerAccountName = wordsOf('LedgerAccount', 'Account of the points ledger.',
  [...POINT_ACCOUNTS, ...GROWTH_ACCOUNTS], {
    available: 'Spendable points of the member.', pending: 'Points whose return window runs.',
    held: 'Points set aside.', debt: 'Points owed; stands below zero.',
    issued: 'Points issued by the programme.', redeemed: 'Points spent.',
    expired: 'Points expired.', breakage: 'Debt written off.',
    merged: 'Points on their way between two merged members.',
    growth: 'Confirmed growth.', growth_pending: 'Growth whose return window runs.',
    growth_interaction: 'Growth from interactions.', growth_issued: 'Growth issued by the programme.',
    growth_merged: 'Growth on its way between two merged members.',
  });

export const LotCauseName = wordsOf('PointsLotCause', 'Where a lot of points came from.',
  LOT_CAUSES, {
    purchase: 'A line of an order.', tier_bonus: 'Bonus of the tier.',
    adjustment: 'Given by an operator.', grace: 'Came back after its lot had expired.',
    merge: 'From a merged membership.', profile_reward: 'For the whole profile 完善资料奖励.',
    campaign: 'A campaign 活动奖励.', task: 'A task 任务.', check_in: 'Check-in 签到.',
    referral: 'A friend who was brought along 老带新.', course: 'A course 课程.', format: 'A playful format 互动玩法.',
    goodwill: 'Goodwill 关怀补偿.',
  });

export const LotStateName = wordsOf('PointsLotState', 'State of a lot.',
  ['pending', 'active'] as const, {
    pending: 'Visible, not spendable: the return window runs.', active: 'Spendable.',
  });

export const OrderPointsStateName = wordsOf('OrderPointsState', 'State of what an order earned.',
  ['pending', 'active', 'refused'] as const, {
    pending: 'The return window runs.', active: 'Available since the window ended.',
    refused: 'Nothing was earned; the reason is given.',
  });

export const HoldStateName = wordsOf('PointsHoldState', 'State of points set aside.',
  ['held', 'captured', 'voided'] as const, {
    held: 'Set aside.', captured: 'Spent.', voided: 'Gone back.',
  });

export const AdjustmentStateName = wordsOf('PointsAdjustmentState', 'State of an adjustment.',
  ['posted', 'pending', 'approved', 'rejected'] as const, {
    posted: 'Posted at once: below the limit.', pending: 'Waits for a second person.',
    approved: 'Approved by a second person and posted.', rejected: 'Rejected; nothing was posted.',
  });

export const AdjustmentKindName = wordsOf('PointsAdjustmentKind', 'What an operator did to points.',
  ['adjustment', 'write_off'] as const, {
    adjustment: 'Gave or took points 调整.', write_off: 'Wrote owed points off 核销待补扣.',
  });

export const DowngradeName = wordsOf('TierDowngrade', 'What happens at the end of grace.',
  ['one_step', 'balance'] as const, {
    one_step: 'One tier down.', balance: 'To the tier that the whole growth supports.',
  });

export const InteractionKindName = wordsOf('InteractionKind', 'What a member did to a content.',
  ['like', 'comment', 'share'] as const, {
    like: 'Liked 点赞.', comment: 'Commented 评论.', share: 'Shared 分享.',
  });

export const PayoutStateName = wordsOf('CharityPayoutState', 'State of a payout of the charity fund.',
  ['proposed', 'posted', 'rejected', 'reversal_proposed', 'reversed'] as const, {
    proposed: 'Recorded; waits for a second person 待复核.', posted: 'Counts: a second person has approved it 已入账.',
    rejected: 'Rejected; nothing was posted 已驳回.',
    reversal_proposed: 'It counts; that it came back waits for a second person 冲回待复核.',
    reversed: 'It came back: the fund has it again 已冲回.',
  });
