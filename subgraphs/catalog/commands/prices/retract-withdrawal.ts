import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { lapsesAt } from '../../domain/policy.ts';
import { catalogPolicies } from '../../persistence/policies.ts';
import { GoldPriceEntity } from '../../persistence/tables/gold-price.table.ts';
import { lockBoards } from './board.ts';

export interface RetractWithdrawal {
  readonly goldPriceId: string;
}

export type RetractWithdrawalCode = 'NOT_FOUND' | 'NOT_ASKED' | 'OTHER_PERSON' | 'OPERATOR_ONLY';

/** Who asked to take a price back thinks better of it: the price stays, and the next who asks is a first one. */
export const retractWithdrawal = defineCommand<
  RetractWithdrawal, { readonly goldPriceId: string }, RetractWithdrawalCode>({
  name: 'catalog.retract-gold-withdrawal',
  execute: async (tx, { goldPriceId }) => {
    if (tx.actor.kind !== 'operator') {
      return refused('OPERATOR_ONLY', 'Only a person at head office takes a price back.', []);
    }
    const price = await tx.em.findOne(GoldPriceEntity, goldPriceId,
      { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!price) return refused('NOT_FOUND', 'There is no such price.', ['id']);
    await lockBoards(tx.sql, [price.region]);
    const now = tx.clock();
    const { rules } = policyAt(await catalogPolicies.all(tx.sql), now);
    const { withdrawalAskedAt: askedAt, withdrawalAskedBy, withdrawalAskedById } = price;
    if (price.state !== 'published' || !askedAt || lapsesAt(rules, askedAt) <= now) {
      return refused('NOT_ASKED', 'Nobody asks to take it back: it was done, retracted or has lapsed.', ['id']);
    }
    if (withdrawalAskedById !== tx.actor.id) {
      return refused('OTHER_PERSON', 'Another person asked for it: they retract it, or it lapses.', ['id']);
    }
    await tx.sql.run`update gold_price set withdrawal_asked_at = null, withdrawal_asked_by = null,
      withdrawal_asked_by_id = null where id = ${goldPriceId}`;
    tx.audit({ subjectId: goldPriceId, before: { withdrawalAskedBy }, after: { withdrawalAskedBy: null } });
    return accepted({ goldPriceId });
  },
});
