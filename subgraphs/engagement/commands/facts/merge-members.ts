import { sql as fragment } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { moveRows } from '../../../kernel/merges/move-rows.ts';
import { recordMerge, type Merge } from '../../../kernel/merges/record-merge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { selfReferralFinding } from '../../domain/abuse.ts';
import { noteFinding } from '../../persistence/cases.ts';
import { withdrawGrants } from '../../persistence/grants.ts';
import { idsOf } from '../../persistence/persons.ts';

/**
 * Two ids are one person: what is of the other goes to the survivor, each move tagged. What both earned for the same
 * (a day, a task once) is one person's twice, and counts once.
 */
export const mergeMembers = defineCommand<EventPayloads['member.merged.v1'], Moved, never>({
  name: 'engagement.merge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const merge = await recordMerge(tx.sql, told);
    if (!merge) return accepted({});
    await dropDoubles(tx, merge);
    const moved = {
      check_in: await moveRows(tx, merge, { table: 'check_in', column: 'member_id', key: ['id'] }),
      engagement_grant: await moveRows(tx, merge, { table: 'engagement_grant', column: 'member_id', key: ['id'] }),
      format_turn: await moveRows(tx, merge, { table: 'format_turn', column: 'member_id', key: ['id'] }),
      quiz_answer: await moveRows(tx, merge, { table: 'quiz_answer', column: 'member_id', key: ['id'] }),
    };
    await refuseSelfReferrals(tx, merge);
    return accepted(moved);
  },
});

async function dropDoubles(tx: Tx, { mergeId, mergedId, survivorId }: Merge): Promise<void> {
  await tx.sql.run`update check_in c set double_by = ${mergeId} where member_id = ${mergedId} and double_by is null
    and exists (select 1 from check_in s where s.member_id = ${survivorId} and s.business_day = c.business_day
      and s.double_by is null)`;
  await withdrawGrants(tx, fragment`member_id = ${mergedId} and exists (select 1 from engagement_grant s
      where s.member_id = ${survivorId} and s.slot = engagement_grant.slot and s.state in ('pending', 'granted'))`,
  { why: 'merge', reason: 'Both ids of one person had it.', mergeId });
}

/** Whoever turns out to be its own friend is not rewarded for that, and looked at if it was. */
async function refuseSelfReferrals(tx: Tx, { survivorId }: Merge): Promise<void> {
  const ids = await idsOf(tx.sql, survivorId);
  const own = await tx.sql.all<{ id: string }>`update referral
    set state = case state when 'pending' then 'refused' else state end,
      reason = case state when 'pending' then 'same_person' else reason end,
      decided_at = case state when 'pending' then ${tx.now}::timestamptz else decided_at end
    where referrer_id = any(${ids}::uuid[]) and friend_id = any(${ids}::uuid[]) and state in ('pending', 'kept')
    returning id`;
  for (const { id } of own) await noteFinding(tx, survivorId, selfReferralFinding(id));
}
