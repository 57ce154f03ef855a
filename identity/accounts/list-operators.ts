import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { isUuid } from '../ids.ts';
import type { Outcome } from '../refusals.ts';
import type { AccountRow } from './account-row.ts';
import { refuseWithoutAuthority } from './authority.ts';
import { type Operator, toOperator } from './operator.ts';

export interface ListOperators {
  readonly search?: string;
  readonly tenantId?: string;
  readonly includeDisabled?: boolean;
  readonly page?: number;
  readonly pageSize?: number;
}

const LARGEST_PAGE = 100;

export async function listOperators(
  context: IdentityContext, by: Actor, input: ListOperators = {},
): Promise<Outcome<{ readonly items: readonly Operator[]; readonly totalCount: number }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  if (input.tenantId !== undefined && !isUuid(input.tenantId)) {
    return { ok: true, items: [], totalCount: 0 };
  }
  const size = Math.min(Math.max(1, input.pageSize ?? 25), LARGEST_PAGE);
  const offset = Math.max(0, (input.page ?? 1) - 1) * size;
  const { rows } = await context.pool.query<AccountRow & { total: string }>(
    `select *, count(*) over () as total from identity.account
     where ($1::text is null or strpos(email, lower($1)) > 0 or strpos(lower(name), lower($1)) > 0)
       and ($2::uuid is null or tenant_id = $2) and ($3 or disabled_at is null)
     order by email limit $4 offset $5`,
    [input.search || null, input.tenantId ?? null, input.includeDisabled ?? false, size, offset]);
  return { ok: true, items: rows.map(toOperator), totalCount: Number(rows[0]?.total ?? 0) };
}
