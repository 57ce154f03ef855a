import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { withdrawFxTable } from '../../commands/prices/withdraw-fx-table.ts';
import { fxTablesById } from '../../queries/fx-table-rows.ts';
import { FxTable } from './fx-table.type.ts';
import { PublicationStateEnum } from '../words.ts';

export const withdrawFxTableMutation = defineMutation({
  name: 'withdrawFxTable',
  says: 'Takes a published table back 撤下汇率表: payments from now on are converted with the one before it, or wait; '
    + 'those of its time stay as they are. Where a rate would jump by it or a currency be left out, the first who '
    + 'asks is written down (`withdrawalAskedBy`) and the table stays until another person does the same within the '
    + '`repeatHours` of the policy (a day where they are 0); later that is a first asking again.',
  scopes: ['catalog:price'],
  input: 'Which published table, and why.',
  takes: {
    id: idOf(PREFIX.fxTable, 'FX table id.'),
    reason: text('Why; 1 to 500 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: 'There is no such table.',
    NOT_PUBLISHED: 'It is not in force or to come: held, dismissed, or taken back already.',
    SUPERSEDED: 'Another table has followed it: it is past.',
    INVALID_REASON: 'A reason has 1 to 500 characters.',
    OPERATOR_ONLY: 'Only a person at head office takes a table back.',
    SAME_PERSON: 'It would be a jump, and you have asked for it: another person takes it back.',
  },
  extras: { state: extra(() => PublicationStateEnum, 'With NOT_PUBLISHED: its state.') },
  command: withdrawFxTable,
  inputOf: ({ id, reason }) => ({ fxTableId: id, reason }),
  answers: {
    fxTable: loaded(() => FxTable, fxTablesById, 'fxTableId', 'The table; null when refused.'),
  },
});
