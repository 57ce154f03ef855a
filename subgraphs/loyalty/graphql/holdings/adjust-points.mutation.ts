import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, points, text } from '../../../kernel/graph/mutation/take.ts';
import { adjustPoints } from '../../commands/points/adjust-points.ts';
import { accountsByMember } from '../../queries/accounts.ts';
import { adjustmentsById } from '../../queries/holdings.ts';
import { PointsAdjustment } from './holding.type.ts';
import { LoyaltyAccount } from '../accounts/loyalty-account.type.ts';
import { AVAILABLE, INSUFFICIENT_POINTS, NO_MEMBER } from '../takes.ts';

export const adjustPointsMutation = defineMutation({
  name: 'adjustPoints',
  says: 'Gives or takes points by hand; above the limit a second person decides.',
  scopes: ['loyalty:adjust'],
  input: 'Points to give or take by hand.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member id.'),
    points: points('Points to give, below zero to take; at most 1,000,000,000.'),
    reason: text('Why, 1 to 500 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: NO_MEMBER,
    INVALID_POINTS: 'Points are not zero and at most 1,000,000,000.',
    INVALID_REASON: 'A reason has 1 to 500 characters.',
    INSUFFICIENT_POINTS,
  },
  extras: { available: AVAILABLE },
  command: adjustPoints,
  answers: {
    adjustment: loaded(() => PointsAdjustment, adjustmentsById, 'adjustmentId',
      'The adjustment: posted, or waiting for a second person.'),
    account: {
      type: () => LoyaltyAccount, says: 'The account afterwards.',
      of: (_, context, { memberId }) => context.load(accountsByMember, memberId),
    },
  },
});
