import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Families } from '../../persistence/families.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { memberMoveTable } from '../../persistence/tables/member-move.table.ts';
import { refoldMembers } from './refold-members.ts';

export interface HandMove {
  /** Any id the person has had: under it the move is written, and stays its own where a merge is undone. */
  readonly memberId: string;
  /** Null is head office. */
  readonly franchiseId: string | null;
  /** From when on; what happened since is folded anew. Later ones: said once more, for whose it is by then. */
  readonly moments: readonly Date[];
  readonly note: string;
}

/** A member, whose family is locked, is moved for a whole period from a moment on. */
export async function moveByHand(
  tx: Tx, families: Families, { memberId, franchiseId, moments, note }: HandMove,
): Promise<void> {
  await tx.sql.insertInto(memberMoveTable, moments.map((at) => (
    { id: newId(tx.now), memberId, at, franchiseId, reason: 'manual', note })));
  await refoldMembers(tx, families, [memberId], await readPolicies(tx.sql));
}
