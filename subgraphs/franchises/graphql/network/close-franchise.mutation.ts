import { Field, Int, ObjectType } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { DRY_RUN, idOf, KEY, optional, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { moneyView, type MoneyView } from '../../../kernel/money.ts';
import { closeFranchise } from '../../commands/network/close-franchise.ts';
import { franchisesById } from '../../queries/network.ts';
import { Franchise } from './franchise.type.ts';
import { REASON } from './takes.ts';

@ObjectType({ simpleResolvers: true, description: 'Rebates 分润 of a franchise that are not settled, in one currency.' })
export class OpenRebates {
  @Field(() => Money, { description: 'What it gets as home 应收.' })
  earned!: MoneyView;

  @Field(() => Money, { description: 'What it pays as seller 应付.' })
  owed!: MoneyView;
}

export const closeFranchiseMutation = defineMutation({
  name: 'closeFranchise',
  says: 'Ends a franchise for ever 解约: closes its outlets, ends its contract today, and moves its members to a '
    + 'successor or head office. Rebates stay owed.',
  scopes: ['franchises:write'],
  input: 'Which franchise, to whom, and why. A dry run tells what would be.',
  takes: {
    id: idOf(PREFIX.franchise, 'Franchise id.'),
    successorId: optional(idOf(PREFIX.franchise,
      'Whose its members are from then on 承接方, an open franchise of the region; head office without it.')),
    expectedVersion: VERSION,
    reason: REASON,
    idempotencyKey: KEY,
    dryRun: DRY_RUN,
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE', 'INVALID', 'HEAD_OFFICE_ONLY'),
    FRANCHISE_CLOSED: 'The franchise has ended.',
  },
  extras: CURRENT_VERSION,
  command: closeFranchise,
  answers: {
    franchise: loaded(() => Franchise, franchisesById, 'id', 'The franchise as it is now; null when refused.'),
    closedOutlets: { type: () => Int, says: 'How many outlets close.', of: (value) => value.closedOutlets },
    movedMembers: {
      type: () => Int, says: 'How many members move: 500 at once, others right after.',
      of: (value) => value.movedMembers,
    },
    openRebates: {
      type: () => [OpenRebates], says: 'What is not settled, one for each currency.',
      of: ({ openRebates }) => openRebates.map(({ currency, earned, owed }) => (
        { earned: moneyView(earned, currency), owed: moneyView(owed, currency) })),
    },
  },
});
