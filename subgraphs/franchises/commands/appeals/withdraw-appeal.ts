import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockAppeal } from '../../persistence/appeals.ts';
import { closeAppeal, refusalOfClosing, type CloseCode } from './close-appeal.ts';

export interface WithdrawAppeal { readonly id: string; readonly expectedVersion: number }

/** The franchise that appealed takes it back; nobody else can. */
export const withdrawAppeal = defineCommand<WithdrawAppeal, { appealId: string }, CloseCode>({
  name: 'franchises.withdraw-appeal',
  execute: async (tx, { id, expectedVersion }) => {
    const row = await lockAppeal(tx.sql, id);
    const own = row && tx.actor.kind === 'tenant' && tx.actor.tenantId === row.franchiseId ? row : null;
    const refusal = refusalOfClosing(own, expectedVersion);
    if (refusal) return refusal;
    await closeAppeal(tx, own!, { state: 'withdrawn', decision: '', movedFrom: null });
    return accepted({ appealId: id });
  },
});
