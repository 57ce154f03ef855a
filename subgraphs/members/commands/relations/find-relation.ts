import type { Tx } from '../../../kernel/commands/command.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { relationById, type Relation } from '../../persistence/relations/relatives.ts';
import { maySpeak } from './relation-pair.ts';

/**
 * A relation whose members are locked, and who of them was named; null for whoever may not speak for them: a member
 * speaks for itself, the house and franchises where they see both.
 */
export async function findRelation(
  tx: Tx, relationId: string, named: string | null,
): Promise<{ relation: Relation; memberId: string | null } | null> {
  const before = await relationById(tx.sql, relationId);
  if (!before) return null;
  const today = await lockMembers(tx.sql, [...before.sides.map((side) => side.memberId), ...named ? [named] : []]);
  const relation = (await relationById(tx.sql, relationId))!;
  const memberId = named && (today.get(named) ?? null);
  const ids = relation.sides.map((side) => side.memberId);
  if (named !== null && (!memberId || !ids.includes(memberId))) return null;
  if (ids.length > new Set(ids).size) return null;
  if (!await maySpeak(tx, tx.actor.kind === 'person' ? [memberId ?? ''] : ids)) return null;
  return { relation, memberId };
}
