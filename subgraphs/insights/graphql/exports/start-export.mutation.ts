import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { flag, KEY, optional, otherwise, take, text } from '../../../kernel/graph/mutation/take.ts';
import { planExport } from '../../calls/exports/plan-export.ts';
import { startExport } from '../../commands/exports/start-export.ts';
import type { ExportFormat } from '../../domain/exports/export-rules.ts';
import { exportOf } from './export-of.ts';
import { ListExport } from './export.type.ts';
import { ListExportFormat } from './words.ts';

export const startExportMutation = defineMutation({
  name: 'startExport',
  says: 'Begins to write a whole list into a file 导出列表: send the query of one list as you would ask it, with its '
    + 'filter and sort; which page does not matter. A job writes all its rows as you see them, of one moment, however '
    + 'many; ask export until it is done. One at a time, and one of your franchise or channel is written at a time. A '
    + 'file holds what is masked alone: no contact, no life events. It says inside whom it is about, for which '
    + 'members:read is needed where a list has members.',
  scopes: ['exports:run'],
  input: 'Which list, and how.',
  takes: {
    query: text('A query of one root field that has items or edges, at most 10,000 letters: '
      + 'query($f: OrderFilter) { orders(filter: $f) { items { id orderNo } } }.'),
    variables: optional(text('Its variables as the text of a JSON object.')),
    format: otherwise<ExportFormat>('jsonl', take(() => ListExportFormat, 'How the file is written.')),
    forSpreadsheets: otherwise(false, flag('CSV alone: begins with a byte order mark, and a text that looks like a '
      + 'number has a tab before it, so that Excel keeps letters and digits.')),
    idempotencyKey: KEY,
  },
  refusals: {
    INVALID_QUERY: 'It is no query of one list; the message says what is wrong.',
    INVALID_VARIABLES: 'variables is no JSON object.',
    NOT_ALLOWED: 'Your scopes do not allow a field that it asks for.',
    NOT_FOR_MEMBERS: 'A member asks for its own data by requestMyExport.',
    ALREADY_RUNNING: 'One of yours is running: wait for it, or cancel it.',
    QUOTA_EXCEEDED: 'Files of your franchise or channel have 5 GB together, all files 20 GB: each goes after its day.',
  },
  command: startExport,
  inputOf: async (asked, context, idempotencyKey) => {
    const planned = await planExport(asked, context, idempotencyKey);
    return planned.ok ? planned.value : planned;
  },
  answers: {
    export: {
      type: () => ListExport, says: 'The export; null when refused.',
      of: ({ exportId }, context) => exportOf(exportId, context),
    },
  },
});
