import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutations, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { decideFxTable } from '../../commands/prices/decide-fx-table.ts';
import { fxTablesById } from '../../queries/fx-table-rows.ts';
import { FxTable } from './fx-table.type.ts';
import { SAME_PERSON } from './publication.ts';
import { PublicationStateEnum } from '../words.ts';

export const decideFxTableMutations = defineMutations('DecideFxTable', {
  scopes: ['catalog:price'],
  input: 'Which held table.',
  takes: { id: idOf(PREFIX.fxTable, 'FX table id.'), idempotencyKey: KEY },
  refusals: {
    NOT_FOUND: 'There is no such table.',
    NOT_HELD: 'The table does not wait for a decision.',
    ALREADY_PUBLISHED: 'Another table holds from this moment on.',
    OPERATOR_ONLY: 'Only a person at head office decides.',
    SAME_PERSON,
  },
  extras: { state: extra(() => PublicationStateEnum, 'With NOT_HELD: its state.') },
  answers: {
    fxTable: {
      type: () => FxTable, says: 'The table; null when refused.',
      of: (_, context, { id }) => context.load(fxTablesById, id),
    },
  },
}, {
  confirmFxTable: {
    says: 'Brings a held table into force as it was entered 确认汇率表.',
    command: decideFxTable,
    inputOf: ({ id }) => ({ fxTableId: id, decision: 'confirm' }),
  },
  dismissFxTable: {
    says: 'Lets a held table never come into force 驳回汇率表.',
    command: decideFxTable,
    inputOf: ({ id }) => ({ fxTableId: id, decision: 'dismiss' }),
  },
});
