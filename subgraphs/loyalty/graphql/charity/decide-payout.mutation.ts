import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, optional, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { decidePayout } from '../../commands/charity/decide-payout.ts';
import { payoutsById } from '../../queries/charity/payouts.ts';
import { CharityPayout } from './charity.type.ts';
import { LEFT } from './propose-payout.mutation.ts';

export const decideCharityPayoutMutation = defineMutation({
  name: 'decideCharityPayout',
  says: 'Approves or rejects a payout of the charity fund, or its reversal, that somebody else asked for.',
  scopes: ['loyalty:approve'],
  input: 'A second person’s decision.',
  takes: {
    payoutId: idOf(PREFIX.charityPayout, 'Payout id.'),
    approve: flag('True posts what was asked for, false leaves everything as it was.'),
    note: optional(text('Note, at most 500 characters.')),
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('STALE'), NOT_FOUND: 'There is no such payout.', ALREADY_DECIDED: 'Nothing of it waits.',
    SAME_PERSON: 'Who asked cannot decide.', INVALID_NOTE: 'A note has at most 500 characters.',
    FUND_TOO_SMALL: 'The fund has less by now; `left` says how much.',
  },
  extras: { left: LEFT, ...CURRENT_VERSION },
  command: decidePayout,
  answers: { payout: loaded(() => CharityPayout, payoutsById, 'payoutId', 'The payout afterwards.') },
});
