import type { OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { homeValue, paidByCoupons, wholeOf } from '../../domain/cost/sale-value.ts';
import { dayOf } from '../../persistence/cost/days.ts';
import { insertNew } from '../../persistence/cost/insert-new.ts';
import { ratesAt } from '../../persistence/cost/rates.ts';
import { couponsCounted } from '../../persistence/cost/coupons-counted.ts';
import { addSales } from '../../persistence/cost/sales.ts';
import { costSaleTable } from '../../persistence/tables/cost-sale.table.ts';

type Sale = NewRowOf<typeof costSaleTable>;
type TakeSalesCode = 'UNKNOWN_OUTLET' | 'UNKNOWN_RATE';

/**
 * Sales count where they were made, whoever bought: each once, from `order.recorded` and `order.linked` alike. What
 * its coupons cost has been counted by then: they are taken before it (events/handlers.ts).
 */
export const takeSales = defineBatchCommand<OrderFacts, null, TakeSalesCode>({
  name: 'rewards.take-sales',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const book = await readCodebook(tx.sql);
    const outlets = new Map((await tx.sql.all<{ id: string; region: string; franchiseId: string | null }>`
      select outlet_id as id, region, franchise_id as "franchiseId" from outlet_fact
      where outlet_id = any(${requests.map(({ input }) => input.sellingOutletId)}::uuid[])`)
      .map((outlet) => [outlet.id, outlet]));
    const questionOf = ({ sellingOutletId, currency, paidAt }: OrderFacts) => {
      const outlet = outlets.get(sellingOutletId);
      if (!outlet) return null;
      const { code, currency: to } = book.programmeOf(outlet.region, paidAt);
      return { programme: code, from: currency, to, at: paidAt };
    };
    const rateAt = await ratesAt(tx.sql, requests.flatMap(({ input }) => questionOf(input) ?? []));
    const counted = await couponsCounted(tx.sql, requests.map(({ input }) => input.orderId));
    const sales: Sale[] = [];
    const outcomes = requests.map(({ input }): Outcome<null, TakeSalesCode> => {
      const [outlet, question] = [outlets.get(input.sellingOutletId), questionOf(input)];
      if (!outlet || !question) {
        return refused('UNKNOWN_OUTLET', 'The outlet has not arrived yet.', ['sellingOutletId']);
      }
      const rate = rateAt(question);
      if (rate === undefined) return refused('UNKNOWN_RATE', 'The rate has not arrived yet.', ['currency']);
      const baseMinor = input.lines.reduce((sum, line) => sum + line.baseMinor, 0n);
      const toldMinor = input.lines.reduce((sum, line) => sum + (line.reducedMinor ?? 0n), 0n);
      const reducedMinor = paidByCoupons(toldMinor, counted.get(input.orderId) ?? 0n);
      const value = { currency: input.currency, homeCurrency: question.to, rate, baseMinor, reducedMinor };
      sales.push({
        ...value, orderId: input.orderId, region: outlet.region, franchiseId: outlet.franchiseId,
        day: dayOf(input.paidAt, book.zoneOf(outlet.region, input.paidAt)), 
        homeMinor: homeValue(value, wholeOf(value, baseMinor)),
      });
      return accepted(null);
    });
    await addSales(tx.sql, await insertNew(tx.sql, costSaleTable, sales, 'order_id'));
    return outcomes;
  },
});
