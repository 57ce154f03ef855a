import type { ErasedTable } from '../../../kernel/persons/erase-rows.ts';
import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What one room did for an erasure. */
export const erasureReceiptTable = defineTable('members.erasure_receipt', {
  erasureId: t.uuid().primary(),
  room: t.text().primary(),
  doneAt: t.timestamptz(),
  tables: t.jsonb<readonly ErasedTable[]>(),
}, { hidden: true, references: { erasureId: 'erasure (id)' } });
