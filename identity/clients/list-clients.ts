import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { refuseWithoutAuthority } from '../accounts/authority.ts';
import type { IdentityContext } from '../context.ts';
import { isUuid } from '../ids.ts';
import type { Outcome } from '../refusals.ts';
import { type PartnerClient, selectClients } from './client.ts';

export interface ListClients {
  readonly search?: string;
  readonly channelId?: string;
  readonly includeDisabled?: boolean;
  readonly page?: number;
  readonly pageSize?: number;
}

const LARGEST_PAGE = 100;
/** $1 is the moment in selectClients; it is compared with nothing here. */
const CONDITION = `
  and ($2::text is null or strpos(c.client_id, lower($2)) > 0 or strpos(lower(c.name), lower($2)) > 0)
  and ($3::uuid is null or c.channel_id = $3) and ($4 or c.disabled_at is null)`;

export async function listClients(
  context: IdentityContext, by: Actor, input: ListClients = {},
): Promise<Outcome<{ readonly items: readonly PartnerClient[]; readonly totalCount: number }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  if (input.channelId !== undefined && !isUuid(input.channelId)) {
    return { ok: true, items: [], totalCount: 0 };
  }
  const size = Math.min(Math.max(1, input.pageSize ?? LARGEST_PAGE), LARGEST_PAGE);
  const offset = Math.max(0, (input.page ?? 1) - 1) * size;
  const now = context.clock();
  const values = [input.search || null, input.channelId ?? null, input.includeDisabled ?? false];
  const items = await selectClients(context.pool, now, `and c.client_id in (
    select c.client_id from identity.client c where c.kind = 'channel' ${CONDITION}
    order by c.client_id limit $5 offset $6)`, [...values, size, offset]);
  const { rows } = await context.pool.query<{ total: number }>(
    `select count(*)::int as total from identity.client c
     where $1::timestamptz is not null and c.kind = 'channel' ${CONDITION}`, [now, ...values]);
  return { ok: true, items, totalCount: rows[0]!.total };
}
