import type { ProgrammeCode } from '../../../contracts/words.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { policyAt, type Policy, type PolicyRules } from '../../domain/policy.ts';
import { loadPolicies } from '../policies.ts';

/** The programmes with the days of their rules in force at which something is told. */
export async function policiesInForce(sql: Sql, now: Date, days: (rules: PolicyRules) => readonly number[]) {
  const policies = await loadPolicies(sql);
  const programmes = [...new Set(policies.map(({ programme }) => programme))];
  const of = ({ rules }: Policy): readonly number[] => days(rules).filter((count) => count > 0);
  const each = programmes.flatMap((programme) =>
    of(policyAt(policies, programme, now)).map((count) => ({ programme, count })));
  return {
    policies, programmes,
    daysOf: {
      of, most: (programme: ProgrammeCode) => Math.max(0, ...of(policyAt(policies, programme, now))),
      programmes: each.map(({ programme }) => programme), days: each.map(({ count }) => count),
    },
  };
}

export async function keepNotices(
  tx: Tx, kind: 'expiry' | 'grace', notices: readonly { memberId: string; endsAt: Date; days: number }[],
): Promise<void> {
  await tx.sql.insertRows('notice', {
    member_id: 'uuid', kind: 'text', ends_at: 'timestamptz', days: 'int', told_at: 'timestamptz',
  }, notices.map(({ memberId, endsAt, days }) => (
    { member_id: memberId, kind, ends_at: endsAt, days, told_at: tx.now })), 'on conflict do nothing');
}
