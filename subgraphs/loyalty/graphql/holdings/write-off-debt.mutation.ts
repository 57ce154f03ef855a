import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, points, text } from '../../../kernel/graph/mutation/take.ts';
import { writeOffDebt } from '../../commands/points/write-off-debt.ts';
import { accountsByMember } from '../../queries/accounts.ts';
import { adjustmentsById } from '../../queries/holdings.ts';
import { PointsAdjustment } from './holding.type.ts';
import { LoyaltyAccount } from '../accounts/loyalty-account.type.ts';
import { DEBT, EXCEEDS_DEBT, NO_MEMBER } from '../takes.ts';

export const writeOffDebtMutation = defineMutation({
  name: 'writeOffDebt',
  says: 'Writes owed points off by hand 核销待补扣: nobody owes them any more; it counts like an adjustment, so above the '
    + 'limit a second person decides.',
  scopes: ['loyalty:adjust'],
  input: 'Owed points to write off.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member id.'),
    points: points('Points to write off, above zero, at most what is owed.'),
    reason: text('Why, 1 to 500 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: NO_MEMBER,
    INVALID_POINTS: 'Points are above zero.',
    INVALID_REASON: 'A reason has 1 to 500 characters.',
    EXCEEDS_DEBT,
  },
  extras: { debt: DEBT },
  command: writeOffDebt,
  answers: {
    adjustment: loaded(() => PointsAdjustment, adjustmentsById, 'adjustmentId',
      'The write-off: posted, or waiting for a second person.'),
    account: {
      type: () => LoyaltyAccount, says: 'The account afterwards.',
      of: (_, context, { memberId }) => context.load(accountsByMember, memberId),
    },
  },
});
