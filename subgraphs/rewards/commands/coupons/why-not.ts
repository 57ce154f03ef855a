import type { NotApplied } from '../../domain/evaluator/evaluate.ts';

/** Why a coupon does not apply, in the words of the schema. */
export const WHY_NOT: Readonly<Record<NotApplied, string>> = {
  THRESHOLD: 'The lines that it is valid on come to less than its threshold 未达门槛.',
  SCOPE: 'It is valid on no line, or nothing is left of those 不适用商品.',
  GROUP: 'Another coupon of its stacking group saves more 不可叠加.',
  EXPIRED: 'It is not valid yet or not any more 不在有效期.',
  LIMIT: 'A limit of the offer is reached: uses, one member\'s share, or the budget 已达上限.',
  TIER: 'It is not for the tier of the member 等级不符.',
  OUTLET: 'It is not for this outlet 门店不适用.',
  CHANNEL: 'It is not for this channel 渠道不适用.',
  ALREADY_USED: 'It was used, or another sale holds it 已使用.',
  NOT_YOURS: 'The member has no such coupon 非本人优惠券.',
};
