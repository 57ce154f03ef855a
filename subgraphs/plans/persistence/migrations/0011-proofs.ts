import type { SqlMigration } from '../../../kernel/database/migration.ts';
import { PROOF_TABLE } from '../../../kernel/database/proof-table.ts';

/** Where the proof of the books stands, and what the last one found. */
export const plans0011: SqlMigration = { name: 'plans-0011', sql: PROOF_TABLE };
