import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { isCurrency, noAmount, parseAmount } from '../../../kernel/money.ts';
import { accepted, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import { parseGrams } from '../../../kernel/weight.ts';
import type { HoldCredit } from '../../commands/credit/hold-credit.ts';

/** Quotes hold it for their buyers; nobody holds somebody's credit beside them. */
export function byQuotesAlone({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Name it in a quote: quoteOrder holds it.');
}

interface AskedHold extends Omit<HoldCredit, 'storeCreditMinor' | 'amountMinor' | 'goldMinor' | 'goldWeightMg'> {
  readonly storeCredit: string; readonly amount: string | null; readonly goldGrams: string; readonly goldValue: string;
}

/** Amounts in the currency of the sale, gold in milligrams; everything that cannot be read, each at its field. */
export function readHold(asked: AskedHold): Outcome<HoldCredit, 'INVALID'> {
  const refusals: Refusal<'INVALID'>[] = [];
  const minor = (sent: string, field: string): bigint => {
    const found = isCurrency(asked.currency) ? parseAmount(sent, asked.currency) : null;
    if (found === null || found < 0n) {
      refusals.push({ code: 'INVALID', path: [field], message: isCurrency(asked.currency)
        ? noAmount(sent, asked.currency) : 'There is no such currency.' });
    }
    return found ?? 0n;
  };
  const goldWeightMg = parseGrams(asked.goldGrams);
  if (goldWeightMg === null || goldWeightMg < 0n) {
    refusals.push({ code: 'INVALID', path: ['goldGrams'], message: 'A weight in grams has at most three decimals.' });
  }
  const { memberId, region, currency: code, tradeInIds, holdMinutes } = asked;
  const input: HoldCredit = {
    memberId, region, currency: code, tradeInIds, holdMinutes,
    storeCreditMinor: minor(asked.storeCredit, 'storeCredit'),
    amountMinor: asked.amount === null ? null : minor(asked.amount, 'amount'), goldWeightMg: goldWeightMg ?? 0n,
    goldMinor: minor(asked.goldValue, 'goldValue'),
  };
  return refusals.length > 0 ? refusedAll(refusals) : accepted(input);
}
