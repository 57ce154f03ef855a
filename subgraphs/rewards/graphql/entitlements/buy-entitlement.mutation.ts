import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY, points } from '../../../kernel/graph/mutation/take.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { settleExtras } from '../../calls/settle-extras.ts';
import { buyEntitlement } from '../../commands/entitlements/buy-entitlement.ts';
import { extrasById } from '../../queries/benefits/extras.ts';
import { EntitlementExtra } from './entitlement.type.ts';
import { BENEFIT_OF_MEMBER, WHY_NOT, WHY_NOT_EXTRAS } from './takes.ts';

export const buyEntitlementMutation = defineMutation({
  name: 'buyEntitlement',
  says: 'Buys one more of a benefit with points 积分加购权益; it is used before the year’s own. While loyalty does not '
    + 'answer it is RESERVING and is settled within minutes.',
  scopes: ['rewards:redeem'],
  input: 'Who buys what, at which price.',
  takes: {
    ...BENEFIT_OF_MEMBER,
    points: points('The price as it was seen.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...WHY_NOT,
    NOT_SOLD: 'None of it is sold for points.', PRICE_CHANGED: 'It has another price by now.',
    UNLIMITED: 'The tier has as many as one likes.', POINTS_REFUSED: 'Loyalty refused the points; pointsCode says why.',
  },
  extras: {
    ...WHY_NOT_EXTRAS,
    pointsCode: extra(() => String, 'With POINTS_REFUSED: loyalty’s code, e.g. INSUFFICIENT_POINTS.'),
  },
  command: buyEntitlement,
  afterwards: async (value, context) => {
    // Without an answer it stays reserving; the scheduled job asks again.
    await settleExtras(context.services, { extraId: value.extraId }).catch(() => undefined);
    const bought = await context.load(extrasById, value.extraId);
    return bought?.state === 'refused'
      ? refused('POINTS_REFUSED', 'Loyalty refused the points.', ['points'], { pointsCode: bought.refusal })
      : accepted(value);
  },
  answers: { extra: loaded(() => EntitlementExtra, extrasById, 'extraId', 'What was bought; null when refused.') },
});
