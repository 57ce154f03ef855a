import { sql as fragment, type RawBuilder } from 'kysely';

/**
 * Whether a franchise would take the data of `member m` out of its region: it has outlets, and none there. Of
 * outlets whose region was not told yet nothing is said.
 */
export const isAbroad = (tenantId: string | null | RawBuilder<unknown>): RawBuilder<boolean> => fragment`(
  exists (select 1 from known_outlet o where o.franchise_id = ${tenantId}::uuid and not o.closed)
  and not exists (select 1 from known_outlet o where o.franchise_id = ${tenantId}::uuid and not o.closed
    and (o.region is null or o.region = m.region)))`;

/** Whether `member m` agrees to that. */
export const crossesBorder = fragment<boolean>`coalesce((select granted from consent_record c
  where c.member_id = m.id and c.purpose = 'cross_border' order by seq desc limit 1), false)`;
