import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockTerms } from '../../persistence/terms.ts';

type Code = 'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'NOT_IN_FORCE' | 'NOTE_REQUIRED';

export interface CloseTerms { readonly termsId: string; readonly note: string }

/** No plan is opened in the region any more; those that are open go on, and anybody may leave with the principal. */
export const closeTerms = defineCommand<CloseTerms, { termsId: string }, Code>({
  name: 'plans.close-terms',
  execute: async (tx, { termsId, note }) => {
    if (isRestricted(tx.actor)) return refused('HEAD_OFFICE_ONLY', 'Head office closes plans.');
    const terms = await lockTerms(tx.sql, termsId);
    if (!terms) return refused('NOT_FOUND', 'There are no such terms.', ['id']);
    if (terms.state !== 'in_force') return refused('NOT_IN_FORCE', 'They are not in force.', ['id']);
    if (!note.trim()) return refused('NOTE_REQUIRED', 'Say why.', ['note']);
    await tx.sql.run`update plan_terms set state = 'closed' where id = ${termsId}`;
    tx.audit({ subjectId: termsId, reason: note });
    return accepted({ termsId });
  },
});
