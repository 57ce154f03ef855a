import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { seenUntil } from '../../domain/policy.ts';
import { figuresOf, goldRule } from '../../domain/prices/gold-board.ts';
import { comesBackFar, knownEntry } from '../../domain/prices/taken-back.ts';
import { GoldPriceEntity, goldPriceTable } from '../../persistence/tables/gold-price.table.ts';
import { lockBoards } from './board.ts';
import { keyOf, type BoardRow } from './gold-step.ts';
import { knownPrices } from './known-prices.ts';
import { takeBack, type WithdrawCode, type Withdrawing } from './withdrawal.ts';

export interface WithdrawGoldPrice {
  readonly goldPriceId: string;
  readonly reason: string;
}

export const withdrawGoldPrice = defineCommand<
  WithdrawGoldPrice, { readonly goldPriceId: string }, WithdrawCode>({
  name: 'catalog.withdraw-gold-price',
  execute: async (tx, { goldPriceId, reason }) => {
    const outcome = await takeBack(tx, goldPrices, goldPriceId, reason);
    return outcome.ok ? accepted({ goldPriceId }) : outcome;
  },
});

/** How a price of the board is taken back. */
export const goldPrices: Withdrawing<GoldPriceEntity> = {
  called: 'price',
  table: 'gold_price',
  find: (tx, id) => tx.em.findOne(GoldPriceEntity, id, { lockMode: LockMode.PESSIMISTIC_WRITE }),
  lock: (tx, { region }) => lockBoards(tx.sql, [region]),
  isPast: async (tx, { region, metal, purity, effectiveAt }, now) => await tx.sql.maybe`
    select 1 from gold_price where state = 'published'
      and region = ${region} and metal = ${metal} and purity = ${purity}
      and effective_at > ${effectiveAt} and effective_at <= ${now}` !== null,
  isFar: async (tx, price, rules, now) => {
    const [before, after] = await neighboursOf(tx, price);
    const window = { now, seenUntil: seenUntil(rules, now) };
    const prices = (await knownPrices(tx.sql, [price], window)).get(keyOf(price)) ?? [];
    const known = knownEntry(prices, { ...window, before: after?.effectiveAt });
    return comesBackFar({
      inForce: price.effectiveAt > now ? null : figuresOf({ ...price, buybackMinor: price.buybackMinor ?? null }),
      before: before && figuresOf(before), known: known && figuresOf(known),
      after: after && { figures: figuresOf(after), decidedBy: after.decidedBy },
    }, goldRule(rules.goldJumpBps));
  },
};

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
