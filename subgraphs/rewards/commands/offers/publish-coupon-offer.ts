import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { OfferTerms } from '../../domain/coupons/offer-terms.ts';
import { stepOf } from '../../domain/evaluator/terms.ts';
import { countAutomatic } from '../../persistence/coupons/automatic-offers.ts';
import { termsOf, versionKey } from '../../persistence/coupons/offers.ts';
import { rewardPolicyAt } from '../../persistence/policies.ts';
import { gateSegment } from '../../persistence/segments/gates.ts';
import { couponOfferVersionTable } from '../../persistence/tables/coupon-offer.table.ts';
import { offerInHand, type OfferRow } from './offer-in-hand.ts';

interface Input { readonly id: string; readonly expectedVersion: number }
export type PublishOfferCode = 'NOT_FOUND' | 'STALE' | 'OFFER_ENDED' | 'SAME_PERSON' | 'NOTHING_NEW' | 'GROUP_MIXED'
  | 'CODE_TAKEN' | 'TOO_MANY_AUTOMATIC';

/** Another person than who wrote the draft makes it count: a new version, for ever. */
export const publishCouponOffer = defineCommand<Input, { offerId: string }, PublishOfferCode>({
  name: 'rewards.publish-coupon-offer',
  execute: async (tx, { id, expectedVersion }) => {
    const found = await offerInHand(tx, id, expectedVersion);
    if ('refusal' in found) return found.refusal;
    const { row } = found;
    if (row.publishedRevision === row.revision) {
      return refused('NOTHING_NEW', 'What is written was published already.', ['id']);
    }
    if (row.editedBy === tx.actor.id) {
      return refused('SAME_PERSON', 'Another person publishes what you wrote.', ['id']);
    }
    const refusal = await fewEnough(tx, row) ?? await keepGroup(tx, row) ?? await keepPublicCode(tx, row);
    if (refusal) return refusal;
    await gateSegment(tx, (row.draft as OfferTerms).segmentId);
    const version = (row.publishedVersion ?? 0) + 1;
    await tx.sql.insertInto(couponOfferVersionTable, [{
      offerId: id, version, terms: row.draft, proposedByName: row.editedByName,
      publishedByName: tx.actor.name, publishedAt: tx.now,
    }]);
    await tx.sql.run`update coupon_offer set published_version = ${version}, published_revision = revision
      where id = ${id}`;
    tx.audit({ subjectId: id, before: { version: row.publishedVersion }, after: { version, terms: row.draft } });
    return accepted({ offerId: id });
  },
});

/**
 * Each sale looks at all offers that need no coupon: how many there are at once is bounded by the policy. One that is
 * in use takes no other place when it is edited, also where there are more than the bound, as before there was one.
 */
async function fewEnough(tx: Tx, row: OfferRow): Promise<Outcome<never, 'TOO_MANY_AUTOMATIC'> | null> {
  if (!(row.draft as OfferTerms).automatic) return null;
  const { automaticMost } = (await rewardPolicyAt(tx.sql, tx.now)).rules;
  const { others, isInUse } = await countAutomatic(tx, row.id);
  return isInUse || others < automaticMost ? null : refused('TOO_MANY_AUTOMATIC',
    `There are ${automaticMost} offers in use that need no coupon, as many as the policy allows.`, ['id']);
}

/** Coupons of a group are compared: all of them reduce lines, or all the order. An offer keeps its group. */
async function keepGroup(tx: Tx, row: OfferRow): Promise<Outcome<never, 'GROUP_MIXED'> | null> {
  const { group, kind } = (row.draft as OfferTerms).reduction;
  await tx.sql.run`insert into stacking_group (code, step) values (${group}, ${stepOf(kind)})
    on conflict (code) do nothing`;
  const { step } = await tx.sql.one<{ step: string }>`select step from stacking_group where code = ${group}`;
  const before = row.publishedVersion === null ? null : { offerId: row.id, version: row.publishedVersion };
  const own = before && (await termsOf(tx.sql, [before])).get(versionKey(before))!.reduction.group;
  return step === stepOf(kind) && (own === null || own === group) ? null
    : refused('GROUP_MIXED', 'A stacking group reduces lines or the order, and an offer keeps its group.', ['id']);
}

async function keepPublicCode(tx: Tx, row: OfferRow): Promise<Outcome<never, 'CODE_TAKEN'> | null> {
  const { publicCode } = row.draft as OfferTerms;
  await tx.sql.run`delete from coupon_public_code where offer_id = ${row.id}
    and code is distinct from ${publicCode}::text`;
  if (publicCode === null) return null;
  await tx.sql.run`insert into coupon_public_code (code, offer_id) values (${publicCode}, ${row.id})
    on conflict (code) do nothing`;
  const { offer_id: owner } = await tx.sql.one<{ offer_id: string }>`
    select offer_id from coupon_public_code where code = ${publicCode}`;
  return owner === row.id ? null : refused('CODE_TAKEN', 'Another offer has this public code.', ['id']);
}
