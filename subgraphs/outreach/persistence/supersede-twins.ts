import type { Tx } from '../../kernel/commands/command.ts';
import type { Merge } from '../../kernel/merges/record-merge.ts';

/**
 * Of two messages that one person would get by both its ids, of one plan or to one birthday, the one that has surely
 * not gone is taken back: the merged id's where both wait. One that was refused or failed is no second message.
 * Locks the messages of both, and leaves their windows to the caller.
 */
export async function supersedeTwins(
  tx: Tx, { mergedId, survivorId }: Pick<Merge, 'mergedId' | 'survivorId'>,
): Promise<void> {
  const both = [mergedId, survivorId];
  await tx.sql.run`select 1 from message where member_id = any(${both}::uuid[]) and state in ('planned', 'sending')
    order by id for update`;
  // The merged id first: of two that wait the survivor's is left.
  for (const [own, other] of [both, both.toReversed()]) {
    await tx.sql.run`update message m set state = 'cancelled', reason = 'superseded',
        next_at = null, slot_at = null
      where m.member_id = ${own!} and m.state = 'planned' and m.reason is null
        and exists (select 1 from message o where o.member_id = ${other!}
          and o.state in ('planned', 'sending', 'sent', 'delivered', 'uncertain')
          and (o.plan_id = m.plan_id or o.notice = 'birthday' and m.notice = 'birthday'
            and replace(o.cause, ${other!}, ${own!}) = m.cause))`;
  }
}
