import type { Tx } from '../../../kernel/commands/command.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { lockMembers } from '../../persistence/lock-members.ts';

export interface PairInput {
  readonly memberId: string;
  readonly relatedId: string;
}

export interface Pair {
  readonly memberId: string;
  readonly relatedId: string;
  /** Who was named, where that is somebody else's id today. */
  readonly named: readonly [string, string];
}

/** Both members, locked, as they are today; whoever speaks for one has to see both. */
export async function findPair(tx: Tx, input: PairInput): Promise<Outcome<Pair, 'NOT_FOUND'>> {
  const today = await lockMembers(tx.sql, [input.memberId, input.relatedId]);
  const [memberId, relatedId] = [today.get(input.memberId), today.get(input.relatedId)];
  if (!memberId || !await maySpeak(tx, [memberId])) {
    return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
  }
  if (!relatedId || !await maySpeak(tx, [relatedId])) {
    return refused('NOT_FOUND', 'There is no such member.', ['relatedId']);
  }
  return { ok: true, value: { memberId, relatedId, named: [input.memberId, input.relatedId] } };
}

/** A family is no partner channel's. */
export async function maySpeak(tx: Tx, memberIds: readonly string[]): Promise<boolean> {
  if (tx.actor.kind === 'channel') return false;
  const seen = await tx.visible([...memberIds], tx.actor);
  return memberIds.every((id) => seen.has(id));
}
