import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { MAX_REASON } from '../../domain/limits.ts';
import { GoldPriceEntity } from '../../persistence/tables/gold-price.table.ts';
import { lockBoards } from './board.ts';

export interface WithdrawGoldPrice {
  readonly goldPriceId: string;
  readonly reason: string;
}

export type WithdrawGoldPriceCode = 'NOT_FOUND' | 'NOT_PUBLISHED' | 'SUPERSEDED' | 'INVALID_REASON' | 'OPERATOR_ONLY';

/**
 * Takes a price back that is in force or still to come: from now on the one before it is in force, or none. What
 * was sold by it stays sold by it. One that another has followed is past, and taking it back would change nothing.
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
    await tx.sql.run`update gold_price set state = 'withdrawn', withdrawn_at = ${tx.now},
      withdrawn_by = ${tx.actor.name} where id = ${goldPriceId}`;
    tx.audit({ subjectId: goldPriceId, before: { state: 'published' }, after: { state: 'withdrawn' }, reason });
    return accepted({ goldPriceId });
  },
});
