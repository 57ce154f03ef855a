import { decideProposal, lockProposals } from '../database/policy-proposals.ts';
import type { PolicyTable } from '../database/policy-table.ts';
import type { Sql } from '../database/sql.ts';
import { accepted } from '../outcome.ts';
import {
  refuseDecision, type DecidePolicyCode, type Policy, type PolicyVerdict, type VersionInHand,
} from '../policy.ts';
import { defineCommand, type Command } from './command.ts';

export interface PolicyDecisionInput {
  readonly version: number;
  readonly verdict: PolicyVerdict;
  readonly note: string | null;
}

export type DecidePolicy<Input extends PolicyDecisionInput> =
  Command<Input, { version: number }, DecidePolicyCode>;

/** Where the versions of what is decided stand. */
export interface Decidable<Input> {
  /** What the proposals call the policy. */
  policyOf(input: Input): string;
  /** Its versions that count. */
  counting(sql: Sql, input: Input): Promise<readonly Policy<unknown>[]>;
}

const STATE_AFTER = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;

/** Another person approves or rejects a version; one that is still to come is withdrawn with a reason. */
export function defineDecidePolicy<Input extends PolicyDecisionInput>(
  name: string, { policyOf, counting }: Decidable<Input>,
): DecidePolicy<Input> {
  return defineCommand({
    name,
    execute: async (tx, input) => {
      const policy = policyOf(input);
      const { version, verdict, note } = input;
      const proposal = (await lockProposals(tx.sql, policy)).find((one) => one.version === version);
      const house = proposal ? undefined
        : (await counting(tx.sql, input)).find((one) => one.version === version);
      const inHand: VersionInHand | null = proposal
        ?? (house ? { ...house, state: 'approved', proposedBy: null } : null);
      const refusal = refuseDecision(inHand, verdict, note, tx.actor.id, tx.now);
      if (refusal) return refusal;
      const state = STATE_AFTER[verdict];
      await decideProposal(tx.sql, policy, { version, effectiveFrom: inHand!.effectiveFrom },
        { state, by: tx.actor, at: tx.now, note });
      tx.audit({
        before: { policy, version, state: inHand!.state }, after: { policy, version, state },
        reason: note ?? undefined,
      });
      return accepted({ version });
    },
  });
}

export function decidableOf<Rules>(table: PolicyTable<Rules>): Decidable<PolicyDecisionInput> {
  return { policyOf: () => table.name, counting: (sql) => table.all(sql) };
}
