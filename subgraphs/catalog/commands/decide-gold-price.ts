import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import { GoldPriceEntity } from '../persistence/gold-price.entity.ts';
import { lockBoards } from './board.ts';
import type { PublishedPrice } from './publish-gold-price.ts';

export interface DecideGoldPrice {
  readonly goldPriceId: string;
  readonly decision: 'confirm' | 'dismiss';
}

export type DecideGoldPriceCode = 'NOT_FOUND' | 'NOT_HELD' | 'ALREADY_PUBLISHED' | 'OPERATOR_ONLY';

/** A person looks at a held price: it goes on the board as it was entered, or never. */
export const decideGoldPrice = defineCommand<DecideGoldPrice, PublishedPrice, DecideGoldPriceCode>({
  name: 'catalog.decide-gold-price',
  execute: async (tx, { goldPriceId, decision }) => {
    if (tx.actor.kind !== 'operator') {
      return refused('OPERATOR_ONLY', 'Only a person at head office decides.', []);
    }
    const price = await tx.em.findOne(GoldPriceEntity, goldPriceId,
      { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!price) return refused('NOT_FOUND', 'There is no such price.', ['id']);
    if (price.state !== 'held') {
      return refused('NOT_HELD', `The price is ${price.state}.`, ['id'], { state: price.state });
    }
    await lockBoards(tx.sql, [price.region]);
    const taken = decision === 'confirm' && await tx.sql.maybe`
      select 1 from gold_price where state = 'published' and region = ${price.region}
        and metal = ${price.metal} and purity = ${price.purity}
        and effective_at = ${price.effectiveAt}`;
    if (taken) {
      return refused('ALREADY_PUBLISHED', 'There is a price of this kind from this moment on.', ['id']);
    }
    price.state = decision === 'confirm' ? 'published' : 'dismissed';
    price.decidedBy = tx.actor.name;
    price.decidedAt = tx.now;
    tx.audit({ subjectId: goldPriceId, before: { state: 'held' }, after: { state: price.state } });
    return accepted({ goldPriceId, state: price.state });
  },
});
