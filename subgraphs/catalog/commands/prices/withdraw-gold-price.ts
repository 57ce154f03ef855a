import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { MAX_REASON } from '../../domain/limits.ts';
import { comesBackFar } from '../../domain/prices/gold-board.ts';
import { catalogPolicies } from '../../persistence/policies.ts';
import { GoldPriceEntity, goldPriceTable } from '../../persistence/tables/gold-price.table.ts';
import { lockBoards } from './board.ts';

export interface WithdrawGoldPrice {
  readonly goldPriceId: string;
  readonly reason: string;
}

export type WithdrawGoldPriceCode = 'NOT_FOUND' | 'NOT_PUBLISHED' | 'SUPERSEDED' | 'INVALID_REASON' | 'OPERATOR_ONLY'
  | 'SAME_PERSON';

/**
 * Takes a price back that is in force or still to come: from now on the one before it is in force, or none. What
 * was sold by it stays sold by it. One that another has followed is past, and taking it back would change nothing.
 * Where the board would jump by it, the first who asks is written down and another person does it.
 */
export const withdrawGoldPrice = defineCommand<
  WithdrawGoldPrice, { readonly goldPriceId: string }, WithdrawGoldPriceCode>({
  name: 'catalog.withdraw-gold-price',
  execute: async (tx, { goldPriceId, reason: typed }) => {
    if (tx.actor.kind !== 'operator') {
      return refused('OPERATOR_ONLY', 'Only a person at head office takes a price back.', []);
    }
    const reason = typed.trim();
    if (reason.length < 1 || reason.length > MAX_REASON) {
      return refused('INVALID_REASON', `A reason of 1 to ${MAX_REASON} characters.`, ['reason']);
    }
    const price = await tx.em.findOne(GoldPriceEntity, goldPriceId,
      { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!price) return refused('NOT_FOUND', 'There is no such price.', ['id']);
    if (price.state !== 'published') {
      return refused('NOT_PUBLISHED', `The price is ${price.state}.`, ['id'], { state: price.state });
    }
    await lockBoards(tx.sql, [price.region]);
    const next = await tx.sql.maybe`select 1 from gold_price where state = 'published'
      and region = ${price.region} and metal = ${price.metal} and purity = ${price.purity}
      and effective_at > ${price.effectiveAt} and effective_at <= ${tx.now}`;
    if (next) return refused('SUPERSEDED', 'Another price has followed it already.', ['id']);
    if (await needsAnother(tx, price)) {
      if (price.withdrawalAskedById === tx.actor.id) {
        return refused('SAME_PERSON', 'You have asked for it: another person takes it back.', ['id']);
      }
      if (!price.withdrawalAskedById) return ask(tx, goldPriceId, reason);
    }
    await tx.sql.run`update gold_price set state = 'withdrawn', withdrawn_at = ${tx.now},
      withdrawn_by = ${tx.actor.name} where id = ${goldPriceId}`;
    tx.audit({ subjectId: goldPriceId, before: { state: 'published' }, after: { state: 'withdrawn' }, reason });
    return accepted({ goldPriceId });
  },
});

/** Whether the price that comes back is further from the one in force than one person may move the board. */
async function needsAnother(tx: Tx, price: GoldPriceEntity): Promise<boolean> {
  if (price.effectiveAt > tx.now) return false;
  const before = await tx.sql.maybe<RowOf<typeof goldPriceTable>>`
    select ${columnsOf(goldPriceTable, { as: 'g' })} from gold_price g where g.state = 'published'
      and g.region = ${price.region} and g.metal = ${price.metal} and g.purity = ${price.purity}
      and g.effective_at < ${price.effectiveAt} order by g.effective_at desc limit 1`;
  const { rules } = policyAt(await catalogPolicies.all(tx.sql), tx.now);
  const inForce = { retailMinor: price.retailMinor, buybackMinor: price.buybackMinor ?? null };
  return before !== null && comesBackFar(inForce, before, rules.goldJumpBps);
}

async function ask(tx: Tx, goldPriceId: string, reason: string) {
  await tx.sql.run`update gold_price set withdrawal_asked_at = ${tx.now}, withdrawal_asked_by = ${tx.actor.name},
    withdrawal_asked_by_id = ${tx.actor.id} where id = ${goldPriceId}`;
  tx.audit({
    subjectId: goldPriceId, before: { state: 'published' }, after: { withdrawalAskedBy: tx.actor.name }, reason,
  });
  return accepted({ goldPriceId });
}
