import { LockMode } from '@mikro-orm/postgresql';
import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { seenUntil } from '../../domain/policy.ts';
import { fxRule } from '../../domain/prices/fx-table.ts';
import { comesBackFar } from '../../domain/prices/taken-back.ts';
import { FxTableEntity } from '../../persistence/tables/fx-table.table.ts';
import { aroundTable, lockTables } from './fx-shelf.ts';
import { takeBack, type WithdrawCode, type Withdrawing } from './withdrawal.ts';

export interface WithdrawFxTable {
  readonly fxTableId: string;
  readonly reason: string;
}

export const withdrawFxTable = defineCommand<
  WithdrawFxTable, { readonly fxTableId: string }, WithdrawCode>({
  name: 'catalog.withdraw-fx-table',
  execute: async (tx, { fxTableId, reason }) => {
    const outcome = await takeBack(tx, fxTables, fxTableId, reason);
    return outcome.ok ? accepted({ fxTableId }) : outcome;
  },
});

/** How a table of rates is taken back; who converts money hears of it. */
export const fxTables: Withdrawing<FxTableEntity> = {
  called: 'table',
  table: 'fx_table',
  find: (tx, id) => tx.em.findOne(FxTableEntity, id, { lockMode: LockMode.PESSIMISTIC_WRITE }),
  lock: (tx, { homeRegion }) => lockTables(tx.sql, homeRegion),
  isPast: async (tx, { homeRegion, effectiveAt }, now) => await tx.sql.maybe`
    select 1 from fx_table where state = 'published' and home_region = ${homeRegion}
      and effective_at > ${effectiveAt} and effective_at <= ${now}` !== null,
  isFar: async (tx, { id, homeRegion, effectiveAt }, rules, now) => {
    const { own, before, after, known } = await aroundTable(tx.sql,
      { id, homeRegion, effectiveAt, seenUntil: seenUntil(rules, now) });
    return comesBackFar({ inForce: effectiveAt > now ? null : own, before, known, after },
      fxRule(rules.fxJumpBps));
  },
  tell: (tx, { id, homeRegion, effectiveAt }, withdrawnAt) => {
    tx.emit('fx-table.withdrawn.v1', homeRegion, {
      tableId: id, homeRegion, effectiveAt, withdrawnAt,
    } satisfies EventPayloads['fx-table.withdrawn.v1']);
  },
};
