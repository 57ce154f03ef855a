import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { fromJson } from '../../../kernel/json.ts';
import { moveBack, moveDeclaredBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import type { Unmerge } from '../../../kernel/merges/record-unmerge.ts';
import type { Lot } from '../../domain/lots.ts';
import type { Joined } from '../../domain/merges/merge.ts';
import type { Share } from '../../domain/merges/unmerge.ts';
import { people } from '../people.ts';

/** Rows that are the other's again, and its lots. */
export interface PartedRows {
  readonly moved: Moved;
  readonly lotIds: ReadonlySet<string>;
}

/** Moves back the rows of one side; what belongs to its orders goes with them, also what came since the merge. */
export async function rowsBack(
  tx: Tx, unmerge: Unmerge, lots: ReadonlyMap<string, Lot>,
): Promise<PartedRows> {
  const { personId, survivorId } = unmerge;
  const tagged = await moveBack(tx, unmerge, { table: 'lot', column: 'member_id', key: ['id'] });
  const interactions = await moveBack(tx, unmerge, { table: 'interaction_growth', column: 'member_id',
    key: ['member_id', 'content_id', 'kind'] });
  const moved = await moveDeclaredBack(tx, unmerge, people);
  await tx.sql.run`update order_earning e set member_id = ${personId} from order_points o
    where o.member_id = ${personId} and e.order_id = o.order_id and e.member_id = ${survivorId}`;
  const orders = new Set((await tx.sql.all<{ order_id: string }>`
    select order_id from order_points where member_id = ${personId}`).map((row) => row.order_id));
  const since = [...lots.values()].filter(({ orderId }) => orderId && orders.has(orderId));
  await tx.sql.run`update lot set member_id = ${personId}
    where id = any(${since.map(({ id }) => id)}::uuid[])`;
  await tx.sql.run`update points_hold h set member_id = ${personId} from order_points o
    where o.member_id = ${personId} and h.id = o.hold_id and h.member_id = ${survivorId}`;
  await tx.sql.run`update points_hold_part p set member_id = h.member_id from points_hold h
    where h.id = p.hold_id and h.member_id in (${personId}, ${survivorId})
      and p.member_id <> h.member_id`;
  await partHolds(tx, unmerge);
  const lotIds = new Set([...tagged.map(([id]) => String(id)), ...since.map(({ id }) => id)]);
  return { lotIds, moved: { ...moved, lot: lotIds.size, interaction_growth: interactions.length } };
}

/**
 * What one side holds or spent of the other's lots is its own: it comes back, if at all, to who spent it, in a lot with
 * the same end.
 */
async function partHolds(tx: Tx, { personId, survivorId }: Unmerge): Promise<void> {
  const foreign = await tx.sql.all<{ hold_id: string; lot_id: string; member_id: string }>`
    select p.hold_id, p.lot_id, h.member_id from points_hold h
    join points_hold_part p on p.hold_id = h.id join lot l on l.id = p.lot_id
    where h.member_id in (${personId}, ${survivorId}) and l.member_id <> h.member_id`;
  for (const { hold_id: holdId, lot_id: lotId, member_id: memberId } of foreign) {
    const id = newId(tx.now);
    await tx.sql.run`insert into lot (id, member_id, amount, remaining, state, earned_at, active_at,
        expires_at, funder, cause, order_id, expired)
      select ${id}::uuid, ${memberId}::uuid, p.amount, 0, 'active', l.earned_at, l.active_at, l.expires_at,
        l.funder, 'merge', null, 0
      from points_hold_part p join lot l on l.id = p.lot_id
      where p.hold_id = ${holdId} and p.lot_id = ${lotId}`;
    await tx.sql.run`update points_hold_part set lot_id = ${id}
      where hold_id = ${holdId} and lot_id = ${lotId}`;
  }
}

/** What of the balances is the other's, by the rows that are. `path`: under which ids all of it was meanwhile. */
export async function shareOf(
  tx: Tx, unmerge: Unmerge, path: readonly string[], lotIds: ReadonlySet<string>,
): Promise<Share> {
  const { personId } = unmerge;
  const own = await tx.sql.one<{
    held: bigint; growth: bigint; pending_growth: bigint; returned_growth: bigint; interaction: bigint;
  }>`select
      (select coalesce(sum(p.amount), 0)::bigint from points_hold h join points_hold_part p
        on p.hold_id = h.id where h.member_id = ${personId} and h.state = 'held') as held,
      coalesce(sum(e.growth_kept) filter (where o.state = 'active'), 0)::bigint as growth,
      coalesce(sum(e.growth_kept) filter (where o.state = 'pending'), 0)::bigint as pending_growth,
      coalesce(sum(e.growth - e.growth_kept), 0)::bigint as returned_growth,
      (select coalesce(sum(growth), 0)::bigint from interaction_growth
        where member_id = ${personId}) as interaction
    from order_points o join order_earning e using (order_id) where o.member_id = ${personId}`;
  const { repaid, ...owed } = await owedBy(tx, unmerge, path);
  return {
    lotIds, held: own.held, growth: own.growth, pendingGrowth: own.pending_growth,
    interactionGrowth: own.interaction, returnedGrowth: own.returned_growth, repaid, owed,
  };
}

/** Debt by whose goods, or grants taken back, gave rise to it; a merge without a tag took nothing that is known. */
async function owedBy(tx: Tx, { mergeId, personId, survivorId }: Unmerge, path: readonly string[]) {
  const tags = await tx.sql.all<{ merge_id: string; before: unknown; moved_at: Date }>`
    select merge_id, before, moved_at from merge_move where table_name = 'account'
      and (merge_id = ${mergeId} or from_person_id = any(${[...path]}::uuid[]))`;
  const joined = tags.map((tag) => ({ ...fromJson<Joined>(tag.before), tag }));
  const merge = joined.find(({ tag }) => tag.merge_id === mergeId);
  if (!merge) return { repaid: [], other: 0n, both: 0n };
  const [since] = await tx.sql.all<{ other: bigint; both: bigint }>`
    select coalesce(sum(-t.to_debt) filter (where o.member_id = ${personId} or gr.member_id = ${personId}),
        0)::bigint as other,
      coalesce(sum(-t.to_debt), 0)::bigint as both
    from points_transaction t left join order_points o on o.order_id = t.order_id
      left join points_grant gr on gr.withdrawn_in = t.id
    where t.member_id = any(${[...new Set([...path, survivorId])]}::uuid[]) and t.to_debt < 0
      and t.posted_at >= ${merge.tag.moved_at} and t.kind not in ('merge', 'unmerge')`;
  await tx.sql.run`delete from merge_move where table_name = 'account' and merge_id = ${mergeId}`;
  const brought = joined.reduce((sum, { survivorDebt }) => sum + survivorDebt, 0n);
  return {
    repaid: merge.repaid, other: merge.otherDebt + since!.other,
    both: merge.otherDebt + brought + since!.both,
  };
}
