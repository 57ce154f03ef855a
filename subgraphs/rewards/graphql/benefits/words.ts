import { registerEnumType } from 'type-graphql';
import type { ReasonCode } from '../../domain/benefits/standing.ts';
import type { EntitlementCause, ExtraState, UseState } from '../../domain/benefits/words.ts';
import type { BenefitKind, BenefitUnit } from '../../domain/benefits/terms.ts';

/** Lower-case words of the database as UPPER_CASE names of the graph. */
export function wordsEnum<Word extends string>(
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

const KIND = 'How a benefit 权益 behaves; what it is stands in its names.';
export const BenefitKindName = wordsEnum<BenefitKind>('BenefitKind', KIND, {
  counted: 'So many a year are used, booked and bought 次数权益: cleaning, resizing, appraisal.',
  standing: 'Had as long as the tier is held, not counted 常享权益: longer warranty, priority.',
  early_access: 'Buys or orders some hours before everybody else 提前购.',
  birthday_gift: 'A gift around the birthday 生日礼.',
  labour_share: 'Pays a share of the labour fee 工费折扣.',
});

export const BenefitUnitName = wordsEnum<BenefitUnit>('BenefitUnit', 'What is counted.', {
  time: 'Times 次.', hour: 'Hours 小时.', piece: 'Pieces 件.',
});

export const EntitlementUseStateName = wordsEnum<UseState>(
  'EntitlementUseState', 'What became of a use or a booking.', {
    booked: 'Reserved for a day to come 已预约.', used: 'Had 已使用.', cancelled: 'Called off in time, free again 已取消.',
    missed: 'The member did not come; it counts 爽约.',
  });

export const EntitlementExtraStateName = wordsEnum<ExtraState>(
  'EntitlementExtraState', 'Whether what was bought or given can be used.', {
    reserving: 'Its points are still to be held 积分预留中.', held: 'Its points are held, still to be captured 积分已预留.',
    active: 'Can be used 可用.', refused: 'Loyalty refused the points; nothing was taken 未成交.',
  });

export const EntitlementCauseName = wordsEnum<EntitlementCause>(
  'EntitlementCause', 'Where an extra comes from.', {
    bought: 'Bought with points 积分兑换.', by_hand: 'Given by hand 手工发放.',
  });

const WHY = 'Why a member cannot have a benefit now.';
export const EntitlementReasonName = wordsEnum<Lowercase<ReasonCode>>('EntitlementReason', WHY, {
  tier: 'Another tier has it 等级不足.', provisional: 'The tier is not certain yet 等级待确认.',
  spend: 'Too little was bought in all 累计消费不足.', purchase: 'No purchase of that size in the season 单笔消费不足.',
  relation: 'It is for children of customers 须为老顾客子女.', segment: 'It is for members of a segment 不在适用分群.',
  window: 'It is not given now 不在有效期.',
  outlet: 'It is not given in this outlet 本店不提供.', used_up: 'None is left this year 今年已用完.',
});
