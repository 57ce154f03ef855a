import type { SqlMigration } from '../../../kernel/database/migration.ts';
import { FACTS } from './0001-facts.ts';
import { NETWORK } from './0001-network.ts';
import { REBATES } from './0001-rebates.ts';

export const franchises0001: SqlMigration = {
  name: 'franchises-0001', sql: NETWORK + FACTS + REBATES,
};
