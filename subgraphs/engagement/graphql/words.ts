import { registerEnumType } from 'type-graphql';
import type {
  AbuseRule, Cadence, CaseState, Cause, FormatKind, FormatState, GrantState, PrizeKind, Proof, ReferralReason,
  ReferralState, TurnState, Unrewarded, Withdrawal,
} from '../domain/words.ts';

/** Lower-case words of the database as UPPER_CASE names of the graph. */
function wordsEnum<Word extends string>(
  name: string, description: string, words: Record<Word, string>,
): Record<string, Word> {
  const codes = Object.keys(words) as Word[];
  const values = Object.fromEntries(codes.map((word) => [word.toUpperCase(), word]));
  registerEnumType(values, {
    name, description,
    valuesConfig: Object.fromEntries(codes.map((word) => [word.toUpperCase(), { description: words[word] }])),
  });
  return values;
}

export const TaskCadenceName = wordsEnum<Cadence>('TaskCadence', 'How often a task is rewarded 任务频次.', {
  once: 'Once in a life 一次性.', daily: "Once a business day of the member's region 每日.",
  weekly: 'Once a week, from Monday 每周.', event: 'For each reference 每次.',
});

export const TaskProofName = wordsEnum<Proof>('TaskProof', 'What shows that a task was done 完成凭证.', {
  channel: 'The word of a channel or an operator 渠道上报.', profile_completed: 'The whole profile was told 完善资料.',
  first_order: 'A first sale was kept: its return window ended 首单完成.', store_visit: 'It showed its code in a store 到店.',
  lesson: 'A channel tells that a lesson of a course is finished 课程完成.',
});

export const LessonUnrewardedName = wordsEnum<Unrewarded>('LessonUnrewarded', 'Why a lesson gives nothing 未发放原因.', {
  not_eligible: 'The course is not for members of this region or tier 地区或等级不适用.',
  cap_reached: 'The member was rewarded for as many lessons as the course has 已达上限.',
  budget_spent: 'The budget of the course is spent 预算用完; told again when there is more, it gives its points.',
});

export const EngagementCauseName = wordsEnum<Cause>('EngagementCause', 'What points were granted for 积分来源.', {
  check_in: 'A check-in 签到.', task: 'A task 任务.', referral: 'A kept referral 老带新.',
  format: 'A prize of a playful format 趣味玩法.', course: 'A lesson of a course 课程.',
});

export const EngagementGrantStateName = wordsEnum<GrantState>('EngagementGrantState', 'How a grant stands 发放状态.', {
  pending: 'Held while the member is looked at 复核中暂缓.', granted: 'Told to the ledger 已发放.',
  withdrawn: 'Taken back 已扣回.',
});

export const WithdrawalName = wordsEnum<Withdrawal>('EngagementWithdrawal', 'Why a grant was taken back 扣回原因.', {
  merge: 'Two ids of one person had it 会员合并.', return: 'The sale that earned it came back 退货.',
  review: 'A review confirmed abuse 风控复核.',
});

export const ReferralStateName = wordsEnum<ReferralState>('ReferralState', 'How a referral stands 推荐状态.', {
  pending: 'The friend has not kept a sale of enough yet 待达成.', kept: 'Both sides are rewarded 已达成.',
  refused: 'Nothing is given; the reason says why 不予奖励.', withdrawn: 'It was rewarded, and taken back 已扣回.',
});

export const ReferralReasonName = wordsEnum<ReferralReason>('ReferralReason', 'Why a referral gives nothing 不予奖励原因.', {
  same_phone: "The friend told the referrer's own phone 手机号相同.", same_person: 'Both are one person 同一人.',
  over_limit: "The referrer's friends of the year were rewarded already 超过年度上限.",
  referred_before: 'The friend was somebody’s friend already 已被推荐.', returned: 'The sale came back 退货.',
});

export const AbuseCaseStateName = wordsEnum<CaseState>('AbuseCaseState', 'How a case stands 复核状态.', {
  open: 'To be looked at; new grants are held 待复核.', cleared: 'It was no abuse 已排除.',
  confirmed: 'It was abuse 已确认.',
});

export const AbuseRuleName = wordsEnum<AbuseRule>('AbuseRule', 'What a member is looked at for 风控规则.', {
  earnings: 'More earning events in a day than allowed 单日积分行为过多.',
  phone_change: 'It redeemed so soon after telling another phone 换号后短时兑换.',
  refunds: 'A larger share of orders came back than allowed 退货率过高.',
  self_referral: 'It referred itself 自我推荐.', devices: 'It used more devices than allowed 设备过多.',
  shared_device: 'More members than allowed used one device 多人同设备.',
});

export const FormatKindName = wordsEnum<FormatKind>('PlayfulFormatKind', 'How members take part 玩法.', {
  wheel: 'A wheel 大转盘: each turn draws a prize.', collect: 'A set 集卡: each turn draws a piece, a full set has a prize.',
  quiz: 'A quiz 问答: right answers give points.',
});

export const FormatStateName = wordsEnum<FormatState>('PlayfulFormatState', 'How a format stands 状态.', {
  draft: 'Being written; members see nothing 草稿.', open: 'Published, within its days 已发布.', ended: 'Over for ever 已结束.',
});

export const PrizeKindName = wordsEnum<PrizeKind>('FormatPrizeKind', 'What a prize is 奖品类型.', {
  points: 'Points 积分.', coupon: 'A coupon of an offer 优惠券.', piece: 'A piece of the set 卡片.', nothing: 'Nothing 未中奖.',
});

export const TurnStateName = wordsEnum<TurnState>('PlayfulTurnState', 'How a turn stands 参与状态.', {
  reserving: 'Its points are asked of the ledger 扣分中.', held: 'Its points are held; it is drawn within a minute 待开奖.',
  drawn: 'It was drawn 已开奖.', refused: 'The ledger refused its points; nothing was taken 扣分失败.',
});
