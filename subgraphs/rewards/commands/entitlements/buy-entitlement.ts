import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { addDays } from '../../../kernel/business-day.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { dayOf, reasonsAgainst } from '../../domain/benefits/standing.ts';
import { allowanceOf } from '../../domain/benefits/terms.ts';
import { benefitsAt } from '../../persistence/benefits/benefits.ts';
import { lockEntitled } from '../../persistence/benefits/lock-entitled.ts';
import { tiersOf } from '../../persistence/benefits/standings.ts';
import { entitlementExtraTable } from '../../persistence/tables/entitlement.table.ts';
import { refuseReasons, type EntitlementCode } from './refusals.ts';

export interface BuyEntitlement {
  readonly benefitId: string;
  readonly memberId: string;
  /** The price as the buyer saw it. */
  readonly points: bigint;
}

type Code = EntitlementCode | 'NOT_SOLD' | 'PRICE_CHANGED' | 'UNLIMITED' | 'POINTS_REFUSED';
export interface Bought { memberId: string; extraId: string }

/**
 * One more for points: it can be used when loyalty has held and captured them (calls/settle-extras.ts). While loyalty
 * is away it waits; nothing is had for nothing, and no points are taken for nothing.
 */
export const buyEntitlement = defineCommand<BuyEntitlement, Bought, Code>({
  name: 'rewards.buy-entitlement',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { benefitId, memberId, points }) => {
    const entitled = await lockEntitled(tx, memberId);
    if (!entitled) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const benefit = (await benefitsAt(tx.sql, tx.now)).find(({ id }) => id === benefitId);
    if (!benefit) return refused('NOT_FOUND', 'There is no such benefit.', ['benefitId']);
    const { terms } = benefit;
    const { standing, book } = entitled;
    if (terms.pointsPrice === null) return refused('NOT_SOLD', 'None of it is sold for points.', ['benefitId']);
    if (terms.pointsPrice !== points) {
      return refused('PRICE_CHANGED', `One more costs ${terms.pointsPrice} points.`, ['points']);
    }
    if (allowanceOf(terms, standing.programme, standing.tier)?.perYear === null) {
      return refused('UNLIMITED', 'The tier has as many as one likes.', ['benefitId']);
    }
    const reasons = reasonsAgainst(terms, standing,
      { at: tx.now, outletId: null, tiers: tiersOf(book, standing.programme, tx.now) });
    if (reasons.length > 0) return refuseReasons(reasons, benefit, entitled, tx);
    const owner = standing.memberId;
    const row = {
      id: newId(tx.now), memberId: owner, benefitId, cause: 'bought' as const, quantity: 1, leftOver: 1,
      state: 'reserving' as const, points, pointsMemberId: owner,
      untilDay: dayOf(standing, addDays(tx.now, terms.extraDays)), madeAt: tx.now, madeBy: tx.actor.name,
    };
    await tx.sql.insertInto(entitlementExtraTable, [row]);
    if (owner !== memberId) await tagNamed(tx, 'entitlement_extra', [{ key: [row.id], namedId: memberId }]);
    tx.audit({ subjectId: owner, after: { extraId: row.id, benefit: benefit.code, points } });
    return accepted({ memberId: owner, extraId: row.id });
  },
});
