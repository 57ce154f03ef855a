import type { ProgrammeCode } from '../../../contracts/words.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { latestOf } from '../../../kernel/commands/publish-policy.ts';
import { lockProposals } from '../../../kernel/database/policy-proposals.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { MOST_DRAFTS, refuseDraft, type DraftCode } from '../../domain/drafts/programme-draft.ts';
import type { PolicyDraft } from '../../domain/policy-draft.ts';
import { countDrafts, lockDraft, saveDraft } from '../../persistence/drafts/draft-rows.ts';
import { loadPolicies, policyName } from '../../persistence/policies.ts';
import { judgeRules } from '../programmes/judge-rules.ts';

export interface SaveDraftInput {
  readonly programme: ProgrammeCode;
  readonly name: string;
  /** As it was read; 0 for a new one. */
  readonly expectedVersion: number;
  readonly effectiveFrom: Date | null;
  readonly note: string | null;
  readonly rules: PolicyDraft;
}
export type SaveDraftCode = DraftCode | 'NOT_FOUND' | 'INVALID_RULES';
export interface DraftValue { readonly programme: ProgrammeCode; readonly name: string; readonly version: number }

/**
 * Keeps what an operator writes of a version of a programme's rules, for whoever writes it alone. Nothing counts with
 * it until it is proposed; its numbers are held to their ranges all the same, so that it can be compared and tried.
 */
export const saveProgrammeDraft = defineCommand<SaveDraftInput, DraftValue, SaveDraftCode>({
  name: 'loyalty.save-programme-draft',
  execute: async (tx, input) => {
    const { programme, effectiveFrom, note } = input;
    const name = input.name.trim();
    // Whoever keeps or proposes waits for the other.
    await tx.sql.run`select code from programme where code = ${programme} for update`;
    const own = (await loadPolicies(tx.sql)).filter((policy) => policy.programme === programme);
    const counting = own.at(-1);
    if (!counting) return refused('NOT_FOUND', 'There is no such programme.', ['programme']);
    const key = { ownerId: tx.actor.id, programme, name };
    const standing = await lockDraft(tx.sql, key);
    const refusal = refuseDraft({ ...input, name }, standing, await othersOf(tx, programme, standing));
    if (refusal) return refusal;
    const { rules, problems } = await judgeRules(tx, input.rules, counting, effectiveFrom ?? tx.now);
    if (problems.length > 0) {
      return refusedAll(problems.map(({ path, message }) => (
        { code: 'INVALID_RULES' as const, message, path: ['rules', ...path] })));
    }
    const { version: baseVersion } = latestOf(own, await lockProposals(tx.sql, policyName(programme)), tx.now);
    const version = (standing ?? 0) + 1;
    await saveDraft(tx.sql, { ...key, version, baseVersion, effectiveFrom, note, rules, changedAt: tx.now });
    tx.audit({ after: { programme, name, version } });
    return accepted({ programme, name, version });
  },
});

async function othersOf(tx: Tx, programme: ProgrammeCode, standing: number | null): Promise<number> {
  return standing === null ? countDrafts(tx.sql, { ownerId: tx.actor.id, programme }) : MOST_DRAFTS - 1;
}
