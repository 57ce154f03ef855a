import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { tellAnew } from './propose-tier.ts';

export interface DecideTierInput {
  readonly manualTierId: string | null;
  readonly approve: boolean;
  readonly note: string | null;
  readonly expectedVersion: number;
}
export type DecideTierCode =
  'NOT_FOUND' | 'STALE' | 'ALREADY_DECIDED' | 'SAME_PERSON' | 'INVALID_NOTE' | 'ENDED';

interface Row {
  id: string; member_id: string; state: string; asked_by: string; until: Date; version: number; reason: string;
}

/** A second person approves or rejects a tier given by hand; it counts from the approval on. */
export const decideTier = defineCommand<DecideTierInput, { manualTierId: string }, DecideTierCode>({
  name: 'loyalty.decide-tier',
  execute: async (tx, { manualTierId, approve, note, expectedVersion }) => {
    await shareMerges(tx.sql);
    const row = manualTierId === null ? null : await tx.sql.maybe<Row>`
      select id, member_id, state, asked_by, until, version, reason from manual_tier
      where id = ${manualTierId} for update`;
    const hidden = row && isRestricted(tx.actor)
      && !(await tx.visible([row.member_id], tx.actor)).has(row.member_id);
    if (!row || hidden) return refused('NOT_FOUND', 'There is no such proposal.', ['manualTierId']);
    if (note && note.length > 500) {
      return refused('INVALID_NOTE', 'A note has at most 500 characters.', ['note']);
    }
    if (row.state !== 'pending') return refused('ALREADY_DECIDED', 'It has been decided.', ['manualTierId']);
    if (row.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed it meanwhile.', ['expectedVersion'], { currentVersion: row.version });
    }
    if (row.asked_by === tx.actor.id) {
      return refused('SAME_PERSON', 'Somebody else than who asked must decide.', ['manualTierId']);
    }
    if (approve && row.until <= tx.now) {
      return refused('ENDED', 'Its last day is over: nothing is left to give.', ['manualTierId']);
    }
    const book = (await lockBooks(tx.sql, [row.member_id])).get(row.member_id)!;
    const state = approve ? 'approved' : 'rejected';
    await tx.sql.run`update manual_tier set state = ${state}, given_at = ${approve ? tx.now : null},
        decided_by = ${tx.actor.id}, decided_by_name = ${tx.actor.name}, decided_at = ${tx.now},
        decision_note = ${note}, version = version + 1 where id = ${row.id}`;
    tx.audit({ subjectId: row.id, before: { state: 'pending' }, after: { state }, reason: note ?? undefined });
    if (approve) await tellAnew(tx, book, await loadPolicies(tx.sql));
    return accepted({ manualTierId: row.id });
  },
});
