import type { PolicyTable, PolicyVersion } from '../database/policy-table.ts';
import { accepted } from '../outcome.ts';
import {
  outOfBounds, refusePublication, type Problem, type Publication, type PublishPolicyCode,
} from '../policy.ts';
import { defineCommand, type Command } from './command.ts';

export type PublishPolicy<Rules> =
  Command<Publication<Rules>, PolicyVersion<Rules>, PublishPolicyCode>;

/**
 * The command that adds a version to a policy table. Its key decides between two publishers: who lost
 * the race runs again and finds the other's version. `problemsOf` says how numbers that are each within
 * their bounds do not fit together.
 */
export function definePublishPolicy<Rules>(
  name: string, table: PolicyTable<Rules>, problemsOf: (rules: Rules) => Problem[] = () => [],
): PublishPolicy<Rules> {
  return defineCommand({
    name,
    execute: async (tx, asked) => {
      const latest = (await table.all(tx.sql)).at(-1)!;
      const problems = outOfBounds(asked.rules, table.bounds);
      const refusal = refusePublication(latest, asked,
        problems.length > 0 ? problems : problemsOf(asked.rules), tx.now);
      if (refusal) return refusal;
      const { effectiveFrom, note, rules } = asked;
      const version: PolicyVersion<Rules> = {
        version: latest.version + 1, effectiveFrom, rules, note,
        publishedBy: tx.actor.name, publishedAt: tx.now,
      };
      await table.add(tx.sql, version);
      tx.audit({ before: latest, after: version, reason: note ?? undefined });
      return accepted(version);
    },
  });
}
