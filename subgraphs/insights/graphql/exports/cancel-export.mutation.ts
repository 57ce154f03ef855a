import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { cancelExport } from '../../commands/exports/cancel-export.ts';
import { exportOf } from './export-of.ts';
import { ListExport } from './export.type.ts';

export const cancelExportMutation = defineMutation({
  name: 'cancelExport',
  says: 'Ends an export of one\'s own that is not done yet 取消导出; what was written of it goes. Head office with '
    + 'audit:read ends anybody\'s.',
  scopes: ['exports:run'],
  input: 'Which export.',
  takes: { id: idOf(PREFIX.listExport, 'Export id.'), idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND'), NOT_RUNNING: 'It is done, or has ended otherwise.' },
  command: cancelExport,
  answers: {
    export: {
      type: () => ListExport, says: 'The export; null when refused.',
      of: ({ exportId }, context) => exportOf(exportId, context),
    },
  },
});
