import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { tradeInTable } from '../../persistence/tables/trade-in.table.ts';
import { saveStep, type TradeInRow } from '../../persistence/trade-ins.ts';

/** Offers whose minutes are over: written down once; by the clock they ended before. */
export const lapseOffers = defineCommand<{ limit: number }, { lapsed: number }, never>({
  name: 'tradeins.lapse-offers',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<TradeInRow>`select ${columnsOf(tradeInTable)} from trade_in
      where state = 'offered' and offer_until <= ${tx.now} order by offer_until limit ${limit}
      for update skip locked`;
    for (const row of due) await saveStep(tx, row, { state: 'lapsed' }, 'lapse', null);
    return accepted({ lapsed: due.length });
  },
});
