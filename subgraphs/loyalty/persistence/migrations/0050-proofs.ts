import { PROOF_TABLE } from '../../../kernel/database/proof-table.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

export const loyalty0050: SqlMigration = {
  name: 'loyalty-0050',
  sql: PROOF_TABLE,
};
