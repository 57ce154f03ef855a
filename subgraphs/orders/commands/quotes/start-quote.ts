import { PREFIX } from '../../../contracts/ids.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { nextNumber } from '../../../kernel/numbers/daily-number.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { readIdentifier } from '../../../kernel/identifier.ts';
import { toJson } from '../../../kernel/json.ts';
import { shortNumber } from '../../../kernel/numbers/short-number.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { EXTERNAL_NO_LENGTH } from '../../domain/identifiers.ts';
import { minutesAfter } from '../../domain/quotes/standing.ts';
import { quoteTable } from '../../persistence/tables/quote.table.ts';
import { judgeSale, needsOfQuote, type JudgeCode } from './judge-sale.ts';
import type { JudgedSale, QuoteAsked } from './quote-asked.ts';

export interface StartedQuote {
  readonly quoteId: string;
  /** What the other rooms are asked with: of a preview nothing else is left. */
  readonly sale: JudgedSale;
}

/** First step of a quote: what is asked is allowed and known, and its time begins. Its price comes next. */
export const startQuote = defineCommand<QuoteAsked, StartedQuote, JudgeCode>({
  name: 'orders.start-quote',
  needs: needsOfQuote,
  execute: async (tx, asked) => {
    const judged = await judgeSale(tx, asked);
    if (!judged.ok) return judged;
    const { sale: known, outlet, externalId, lockMinutes, day } = judged.value;
    const id = newId(tx.now);
    const orderNo = asked.orderNo === null ? encodeId(PREFIX.quote, id)
      : readIdentifier(asked.orderNo, EXTERNAL_NO_LENGTH)!;
    const sale: JudgedSale = { ...known, orderNo };
    const { memberId, ...unnamed } = sale;
    // As late as can be: whoever takes a number waits for whoever took the last one.
    const shortNo = asked.isPreview ? null : shortNumber('Q', day, await nextNumber(tx.sql, sale.outletId, day));
    await tx.sql.insertInto(quoteTable, [{
      id, channelId: sale.channelId, outletId: sale.outletId, sellingTenantId: outlet.franchise_id, memberId,
      buyerExternalId: externalId, orderNo, shortNo, fulfilment: asked.fulfilment, currency: sale.currency,
      state: 'pricing',
      sale: toJson(unnamed), quotedAt: tx.now, lockedUntil: minutesAfter(tx.now, lockMinutes),
    }]);
    tx.audit({ subjectId: id, after: { orderNo, shortNo, outletId: sale.outletId, lines: sale.lines.length } });
    return accepted({ quoteId: id, sale });
  },
});
