import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockTerms } from '../../persistence/terms.ts';

type Code = 'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'NOT_PROPOSED' | 'SAME_PERSON' | 'NOTE_REQUIRED';

export interface DecideTerms { readonly termsId: string; readonly approve: boolean; readonly note: string | null }

/**
 * A second person confirms the legal review: from then on plans are opened in the region, by these terms. Plans that
 * are open keep the terms they were opened by.
 */
export const decideTerms = defineCommand<DecideTerms, { termsId: string }, Code>({
  name: 'plans.decide-terms',
  execute: async (tx, { termsId, approve, note }) => {
    if (isRestricted(tx.actor)) return refused('HEAD_OFFICE_ONLY', 'Head office decides terms.');
    const terms = await lockTerms(tx.sql, termsId);
    if (!terms) return refused('NOT_FOUND', 'There are no such terms.', ['id']);
    if (terms.state !== 'proposed') return refused('NOT_PROPOSED', 'They are decided already.', ['id']);
    if (approve && terms.proposedById === tx.actor.id) {
      return refused('SAME_PERSON', 'Whoever wrote them does not approve them.', ['id']);
    }
    if (!approve && !note?.trim()) return refused('NOTE_REQUIRED', 'Say why they are rejected.', ['note']);
    if (approve) {
      await tx.sql.run`update plan_terms set state = 'closed'
        where region = ${terms.region} and state = 'in_force'`;
    }
    await tx.sql.run`update plan_terms set state = ${approve ? 'in_force' : 'rejected'}, decided_at = ${tx.now},
      decided_by = ${tx.actor.name}, note = ${note} where id = ${termsId}`;
    tx.audit({ subjectId: termsId, after: { approve }, reason: note ?? undefined });
    return accepted({ termsId });
  },
});
