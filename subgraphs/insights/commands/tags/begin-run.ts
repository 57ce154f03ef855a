import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagRunTable } from '../../persistence/tables/tag-rule.table.ts';

/** Has a tag's rule worked out by a job; one that is being worked out goes on, or begins anew by the new rule. */
export async function beginRun(tx: Tx, rule: { readonly tagId: string; readonly version: number }): Promise<void> {
  await tx.sql.insertInto(tagRunTable, [{
    id: newId(tx.now), tagId: rule.tagId, ruleVersion: rule.version, askedBy: tx.actor.name, startedAt: tx.now,
    place: 0,
  }], 'on conflict (tag_id) where finished_at is null do nothing');
  tx.schedule({ job: 'run-tag-rules', at: tx.now, payload: {}, key: 'run-tag-rules' });
}
