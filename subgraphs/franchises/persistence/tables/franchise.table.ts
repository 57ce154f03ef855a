import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';

/** A partner who runs outlets. */
export const franchiseTable = defineTable('franchises.franchise', {
  id: t.uuid().primary(),
  code: t.text().check(`code ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
  name: t.text().check('char_length(name) >= 1 and char_length(name) <= 120'),
  city: t.text().check('char_length(city) >= 1 and char_length(city) <= 80'),
  region: t.text(),
  version: t.int().default(1).check('version > 0'),
  registeredAt: t.timestamptz(),
  closedAt: t.timestamptz().nullable(),
  closedReason: t.text().nullable()
    .check('char_length(closed_reason) >= 5 and char_length(closed_reason) <= 500'),
  /** Whose its members are since; null: head office's. */
  successorId: t.uuid().nullable(),
}, {
  visible: `${KIND} in ('tenant', 'channel', 'person')`,
  unique: { franchise_code_key: ['code'] },
  references: { successorId: 'franchise (id)' },
  checks: {
    franchise_check: '(closed_at is null) = (closed_reason is null)',
    franchise_check1: 'successor_id is null or closed_at is not null and successor_id <> id',
  },
  indexes: {
    franchise_name: '(name, id)',
    franchise_registered: '(registered_at, id)',
  },
});
