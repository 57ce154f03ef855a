import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** One secret of this installation: passcodes are kept as HMAC with it, never as text. */
export const installKeyTable = defineTable('campaigns.install_key', {
  one: t.bool().primary().default(true).check('one'),
  key: t.bytea(),
});
