import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { currency, dateTime, decimal, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { publishFxTable } from '../../commands/prices/publish-fx-table.ts';
import { fxTablesById } from '../../queries/fx-table-rows.ts';
import { FxTable } from './fx-table.type.ts';
import { CONFIRM, OPERATOR_ONLY, SAME_PERSON, SOURCE, STANDING } from './publication.ts';

const rate = form('FxRateInput', 'What one unit of a currency is worth at home.', {
  from: currency('Currency that is converted; never the home currency.'),
  rate: decimal('Units of the home currency, above zero, at most 12 places.'),
});

export const publishFxTableMutation = defineMutation({
  name: 'publishFxTable',
  says: 'Publishes an FX table 发布汇率表. One that moves a rate beyond the policy’s limit (2 % by default), at '
    + 'once or in steps within a day, or leaves a currency out, is held until confirmFxTable.',
  scopes: ['catalog:price'],
  input: 'A table of rates into the home currency of a programme.',
  takes: {
    homeRegion: text('Code of the programme 积分与等级规则 at home, for example "HK", or of a region of it: "MO" leads to '
      + '"HK".'),
    effectiveAt: dateTime('Payments from here on use it: the beginning of a month, or any moment out of '
      + 'cycle; at most two years ahead.'),
    rates: formsOf(rate, '1 to 200 rates, each currency once.'),
    source: SOURCE,
    confirm: CONFIRM,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'), OPERATOR_ONLY, SAME_PERSON,
    UNKNOWN_REGION: 'There is no such programme or region then, or it is not offered any more.',
    ALREADY_PUBLISHED: 'There is a table from this moment on; it stays.',
  },
  command: publishFxTable,
  answers: {
    fxTable: loaded(() => FxTable, fxTablesById, 'fxTableId',
      'The table, published or held as its state says; null when refused.'),
    ...STANDING,
  },
});
