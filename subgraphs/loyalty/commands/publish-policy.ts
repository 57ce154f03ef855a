import type { ProgrammeCode } from '../../contracts/words.ts';
import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted, refused, refusedAll } from '../../kernel/outcome.ts';
import { problemsOf, type PolicyRules } from '../domain/policy.ts';
import { loadPolicies } from '../persistence/policies.ts';

export interface PublishInput {
  readonly programme: ProgrammeCode;
  readonly effectiveFrom: Date;
  readonly expectedVersion: number;
  readonly note: string | null;
  readonly rules: PolicyRules;
}
export type PublishCode = 'STALE' | 'INVALID_RULES' | 'IN_THE_PAST' | 'OUT_OF_ORDER' | 'INVALID_NOTE';

/** A new immutable version of a programme's rules, in force from a date that is still to come. */
export const publishPolicy = defineCommand<
  PublishInput, { programme: ProgrammeCode; version: number }, PublishCode
>({
  name: 'loyalty.publish-policy',
  execute: async (tx, input) => {
    const { programme, effectiveFrom, expectedVersion, note, rules } = input;
    await tx.sql.run`select code from programme where code = ${programme} for update`;
    const own = (await loadPolicies(tx.sql)).filter((policy) => policy.programme === programme);
    const latest = own.reduce((a, b) => (a.version > b.version ? a : b));
    if (latest.version !== expectedVersion) {
      return refused('STALE', 'Another version was published meanwhile.', ['expectedVersion'],
        { currentVersion: latest.version });
    }
    if (note && note.length > 500) {
      return refused('INVALID_NOTE', 'A note has at most 500 characters.', ['note']);
    }
    if (effectiveFrom < tx.now) {
      return refused('IN_THE_PAST', 'A policy starts now or later.', ['effectiveFrom']);
    }
    if (effectiveFrom <= latest.effectiveFrom) {
      return refused('OUT_OF_ORDER', 'It must start after the latest version.', ['effectiveFrom']);
    }
    const problems = problemsOf(rules);
    if (problems.length > 0) {
      return refusedAll(problems.map(({ path, message }) => (
        { code: 'INVALID_RULES' as const, message, path: ['rules', ...path] })));
    }
    const version = latest.version + 1;
    await tx.sql.run`insert into programme_policy
      (programme, version, effective_from, rules, note, published_by, published_at)
      values (${programme}, ${version}, ${effectiveFrom}, ${JSON.stringify(rules)}::jsonb, ${note},
        ${tx.actor.name}, ${tx.now})`;
    tx.audit({ before: latest.rules, after: rules, reason: note ?? undefined });
    return accepted({ programme, version });
  },
});
