import { defineMutations, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, ROWS_KEY } from '../../../kernel/graph/mutation/take.ts';
import { publishGoldPrices } from '../../commands/prices/publish-gold-price.ts';
import { MAX_IMPORT } from '../../domain/limits.ts';
import { goldPricesById } from '../../queries/gold-price-rows.ts';
import { BOARD_PRICE } from './gold-price.input.ts';
import { GoldPrice } from './gold-price.type.ts';
import { CONFIRM, OPERATOR_ONLY, SAME_PERSON, SOURCE, STANDING } from './publication.ts';

export const publishGoldPriceMutations = defineMutations('PublishGoldPrice', {
  scopes: ['catalog:price'],
  input: 'A price for the gold board.',
  takes: {
    ...BOARD_PRICE,
    source: SOURCE,
    confirm: CONFIRM,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'), OPERATOR_ONLY, SAME_PERSON,
    UNKNOWN_REGION: 'There is no such region then, or it is not offered any more.',
    UNKNOWN_FINENESS: 'No hallmark names this fineness and no product has it (`finenesses`).',
    ALREADY_PUBLISHED: 'There is a price of this kind from this moment on; it stays.',
  },
  answers: {
    goldPrice: loaded(() => GoldPrice, goldPricesById, 'goldPriceId',
      'The price, published or held as its state says; null when refused.'),
    ...STANDING,
  },
}, {
  publishGoldPrice: {
    says: 'Puts a price on the gold board 发布金价. A jump beyond the policy’s limit (5 % by default) is held '
      + 'until confirmGoldPrice.',
    command: publishGoldPrices,
    // A gram is not said: a key of an earlier version goes on naming the same input.
    inputOf: ({ retail, buyback, unit, ...price }) => ({ ...price, ...unit === 'gram' ? {} : { unit },
      retail: { ...retail }, buyback: buyback && { ...buyback } }),
  },
}, {
  publishGoldPrices: {
    says: 'Imports prices 导入金价; each is published, held or refused by itself.',
    input: 'An import of prices, decided in the order given.',
    takes: { idempotencyKey: ROWS_KEY },
    rows: { prices: { says: 'At most 500 prices.', deed: 'publishGoldPrice' } },
    row: {
      typeName: 'GoldPriceRowInput', says: 'One price of an import.',
      without: ['confirm', 'idempotencyKey'],
    },
    least: 0,
    most: MAX_IMPORT,
    errors: { says: 'All refusals of all prices.' },
  },
});
