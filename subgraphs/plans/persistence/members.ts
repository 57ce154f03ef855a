import { isRestricted, type Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { shareMerges } from '../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';

/** Who an id is today and where it enrolled; null for whom the actor does not see. */
export async function memberOf(tx: Tx, named: string): Promise<{ memberId: string; region: string } | null> {
  await shareMerges(tx.sql);
  const memberId = (await survivorsOf(tx.sql, [named]))(named);
  const known = await tx.sql.maybe<{ region: string }>`
    select region from known_member where member_id = ${memberId}`;
  const seen = known && (await tx.visible([memberId], tx.actor)).has(memberId);
  return seen ? { memberId, region: known.region } : null;
}

/** What a channel or the stores took, they undo; head office undoes all. */
export function mayUndo(actor: Actor, channelId: string | null): boolean {
  return !isRestricted(actor) || channelId === (actor.channelId ?? null);
}

/** Whether the actor sees whose plan it is. */
export async function seesMember(tx: Tx, memberId: string): Promise<boolean> {
  return (await tx.visible([memberId], tx.actor)).has(memberId);
}
