import type { ProgrammeCode } from '../../../contracts/words.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { latestOf, needsSecondPerson, proposeIfPerson } from '../../../kernel/commands/publish-policy.ts';
import { lockProposals } from '../../../kernel/database/policy-proposals.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import {
  refusePublication, type Publication, type PublishPolicyCode,
} from '../../../kernel/policy.ts';
import type { PolicyDraft } from '../../domain/policy-draft.ts';
import { deleteDraft, lockDraft } from '../../persistence/drafts/draft-rows.ts';
import { beginEffect } from '../../persistence/effects/effect-rows.ts';
import { loadPolicies, policyName } from '../../persistence/policies.ts';
import { insertVersion } from './insert-version.ts';
import { judgeRules } from './judge-rules.ts';
import { tellTiers } from './tell-tiers.ts';

export interface PublishInput extends Publication<PolicyDraft> {
  readonly programme: ProgrammeCode;
  /** The actor's own draft that it was written in, as it was read: it is done with then. */
  readonly draft?: { readonly name: string; readonly version: number };
}
export type PublishCode = PublishPolicyCode | 'NOT_FOUND' | 'NO_DRAFT' | 'DRAFT_CHANGED';

/**
 * A new immutable version of a programme's rules, in force from a date that is still to come, when a second
 * person has approved it.
 */
export const publishPolicy = defineCommand<PublishInput, { programme: ProgrammeCode; version: number }, PublishCode>({
  name: 'loyalty.publish-policy',
  execute: async (tx, input) => {
    const { programme, effectiveFrom, note } = input;
    await tx.sql.run`select code from programme where code = ${programme} for update`;
    const own = (await loadPolicies(tx.sql)).filter((policy) => policy.programme === programme);
    const counting = own.at(-1);
    if (!counting) return refused('NOT_FOUND', 'There is no such programme.', ['programme']);
    const latest = latestOf(own, await lockProposals(tx.sql, policyName(programme)), tx.now);
    const { rules, problems } = await judgeRules(tx, input.rules, counting, effectiveFrom);
    const refusal = refusePublication(latest, input, problems, tx.now) ?? await takeDraft(tx, input);
    if (refusal) return refusal;
    const version = latest.version + 1;
    await insertVersion(tx, { programme, version, effectiveFrom, rules, note });
    await proposeIfPerson(tx, policyName(programme), { version, effectiveFrom, rules });
    if (needsSecondPerson(tx)) await countFor(tx, { programme, version, zone: counting.zone });
    await tellTiers(tx, programme);
    // Whom it lifts, and whom its tiers are other ones for, is looked at when it begins.
    const key = `review-tiers:${programme}:${version}`;
    tx.schedule({ job: 'review-tiers', at: effectiveFrom, payload: null, key });
    tx.audit({ before: counting.rules, after: rules, reason: note ?? undefined });
    return accepted({ programme, version });
  },
});

/** The draft that becomes a version is none any more; what was written in another window meanwhile is not lost. */
async function takeDraft(tx: Tx, { programme, draft }: PublishInput) {
  if (!draft) return null;
  const key = { ownerId: tx.actor.id, programme, name: draft.name };
  const version = await lockDraft(tx.sql, key);
  if (version === null) return refused('NO_DRAFT' as const, 'You have no draft of this name.', ['draft']);
  if (version !== draft.version) {
    return refused('DRAFT_CHANGED' as const, 'The draft was changed since you read it.', ['draftVersion'],
      { currentVersion: version });
  }
  await deleteDraft(tx.sql, key);
  return null;
}

/** Whoever decides sees what it would have made of the year before; in the background, for it may be many members. */
async function countFor(
  tx: Tx, draft: { programme: ProgrammeCode; version: number; zone: string },
): Promise<void> {
  await beginEffect(tx.sql, draft, tx.now);
  const key = `count-policy-effects:${draft.programme}:${draft.version}`;
  tx.schedule({ job: 'count-policy-effects', at: tx.now, payload: null, key });
}
