import type { Sql } from '../../kernel/database/sql.ts';
import { kindOf, type ServiceKind } from '../domain/policy.ts';
import { servicePolicies } from '../persistence/policies.ts';

/** Kinds as the version of an order has them. */
export async function kindsByVersion(
  sql: Sql, asked: readonly { version: number; kind: string }[],
): Promise<(ServiceKind | null)[]> {
  const all = await servicePolicies.all(sql);
  return asked.map(({ version, kind }) => {
    const policy = all.find((each) => each.version === version);
    return policy ? kindOf(policy.rules, kind) : null;
  });
}
