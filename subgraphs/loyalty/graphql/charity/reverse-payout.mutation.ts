import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { reversePayout } from '../../commands/charity/reverse-payout.ts';
import { payoutsById } from '../../queries/charity/payouts.ts';
import { CharityPayout } from './charity.type.ts';

export const reverseCharityPayoutMutation = defineMutation({
  name: 'reverseCharityPayout',
  says: 'Asks that a payout be taken back 冲回, for its money has come back; a second person decides.',
  scopes: ['loyalty:approve'],
  input: 'A payout whose money came back.',
  takes: {
    payoutId: idOf(PREFIX.charityPayout, 'Payout id.'),
    reason: text('Why, 1 to 500 characters.'),
    bankReference: text('The bank’s reference of what came back, 1 to 100 characters.'),
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('STALE', 'INVALID'), NOT_FOUND: 'There is no such payout.',
    NOT_POSTED: 'It does not count, or has been asked for already.',
  },
  extras: CURRENT_VERSION,
  command: reversePayout,
  answers: { payout: loaded(() => CharityPayout, payoutsById, 'payoutId', 'The payout; its reversal waits.') },
});
