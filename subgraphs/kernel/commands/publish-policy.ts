import { lockProposals, propose, type Proposal } from '../database/policy-proposals.ts';
import type { PolicyTable, PolicyVersion } from '../database/policy-table.ts';
import { accepted } from '../outcome.ts';
import {
  outOfBounds, refusePublication, type Latest, type Policy, type Problem, type Publication,
  type PublishPolicyCode,
} from '../policy.ts';
import { defineCommand, type Command, type Tx } from './command.ts';

export type PublishPolicy<Rules> =
  Command<Publication<Rules>, PolicyVersion<Rules>, PublishPolicyCode>;

/**
 * The command that adds a version to a policy table. A person's version waits for a second person; the
 * house's own (its seed) counts at once. The table's key decides between two publishers: who lost the race runs
 * again and finds the other's version. `problemsOf` says how rules whose numbers are each within their bounds
 * do not fit together, or do not fit the house's words.
 */
export function definePublishPolicy<Rules>(
  name: string, table: PolicyTable<Rules>,
  problemsOf: (rules: Rules, tx: Tx) => Problem[] | Promise<Problem[]> = () => [],
): PublishPolicy<Rules> {
  return defineCommand({
    name,
    execute: async (tx, asked) => {
      const proposals = await lockProposals(tx.sql, table.name);
      const counting = await table.all(tx.sql);
      const latest = latestOf(counting, proposals, tx.now);
      const problems = outOfBounds(asked.rules, table.bounds);
      const refusal = refusePublication(latest, asked,
        problems.length > 0 ? problems : await problemsOf(asked.rules, tx), tx.now);
      if (refusal) return refusal;
      const { effectiveFrom, note, rules } = asked;
      const version: PolicyVersion<Rules> = {
        version: latest.version + 1, effectiveFrom, rules, note,
        publishedBy: tx.actor.name, publishedAt: tx.now, ...stateWhenPublished(tx),
      };
      await table.add(tx.sql, version);
      await proposeIfPerson(tx, table.name, version);
      tx.audit({ before: audited(counting.at(-1)!, table), after: audited(version, table),
        reason: note ?? undefined });
      return accepted(version);
    },
  });
}

/** What is written next follows the newest number, and begins after the last version that counts. */
export function latestOf(
  counting: readonly Policy<unknown>[], proposals: readonly Proposal[], now: Date,
): Latest {
  const versions = [...counting, ...proposals].map(({ version }) => version);
  return {
    version: Math.max(...versions),
    effectiveFrom: counting.at(-1)!.effectiveFrom,
    open: proposals.find(({ state, effectiveFrom }) =>
      state === 'proposed' && effectiveFrom > now)?.version ?? null,
  };
}

/** The house itself is no person who could be asked: its seed and its migrations need no second one. */
export const needsSecondPerson = ({ actor }: Tx): boolean => actor.kind !== 'service';

export function stateWhenPublished(tx: Tx) {
  return {
    state: needsSecondPerson(tx) ? 'proposed' as const : 'approved' as const,
    decidedBy: null, decidedAt: null, decisionNote: null,
    proposerId: needsSecondPerson(tx) ? tx.actor.id : null,
  };
}

/** The audit trail is read by more people than confidential rules are: it says that a version came, without them. */
function audited<Rules>(version: Policy<Rules>, { confidential }: PolicyTable<Rules>): object {
  const open = Object.entries(version.rules as object).filter(([rule]) => !confidential.includes(rule as never));
  return { ...version, rules: Object.fromEntries(open) };
}

export async function proposeIfPerson(
  tx: Tx, policy: string, { version, effectiveFrom }: Policy<unknown>,
): Promise<void> {
  if (!needsSecondPerson(tx)) return;
  await propose(tx.sql, policy, { version, effectiveFrom, proposedBy: tx.actor.id });
}
