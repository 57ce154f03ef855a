import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { sourceOf, type Source } from '../../domain/benefits/count.ts';
import {
  dayOf, placeReasons, reasonsAgainst, yearOf, type Asked, type Reason,
} from '../../domain/benefits/standing.ts';
import { allowanceOf, isCounted, type Benefit } from '../../domain/benefits/terms.ts';
import { countUse } from '../../persistence/benefits/benefit-cost.ts';
import { benefitsAt } from '../../persistence/benefits/benefits.ts';
import { readCounted } from '../../persistence/benefits/counted.ts';
import {
  lockEntitled, readPlace, servesAt, type Entitled, type Place,
} from '../../persistence/benefits/lock-entitled.ts';
import { tiersOf } from '../../persistence/benefits/standings.ts';
import { commitCost } from '../../persistence/cost/reserve-cost.ts';
import { entitlementUseTable } from '../../persistence/tables/entitlement.table.ts';
import { refuseReasons, type EntitlementCode } from './refusals.ts';

export interface OneOf {
  readonly benefitId: string;
  readonly memberId: string;
  readonly outletId: string;
}

export interface Found {
  readonly entitled: Entitled;
  readonly benefit: Benefit;
  readonly place: Place;
}

/** Whom it is for, what and where: each that is unknown or not seen is refused at its place. */
export async function findOne(
  tx: Tx, { benefitId, memberId, outletId }: OneOf,
): Promise<Found | { readonly refusal: Outcome<never, 'NOT_FOUND' | 'NOT_COUNTED'> }> {
  const entitled = await lockEntitled(tx, memberId);
  if (!entitled) return { refusal: refused('NOT_FOUND', 'There is no such member.', ['memberId']) };
  const benefit = (await benefitsAt(tx.sql, tx.now)).find(({ id }) => id === benefitId);
  if (!benefit) return { refusal: refused('NOT_FOUND', 'There is no such benefit.', ['benefitId']) };
  if (!isCounted(benefit.terms)) {
    return { refusal: refused('NOT_COUNTED', 'It is had, not used: nothing of it is counted.', ['benefitId']) };
  }
  const place = await readPlace(tx.sql, outletId);
  if (!place || place.closed || !servesAt(tx.actor, place)) {
    return { refusal: refused('NOT_FOUND', 'There is no such outlet.', ['outletId']) };
  }
  return { entitled, benefit, place };
}

interface Use {
  readonly state: 'booked' | 'used';
  readonly at: Date;
}

/**
 * Takes one, of what was bought or given first: for that the tier is not asked again, but when and where it is given
 * is. Under the member's lock.
 */
export async function takeOne(
  tx: Tx, namedId: string, found: Found, use: Use,
): Promise<{ readonly useId: string } | { readonly refusal: Outcome<never, EntitlementCode> }> {
  const { entitled, benefit, place } = found;
  const { standing, book } = entitled;
  const { memberId, programme, tier } = standing;
  const { terms } = benefit;
  const asked: Asked = { at: use.at, outletId: place.outletId, tiers: tiersOf(book, programme, tx.now) };
  const refuse = (reasons: readonly Reason[]) => ({ refusal: refuseReasons(reasons, benefit, entitled, tx) });
  const where = placeReasons(terms, standing, asked);
  if (where.length > 0) return refuse(where);
  const allowance = allowanceOf(terms, programme, tier);
  const year = yearOf(terms, standing, use.at);
  const [counted] = await readCounted(tx.sql, [{
    memberId, benefitId: benefit.id, year, perYear: allowance ? allowance.perYear : 0 }]);
  const source = sourceOf(counted!, dayOf(standing, use.at));
  if (source === null || source === 'allowance') {
    const reasons = reasonsAgainst(terms, standing, asked);
    if (reasons.length > 0) return refuse(reasons);
    if (source === null) return refuse([{ code: 'USED_UP' }]);
  }
  const useId = newId(tx.now);
  await settleSource(tx, found, source, useId);
  const row = {
    id: useId, memberId, benefitId: benefit.id, version: benefit.version, year,
    extraId: source === 'allowance' ? null : source.extraId, outletId: place.outletId, state: use.state,
    bookedFor: use.state === 'booked' ? use.at : null, usedAt: use.state === 'used' ? use.at : null,
    madeAt: tx.now, madeBy: tx.actor.name,
  };
  await tx.sql.insertInto(entitlementUseTable, [row]);
  if (namedId !== memberId) await tagNamed(tx, 'entitlement_use', [{ key: [row.id], namedId }]);
  tx.audit({ subjectId: memberId, after: { useId: row.id, benefit: benefit.code, ...row } });
  return { useId: row.id };
}

/** Takes it off an extra, and counts what it costs: of a gift that was promised when it was given. */
async function settleSource(tx: Tx, { benefit, entitled }: Found, source: Source, useId: string): Promise<void> {
  const extraId = source === null || source === 'allowance' ? null : source.extraId;
  const extra = extraId && await tx.sql.one<{ cause: string; left_over: number }>`
    update entitlement_extra set left_over = left_over - 1 where id = ${extraId} returning cause, left_over`;
  if (!extra || extra.cause === 'bought') await countUse(tx, benefit, entitled, useId);
  else if (extra.left_over === 0) await commitCost(tx, extraId);
}
