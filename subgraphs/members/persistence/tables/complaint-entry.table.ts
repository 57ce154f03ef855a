import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';
import { ENTRY_KINDS, TOLD_KINDS } from '../../domain/complaints/words.ts';

const TOLD = TOLD_KINDS.map((kind) => `'${kind}'`).join(', ');

/** What happened to a complaint, by people and by the clock; append-only. */
export const complaintEntryTable = defineTable('members.complaint_entry', {
  id: t.uuid().primary(),
  complaintId: t.uuid(),
  at: t.timestamptz(),
  kind: t.word(...ENTRY_KINDS),
  /** Null: the clock. */
  by: t.text().nullable(),
  text: t.text().nullable().check('char_length(text) <= 2000'),
  seq: t.identity(),
}, {
  visible: `(select true from complaint c where c.id = complaint_entry.complaint_id)
    and (${KIND} = 'tenant' or kind in (${TOLD}))`,
  references: { complaintId: 'complaint (id)' },
  indexes: { complaint_entry_history: '(complaint_id, seq)' },
});
