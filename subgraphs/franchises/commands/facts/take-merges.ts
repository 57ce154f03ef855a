import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { periodAt, type MoveReason } from '../../domain/attribution.ts';
import { lockHomes, readHistories } from '../../persistence/member-homes.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from '../history/refold-members.ts';

export type MergeFacts = EventPayloads['member.merged.v1'];

/**
 * Two members were one. The older member's attribution wins: the survivor keeps its history, the
 * other one's ends here, and only where the survivor belonged to nobody does the other's home pass
 * on to it. Orders and rebates move to the survivor; the parties at their payments stay as they
 * were. From here on the other's purchases count as the survivor's contributions.
 */
export const takeMerge = defineCommand<MergeFacts, null, never>({
  name: 'franchises.take-merge',
  execute: async (tx, { memberId, otherMemberId, mergedAt }) => {
    const homes = await lockHomes(tx.sql, new Map([[memberId, null], [otherMemberId, null]]));
    const fresh = await tx.sql.run`
      insert into merged_member (other_member_id, member_id, merged_at)
      values (${otherMemberId}, ${memberId}, ${mergedAt}) on conflict do nothing`;
    if (fresh === 0) return accepted(null);
    await tx.sql.run`update merged_member set member_id = ${memberId}
      where member_id = ${otherMemberId}`;
    await tx.sql.run`update order_fact set member_id = ${memberId}
      where member_id = ${otherMemberId}`;
    await tx.sql.run`update rebate set member_id = ${memberId} where member_id = ${otherMemberId}`;
    await passOn(tx, memberId, otherMemberId, mergedAt);
    await refoldMembers(tx, [...homes.values()], await readPolicies(tx.sql));
    return accepted(null);
  },
});

async function passOn(
  tx: Tx, memberId: string, otherMemberId: string, mergedAt: Date,
): Promise<void> {
  const histories = await readHistories(tx.sql, [memberId, otherMemberId]);
  const own = periodAt(histories.get(memberId) ?? [], mergedAt);
  const other = periodAt(histories.get(otherMemberId) ?? [], mergedAt);
  const moves: MoveRow[] = [];
  if (other) moves.push(moveRow(otherMemberId, mergedAt, null, null, null));
  if (other?.until && (!own || own.until === null)) {
    moves.push(moveRow(memberId, mergedAt, other.franchiseId, other.outletId, other.until));
  }
  await tx.sql.insertRows('member_move', {
    id: 'uuid', member_id: 'uuid', at: 'timestamptz', franchise_id: 'uuid', outlet_id: 'uuid',
    ends_at: 'timestamptz', reason: 'text', note: 'text',
  }, moves);
}

type MoveRow = ReturnType<typeof moveRow>;

function moveRow(
  memberId: string, at: Date, franchiseId: string | null, outletId: string | null,
  endsAt: Date | null,
) {
  return {
    id: newId(at), member_id: memberId, at, franchise_id: franchiseId, outlet_id: outletId,
    ends_at: endsAt, reason: 'merged' satisfies MoveReason, note: '',
  };
}
