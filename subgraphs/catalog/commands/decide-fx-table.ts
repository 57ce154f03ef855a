import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import { FxTableEntity } from '../persistence/fx-table.entity.ts';
import { announceTable, lockTables, type PublishedTable } from './publish-fx-table.ts';

export interface DecideFxTable {
  readonly fxTableId: string;
  readonly decision: 'confirm' | 'dismiss';
}

export type DecideFxTableCode = 'NOT_FOUND' | 'NOT_HELD' | 'ALREADY_PUBLISHED' | 'OPERATOR_ONLY';

/** A person looks at a held table: it comes into force as it was entered, or never. */
export const decideFxTable = defineCommand<DecideFxTable, PublishedTable, DecideFxTableCode>({
  name: 'catalog.decide-fx-table',
  execute: async (tx, { fxTableId, decision }) => {
    if (tx.actor.kind !== 'operator') {
      return refused('OPERATOR_ONLY', 'Only a person at head office decides.', []);
    }
    const table = await tx.em.findOne(FxTableEntity, fxTableId,
      { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!table) return refused('NOT_FOUND', 'There is no such table.', ['id']);
    if (table.state !== 'held') {
      return refused('NOT_HELD', `The table is ${table.state}.`, ['id'], { state: table.state });
    }
    await lockTables(tx, table.homeRegion);
    const taken = decision === 'confirm' && await tx.sql.maybe`
      select 1 from fx_table where state = 'published' and home_region = ${table.homeRegion}
        and effective_at = ${table.effectiveAt}`;
    if (taken) {
      return refused('ALREADY_PUBLISHED', 'There is a table from this moment on.', ['id']);
    }
    table.state = decision === 'confirm' ? 'published' : 'dismissed';
    table.decidedBy = tx.actor.name;
    table.decidedAt = tx.now;
    tx.audit({ subjectId: fxTableId, before: { state: 'held' }, after: { state: table.state } });
    if (table.state === 'published') await announceTable(tx, fxTableId);
    return accepted({ fxTableId, state: table.state });
  },
});
