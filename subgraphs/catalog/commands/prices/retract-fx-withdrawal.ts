import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { fxTables } from './withdraw-fx-table.ts';
import { retract, type RetractCode } from './withdrawal.ts';

export interface RetractFxWithdrawal {
  readonly fxTableId: string;
}

export const retractFxWithdrawal = defineCommand<
  RetractFxWithdrawal, { readonly fxTableId: string }, RetractCode>({
  name: 'catalog.retract-fx-withdrawal',
  execute: async (tx, { fxTableId }) => {
    const outcome = await retract(tx, fxTables, fxTableId);
    return outcome.ok ? accepted({ fxTableId }) : outcome;
  },
});
