import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Families } from '../../persistence/families.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from './refold-members.ts';

export interface HandMove {
  readonly memberId: string;
  /** Null is head office. */
  readonly franchiseId: string | null;
  /** From when on; what happened since is folded anew. */
  readonly at: Date;
  readonly note: string;
}

/** A member, whose family is locked, is moved for a whole period from a moment on. */
export async function moveByHand(
  tx: Tx, families: Families, { memberId, franchiseId, at, note }: HandMove,
): Promise<void> {
  await tx.sql.run`insert into member_move (id, member_id, at, franchise_id, reason, note)
    values (${newId(tx.now)}, ${memberId}, ${at}, ${franchiseId}, 'manual', ${note})`;
  await refoldMembers(tx, families, [memberId], await readPolicies(tx.sql));
}
