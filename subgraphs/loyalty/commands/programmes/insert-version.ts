import type { ProgrammeCode } from '../../../contracts/words.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { PolicyRules } from '../../domain/policy.ts';

interface NewVersion {
  readonly programme: ProgrammeCode;
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly rules: PolicyRules;
  readonly note: string | null;
}

/** Versions are only ever added, by whoever acts. */
export async function insertVersion(
  tx: Tx, { programme, version, effectiveFrom, rules, note }: NewVersion,
): Promise<void> {
  await tx.sql.run`insert into programme_policy
    (programme, version, effective_from, rules, note, published_by, published_at)
    values (${programme}, ${version}, ${effectiveFrom}, ${JSON.stringify(rules)}::jsonb, ${note},
      ${tx.actor.name}, ${tx.now})`;
}
