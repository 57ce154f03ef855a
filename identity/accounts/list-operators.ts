import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { isUuid } from '../ids.ts';
import type { Outcome } from '../refusals.ts';
import { refuseWithoutAuthority } from './authority.ts';
import { READ_ACCOUNT, type ReadAccountRow } from './find-operators.ts';
import { type Operator, toOperator } from './operator.ts';

export interface ListOperators {
  readonly search?: string;
  readonly tenantId?: string;
  readonly role?: string;
  readonly includeDisabled?: boolean;
  readonly page?: number;
  readonly pageSize?: number;
}

const LARGEST_PAGE = 100;
const CONDITION = `
  ($1::text is null or strpos(email, lower($1)) > 0 or strpos(lower(name), lower($1)) > 0)
  and ($2::uuid is null or tenant_id = $2) and ($3 or disabled_at is null)
  and ($4::text is null or $4 = any (roles))`;

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
  const values = [input.search || null, input.tenantId ?? null, input.includeDisabled ?? false,
    input.role ?? null];
  const { rows } = await context.pool.query<ReadAccountRow>(
    `${READ_ACCOUNT} where a.id in (select id from identity.account where ${CONDITION}
       order by email limit $5 offset $6)
     order by a.email`, [...values, size, offset]);
  const counted = await context.pool.query<{ total: number }>(
    `select count(*)::int as total from identity.account where ${CONDITION}`, values);
  return { ok: true, items: rows.map(toOperator), totalCount: counted.rows[0]!.total };
}
