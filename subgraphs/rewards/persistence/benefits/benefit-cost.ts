import type { Tx } from '../../../kernel/commands/command.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { amountOf, type Benefit } from '../../domain/benefits/terms.ts';
import { countCost, reserveCost, type CostAsked } from '../cost/reserve-cost.ts';
import type { Entitled } from './lock-entitled.ts';

/** Of so many uses, in the money of the member's region; null where nothing is said of it. */
function costOf(
  { terms }: Benefit, { standing, book }: Entitled, quantity: number, subjectId: string, at: Date,
): CostAsked | null {
  const cost = amountOf(terms.costs, book.programmeOf(standing.region, at).code);
  return cost && {
    region: standing.region, funderId: terms.funderId, minor: cost.minor * BigInt(quantity), cause: 'benefit',
    subjectId,
  };
}

/** What the tier gives, or points bought, is owed: it is counted and never refused. */
export async function countUse(tx: Tx, benefit: Benefit, entitled: Entitled, useId: string): Promise<void> {
  const cost = costOf(benefit, entitled, 1, useId, tx.now);
  if (cost) await countCost(tx, cost);
}

/** What is given of free will is promised within the cap of its payer; null: it is. */
export async function promiseGift(
  tx: Tx, benefit: Benefit, entitled: Entitled, gift: { readonly extraId: string; readonly quantity: number },
): Promise<Outcome<never, 'COST_CAP'> | null> {
  const cost = costOf(benefit, entitled, gift.quantity, gift.extraId, tx.now);
  return cost && reserveCost(tx, cost);
}
