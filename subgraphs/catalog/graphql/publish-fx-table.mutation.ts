import type { Region } from '../../contracts/words.ts';
import { defineMutation } from '../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../kernel/graph/mutation/form.ts';
import { said } from '../../kernel/graph/mutation/said.ts';
import { currency, dateTime, decimal, KEY, take } from '../../kernel/graph/mutation/take.ts';
import { publishFxTable } from '../commands/publish-fx-table.ts';
import { homeOf } from '../domain/prices/fx-table.ts';
import { fxTablesById } from '../queries/fx-table-rows.ts';
import { FxTable } from './fx-table.type.ts';
import { CONFIRM, OPERATOR_ONLY, SOURCE, STANDING } from './publication.ts';
import { RegionEnum } from './words.ts';

const rate = form('FxRateInput', 'What one unit of a currency is worth at home.', {
  from: currency('Currency that is converted; never the home currency.'),
  rate: decimal('Units of the home currency, above zero, at most 12 places.'),
});

export const publishFxTableMutation = defineMutation({
  name: 'publishFxTable',
  says: 'Publishes an FX table 发布汇率表. One that moves a rate beyond the policy’s limit (2 % by default), at '
    + 'once or in steps within a day, or leaves a currency out, is held until confirmFxTable.',
  scopes: ['catalog:price'],
  input: 'A table of rates into the home currency of a region.',
  takes: {
    homeRegion: take<Region>(() => RegionEnum, 'Home region; Macau counts with Hong Kong.'),
    effectiveAt: dateTime('Payments from here on use it: the beginning of a month, or any moment out of '
      + 'cycle; at most two years ahead.'),
    rates: formsOf(rate, '1 to 200 rates, each currency once.'),
    source: SOURCE,
    confirm: CONFIRM,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'), OPERATOR_ONLY,
    ALREADY_PUBLISHED: 'There is a table from this moment on; it stays.',
  },
  command: publishFxTable,
  inputOf: ({ homeRegion, ...table }) => ({ ...table, homeRegion: homeOf(homeRegion) }),
  answers: {
    fxTable: {
      type: () => FxTable,
      says: 'The table, published or held as its state says; null when refused.',
      of: ({ fxTableId }, context) => context.load(fxTablesById, fxTableId),
    },
    ...STANDING,
  },
});
