import type { ProgrammeCode } from '../../../contracts/words.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { deleteDraft, lockDraft } from '../../persistence/drafts/draft-rows.ts';

export interface DiscardDraftInput {
  readonly programme: ProgrammeCode;
  readonly name: string;
  readonly expectedVersion: number;
}

/** Throws an own draft away. */
export const discardProgrammeDraft = defineCommand<
  DiscardDraftInput, { programme: ProgrammeCode }, 'NOT_FOUND' | 'STALE'
>({
  name: 'loyalty.discard-programme-draft',
  execute: async (tx, { programme, name, expectedVersion }) => {
    const key = { ownerId: tx.actor.id, programme, name: name.trim() };
    const version = await lockDraft(tx.sql, key);
    if (version === null) return refused('NOT_FOUND', 'You have no draft of this name.', ['name']);
    if (version !== expectedVersion) {
      return refused('STALE', 'The draft was written since you read it.', ['expectedVersion'],
        { currentVersion: version });
    }
    await deleteDraft(tx.sql, key);
    tx.audit({ before: { programme, name: key.name, version } });
    return accepted({ programme });
  },
});
