import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { retractFxWithdrawal } from '../../commands/prices/retract-fx-withdrawal.ts';
import { fxTablesById } from '../../queries/fx-table-rows.ts';
import { FxTable } from './fx-table.type.ts';

export const retractFxWithdrawalMutation = defineMutation({
  name: 'retractFxWithdrawal',
  says: 'Takes back what one asked by `withdrawFxTable` 撤回撤表提请, as long as no other person has done it: '
    + 'the table stays as it is.',
  scopes: ['catalog:price'],
  input: 'Which table was to be taken back.',
  takes: { id: idOf(PREFIX.fxTable, 'FX table id.'), idempotencyKey: KEY },
  refusals: {
    NOT_FOUND: 'There is no such table.',
    NOT_ASKED: 'Nobody asks to take it back: it was done, retracted, or the asking has lapsed.',
    OTHER_PERSON: 'Another person asked for it.',
    OPERATOR_ONLY: 'Only a person at head office takes a table back.',
  },
  command: retractFxWithdrawal,
  inputOf: ({ id }) => ({ fxTableId: id }),
  answers: {
    fxTable: loaded(() => FxTable, fxTablesById, 'fxTableId', 'The table; null when refused.'),
  },
});
