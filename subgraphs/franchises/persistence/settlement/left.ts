import { sql as fragment } from 'kysely';
import type { Tx } from '../../../kernel/commands/command.ts';

/** The opening `o` of the region where a rebate `r` is at home: it decides for both sides. */
export const OPENING = fragment.raw(`join franchise h on h.id = r.home_franchise_id
    join settlement_opening o on o.region = h.region`);

/**
 * Whether an entry was left to be settled elsewhere: at the opening (when it was made, or its month began if that is
 * later) it was known, and counted before the month. What is told afterwards is settled here, of whenever it is; and
 * what was left stays left, should a delivery that is told late move its return window over the opening.
 */
export const LEFT = fragment.raw(`(o.earlier = 'left' and e.recorded_at < greatest(o.opens_at, o.set_at)
    and greatest(coalesce(r.held_at_opening, r.held_until), e.booked_at) < o.opens_at)`);

/** Before held_until is changed: where it moves over the opening, keeps on which side it was. */
export async function keepHeldAtOpening(
  tx: Tx, held: readonly { readonly id: string; readonly until: Date }[],
): Promise<void> {
  await tx.sql.run`update rebate set held_at_opening = rebate.held_until
    from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ until }) => until)}::timestamptz[])
      as t (id, until), franchise h, settlement_opening o
    where rebate.id = t.id and rebate.held_at_opening is null and h.id = rebate.home_franchise_id
      and o.region = h.region and o.earlier = 'left' and greatest(o.opens_at, o.set_at) <= ${tx.now}
      and (rebate.held_until < o.opens_at) <> (t.until < o.opens_at)`;
}

/** A region is opened anew: what it keeps is as of now. */
export async function forgetHeldAtOpening(tx: Tx, region: string): Promise<void> {
  await tx.sql.run`update rebate set held_at_opening = null from franchise h
    where held_at_opening is not null and h.id = rebate.home_franchise_id and h.region = ${region}`;
}
