import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { goldPrices } from './withdraw-gold-price.ts';
import { retract, type RetractCode } from './withdrawal.ts';

export interface RetractGoldWithdrawal {
  readonly goldPriceId: string;
}

export const retractGoldWithdrawal = defineCommand<
  RetractGoldWithdrawal, { readonly goldPriceId: string }, RetractCode>({
  name: 'catalog.retract-gold-withdrawal',
  execute: async (tx, { goldPriceId }) => {
    const outcome = await retract(tx, goldPrices, goldPriceId);
    return outcome.ok ? accepted({ goldPriceId }) : outcome;
  },
});
