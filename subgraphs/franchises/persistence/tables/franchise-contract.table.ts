import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND, TENANT } from '../../../kernel/database/reader.ts';

/** Terms of a partner, dated; what was agreed before stays. */
export const franchiseContractTable = defineTable('franchises.franchise_contract', {
  franchiseId: t.uuid().primary(),
  number: t.text().check('char_length(number) >= 1 and char_length(number) <= 60'),
  startsOn: t.date(),
  endsOn: t.date().nullable(),
  territory: t.text().default('').check('char_length(territory) <= 500'),
  version: t.int().primary().check('version > 0'),
  effectiveOn: t.date(),
  recordedAt: t.timestamptz(),
}, {
  visible: `${KIND} = 'tenant' and franchise_id = ${TENANT}`,
  references: { franchiseId: 'franchise (id)' },
  checks: {
    franchise_contract_check: 'ends_on is null or ends_on >= starts_on',
  },
});
