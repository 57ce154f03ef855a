import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, money, optional, otherwise, points, whole } from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { PointsScalar } from '../../../kernel/graph/scalars.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { reservePoints } from '../../calls/reserve-points.ts';
import { refusedCode, REDEEM_CODES } from '../../commands/redemptions/redeem-refusals.ts';
import { redeemReward } from '../../commands/redemptions/redeem-reward.ts';
import { pointsStandings } from '../../queries/redemptions/points-standing.ts';
import { redemptionsById } from '../../queries/redemptions/redemptions.ts';
import { codeOf, hashOfNew } from './code-key.ts';
import { Redemption } from './redemption.type.ts';

export const redeemRewardMutation = defineMutation({
  name: 'redeemReward',
  says: 'Redeems a reward 兑换 for a member: stock and points 积分 are held together or not at all, until it is fetched '
    + 'with its code or its time is over. While loyalty does not answer it is RESERVING and opens within seconds.',
  scopes: ['rewards:redeem'],
  input: 'What a member redeems.',
  takes: {
    rewardId: idOf(PREFIX.reward, 'Reward id.'),
    memberId: idOf(PREFIX.member, 'Member it is for; a member can only redeem for itself.'),
    outletId: idOf(PREFIX.outlet, 'Outlet where it will be fetched 取货门店.'),
    quantity: otherwise(1, whole('Whole pieces, 1 to 100.')),
    points: points('Points of all pieces as the member saw them: another price is refused.'),
    cash: optional(money('What is paid at the counter for all pieces as the member saw it; none without it.')),
    idempotencyKey: KEY,
  },
  refusals: REDEEM_CODES,
  extras: {
    points: extra(() => PointsScalar, 'With PRICE_CHANGED: points of all pieces now.'),
    cash: extra(() => Money, 'With PRICE_CHANGED: what is paid at the counter now.'),
    remainingCost: extra(() => Money, 'With COST_CAP: what benefits may cost still.'),
  },
  command: redeemReward,
  inputOf: (asked, context) => ({ ...asked, hashOf: hashOfNew(context) }),
  afterwards: async (value, { services }) => {
    const { redemptionId } = value;
    await reservePoints(services, [redemptionId]).catch(() => undefined);
    const [standing] = await pointsStandings(services.home.database.sql, [redemptionId]);
    if (standing?.state !== 'refused') return accepted(value);
    const code = refusedCode(standing.code);
    return refused(code, REDEEM_CODES[code], ['memberId']);
  },
  answers: {
    redemption: loaded(() => Redemption, redemptionsById, 'redemptionId', 'The redemption; null when refused.'),
    code: {
      type: () => String, 
        says: 'The code for whoever redeemed it, to be handed to the member 核销码; null when refused, and of a coupon.',
      of: async ({ redemptionId }, context) => {
        const row = await context.load(redemptionsById, redemptionId);
        return row && !row.isCoupon && ['reserving', 'open'].includes(row.state) ? codeOf(context, row) : null;
      },
    },
  },
});
