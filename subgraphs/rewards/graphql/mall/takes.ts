import { PREFIX } from '../../../contracts/ids.ts';
import { extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf, type Filled } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import {
  dateTime, flag, idOf, money, optional, otherwise, points, take, text, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { DecimalScalar } from '../../../kernel/graph/scalars.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { UNKNOWN_SEGMENT } from '../../calls/ask-segments.ts';
import type { RewardPrice } from '../../domain/mall/reward-draft.ts';
import type { LimitPeriod, RewardKind } from '../../domain/mall/words.ts';
import { LimitPeriodName, RewardKindName } from '../words.ts';

const PRICE = form('RewardPriceInput', 'What one piece costs in a programme.', {
  programme: text('Code of the programme, for example "CN"; members of others cannot have it.'),
  points: points('Points 积分, 1 to 100,000,000.'),
  cash: optional(money('Paid at the counter beside the points 补差金额; none without it.')),
  worth: money("What it is worth to the member 价值, in the programme's currency."),
  unitCost: money("What one piece costs who pays for it 单件成本, in the programme's currency."),
  fromTier: optional(text('Code of the lowest tier that may have it, for example "gold"; every tier without it.')),
});

export const REWARD_FIELDS = {
  code: text('Code, 1 to 40 letters, digits, dots and hyphens.'),
  nameZh: text('Name in Chinese, 1 to 60 characters.'),
  nameEn: text('Name in English, 1 to 60 characters.'),
  noteZh: optional(text('What members are told of it in Chinese, at most 500 characters.')),
  noteEn: optional(text('What members are told of it in English, at most 500 characters.')),
  kind: take<RewardKind>(() => RewardKindName, 'What it is.'),
  offerId: optional(idOf(PREFIX.couponOffer,
    'Of a coupon: the published offer 优惠活动 that one is given of; for other kinds none.')),
  segmentId: optional(idOf(PREFIX.segment, 'Only for members of this segment 适用分群; for everybody without it.')),
  funderId: optional(idOf(PREFIX.franchise, 'Franchise that pays for it 出资方; head office without it.')),
  fromAt: dateTime('Offered from then on.'),
  untilAt: optional(dateTime('Offered until just before then; without end without it.')),
  limitPerMember: optional(whole(
    'Most pieces one member may have in the period 每人限兑, 1 to 1,000; no limit without it.')),
  limitPeriod: otherwise<LimitPeriod>('ever', take(() => LimitPeriodName, 'Over which time the limit counts.')),
  prices: formsOf(PRICE, 'Prices, one for each programme, 1 to 20.'),
  confirmValueBelowBase: otherwise(false, flag('Yes to a price that gives less than the base ladder 低于基础兑换比例.')),
};

export const REWARD_REFUSALS = {
  ...said('INVALID', 'CODE_TAKEN'),
  ...UNKNOWN_SEGMENT,
  VALUE_BELOW_BASE: 'It is worth less for its points than the base ladder 基础兑换梯度; worthOf100 says how much. Sent again '
    + 'with confirmValueBelowBase it is taken.',
};
export const RETIRED = { RETIRED: 'The reward is not offered any more.' };
export const REWARD_EXTRAS = {
  programme: extra(() => String, 'With VALUE_BELOW_BASE: which programme.'),
  worthOf100: extra(() => DecimalScalar, 'With VALUE_BELOW_BASE: what 100 points get, in its currency.'),
};

interface Sent {
  readonly fromAt: Date;
  readonly untilAt: Date | null;
  readonly prices: readonly Filled<typeof PRICE>[];
}

/** Amounts of one price are of one currency. */
export function draftFrom<Asked extends Sent>({ fromAt, untilAt, prices, ...rest }: Asked) {
  const mixed = prices.findIndex(({ cash, worth, unitCost }) =>
    unitCost.currency !== worth.currency || (cash !== null && cash.currency !== worth.currency));
  if (mixed >= 0) {
    return refused('INVALID', 'Amounts of one price are of one currency.', ['prices', String(mixed)]) as Outcome<never>;
  }
  const priced = prices.map(({ programme, points: asked, cash, worth, unitCost, fromTier }): RewardPrice => ({
    programme, points: asked, cashMinor: cash?.minor ?? 0n, worthMinor: worth.minor, costMinor: unitCost.minor,
    currency: worth.currency, fromTier,
  }));
  return { ...rest, from: fromAt, until: untilAt, prices: priced };
}
