import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { dayOf } from '../../domain/benefits/standing.ts';
import { isCounted } from '../../domain/benefits/terms.ts';
import { endOf } from '../../domain/benefits/booking.ts';
import { promiseGift } from '../../persistence/benefits/benefit-cost.ts';
import { benefitsAt } from '../../persistence/benefits/benefits.ts';
import { lockEntitled } from '../../persistence/benefits/lock-entitled.ts';
import { entitlementExtraTable } from '../../persistence/tables/entitlement.table.ts';

export interface GrantEntitlement {
  readonly benefitId: string;
  readonly memberId: string;
  readonly quantity: number;
  readonly until: string | null;
  readonly reason: string;
}

/** Gives a member more of a benefit than its tier has 手工发放: of free will, so within the cap of its payer. */
export const grantEntitlement = defineCommand<
  GrantEntitlement, { memberId: string; extraId: string }, 'NOT_FOUND' | 'NOT_COUNTED' | 'INVALID' | 'COST_CAP'
>({
  name: 'rewards.grant-entitlement',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { benefitId, memberId, quantity, until, reason }) => {
    const entitled = await lockEntitled(tx, memberId);
    if (!entitled) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const benefit = (await benefitsAt(tx.sql, tx.now)).find(({ id }) => id === benefitId);
    if (!benefit) return refused('NOT_FOUND', 'There is no such benefit.', ['benefitId']);
    if (!isCounted(benefit.terms)) return refused('NOT_COUNTED', 'Nothing of it is counted.', ['benefitId']);
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > 100) {
      return refused('INVALID', 'So many are 1 to 100.', ['quantity']);
    }
    if (until !== null && until < dayOf(entitled.standing, tx.now)) {
      return refused('INVALID', 'It ends today or later.', ['until']);
    }
    if (reason.trim() === '' || [...reason].length > 500) {
      return refused('INVALID', 'A reason has 1 to 500 characters.', ['reason']);
    }
    const owner = entitled.standing.memberId;
    const row = {
      id: newId(tx.now), memberId: owner, benefitId, cause: 'by_hand' as const, quantity, leftOver: quantity,
      state: 'active' as const, untilDay: until, reason, madeAt: tx.now, madeBy: tx.actor.name,
    };
    const capped = await promiseGift(tx, benefit, entitled, { extraId: row.id, quantity });
    if (capped) return capped;
    await tx.sql.insertInto(entitlementExtraTable, [row]);
    if (owner !== memberId) await tagNamed(tx, 'entitlement_extra', [{ key: [row.id], namedId: memberId }]);
    if (until !== null) {
      tx.schedule({ job: 'lapse-extras', at: endOf(until, entitled.standing.zone), payload: {},
        key: `lapse-extras:${row.id}` });
    }
    tx.audit({ subjectId: owner, reason, after: { extraId: row.id, benefit: benefit.code, quantity, until } });
    return accepted({ memberId: owner, extraId: row.id });
  },
});
