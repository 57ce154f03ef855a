import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { retractGoldWithdrawal } from '../../commands/prices/retract-gold-withdrawal.ts';
import { goldPricesById } from '../../queries/gold-price-rows.ts';
import { GoldPrice } from './gold-price.type.ts';

export const retractGoldWithdrawalMutation = defineMutation({
  name: 'retractGoldWithdrawal',
  says: 'Takes back what one asked by `withdrawGoldPrice` 撤回撤价提请, as long as no other person has done it: '
    + 'the price stays as it is.',
  scopes: ['catalog:price'],
  input: 'Which price was to be taken back.',
  takes: { id: idOf(PREFIX.goldPrice, 'Gold price id.'), idempotencyKey: KEY },
  refusals: {
    NOT_FOUND: 'There is no such price.',
    NOT_ASKED: 'Nobody asks to take it back: it was done, retracted, or the asking has lapsed.',
    OTHER_PERSON: 'Another person asked for it.',
    OPERATOR_ONLY: 'Only a person at head office takes a price back.',
  },
  command: retractGoldWithdrawal,
  inputOf: ({ id }) => ({ goldPriceId: id }),
  answers: {
    goldPrice: loaded(() => GoldPrice, goldPricesById, 'goldPriceId', 'The price; null when refused.'),
  },
});
