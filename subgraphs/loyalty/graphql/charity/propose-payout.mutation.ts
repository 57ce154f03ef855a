import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { date, KEY, money, text } from '../../../kernel/graph/mutation/take.ts';
import { proposePayout } from '../../commands/charity/propose-payout.ts';
import { payoutsById } from '../../queries/charity/payouts.ts';
import { CharityPayout } from './charity.type.ts';

export const LEFT = extra(() => Money, 'What the fund has, with FUND_TOO_SMALL.');

export const proposeCharityPayoutMutation = defineMutation({
  name: 'proposeCharityPayout',
  says: 'Records what was paid out of the charity fund 公益金拨付; it counts when a second person has approved it.',
  scopes: ['loyalty:approve'],
  input: 'A payout of the charity fund.',
  takes: {
    region: text('Code of the region whose fund it is.'),
    amount: money('How much, above zero; no more than the fund of that currency has.'),
    recipient: text('Who got it 受赠方, 1 to 200 characters.'),
    purpose: text('What for 用途, 1 to 500 characters.'),
    bankReference: text('Reference of the bank 银行流水号, 1 to 100 characters; once in a currency.'),
    paidOn: date('Day it was paid on, by the calendar of the region: today or before.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'INVALID'),
    UNKNOWN_REGION: 'There is no such region.',
    DUPLICATE_REFERENCE: 'A payment of this reference and currency is recorded already.',
    FUND_TOO_SMALL: 'The fund has less; `left` says how much.',
  },
  extras: { left: LEFT },
  command: proposePayout,
  answers: {
    payout: loaded(() => CharityPayout, payoutsById, 'payoutId', 'The payout; it waits for a second person.'),
  },
});
