import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { MAX_REASON } from '../../domain/limits.ts';
import { askedSince, seenUntil, type CatalogRules } from '../../domain/policy.ts';
import { comesBackFar, knownPrice } from '../../domain/prices/gold-board.ts';
import { catalogPolicies } from '../../persistence/policies.ts';
import { GoldPriceEntity, goldPriceTable } from '../../persistence/tables/gold-price.table.ts';
import { lockBoards } from './board.ts';
import { keyOf, type BoardRow } from './gold-step.ts';
import { knownPrices } from './known-prices.ts';

export interface WithdrawGoldPrice {
  readonly goldPriceId: string;
  readonly reason: string;
}

export type WithdrawGoldPriceCode = 'NOT_FOUND' | 'NOT_PUBLISHED' | 'SUPERSEDED' | 'INVALID_REASON' | 'OPERATOR_ONLY'
  | 'SAME_PERSON';

/**
 * Takes a price back that is in force or still to come: from now on the one before it is in force, or none. What
 * was sold by it stays sold by it. One that another has followed is past, and taking it back would change nothing.
 * Where the board would jump by it, the first who asks is written down and another person does it, while that
 * is still fresh.
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
    const now = tx.clock();
    const next = await tx.sql.maybe`select 1 from gold_price where state = 'published'
      and region = ${price.region} and metal = ${price.metal} and purity = ${price.purity}
      and effective_at > ${price.effectiveAt} and effective_at <= ${now}`;
    if (next) return refused('SUPERSEDED', 'Another price has followed it already.', ['id']);
    const { rules } = policyAt(await catalogPolicies.all(tx.sql), now);
    const asked = price.withdrawalAskedAt && price.withdrawalAskedAt > askedSince(rules, now)
      ? price.withdrawalAskedById : null;
    const isByTwo = asked !== null && asked !== tx.actor.id;
    if (!isByTwo && await needsAnother(tx, price, rules, now)) {
      if (asked) return refused('SAME_PERSON', 'You have asked for it: another person takes it back.', ['id']);
      return ask(tx, goldPriceId, reason, now);
    }
    await takeBack(tx, goldPriceId, isByTwo, now);
    tx.audit({ subjectId: goldPriceId, before: { state: 'published' }, after: { state: 'withdrawn' }, reason });
    return accepted({ goldPriceId });
  },
});

/** Whether the board would move further by it than one person may move it. */
async function needsAnother(tx: Tx, price: GoldPriceEntity, rules: CatalogRules, now: Date): Promise<boolean> {
  const [before, after] = await neighboursOf(tx, price);
  const window = { now, seenUntil: seenUntil(rules, now) };
  const prices = (await knownPrices(tx.sql, [price], window)).get(keyOf(price)) ?? [];
  return comesBackFar({
    inForce: price.effectiveAt > now ? null : { ...price, buybackMinor: price.buybackMinor ?? null },
    before, after, known: knownPrice(prices, { ...window, before: after?.effectiveAt }),
  }, rules.goldJumpBps);
}

async function neighboursOf(tx: Tx, { region, metal, purity, effectiveAt }: GoldPriceEntity) {
  const rows = await tx.sql.all<BoardRow>`
    select ${columnsOf(goldPriceTable, { as: 'g' })} from (
      (select * from gold_price where state = 'published' and region = ${region} and metal = ${metal}
        and purity = ${purity} and effective_at < ${effectiveAt} order by effective_at desc limit 1)
      union all
      (select * from gold_price where state = 'published' and region = ${region} and metal = ${metal}
        and purity = ${purity} and effective_at > ${effectiveAt} order by effective_at limit 1)) g`;
  return [rows.find((row) => row.effectiveAt < effectiveAt) ?? null,
    rows.find((row) => row.effectiveAt > effectiveAt) ?? null] as const;
}

/** By whom it was asked for stays only where two have agreed. */
async function takeBack(tx: Tx, goldPriceId: string, isByTwo: boolean, now: Date): Promise<void> {
  await tx.sql.run`update gold_price set state = 'withdrawn', withdrawn_at = ${now}, withdrawn_by = ${tx.actor.name},
    withdrawal_asked_at = case when ${isByTwo} then withdrawal_asked_at end,
    withdrawal_asked_by = case when ${isByTwo} then withdrawal_asked_by end,
    withdrawal_asked_by_id = case when ${isByTwo} then withdrawal_asked_by_id end where id = ${goldPriceId}`;
}

async function ask(tx: Tx, goldPriceId: string, reason: string, now: Date) {
  await tx.sql.run`update gold_price set withdrawal_asked_at = ${now}, withdrawal_asked_by = ${tx.actor.name},
    withdrawal_asked_by_id = ${tx.actor.id} where id = ${goldPriceId}`;
  tx.audit({
    subjectId: goldPriceId, before: { state: 'published' }, after: { withdrawalAskedBy: tx.actor.name }, reason,
  });
  return accepted({ goldPriceId });
}
