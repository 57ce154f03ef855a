import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Whoever sees an account is told what its tier was decided by. Postings stay with the id they were made under, also
 * when a merge is undone; orders go with their side: so a posting of an order is its owner's, whosever id it has, and
 * is looked for under each id that ever shared an account with this one.
 */
export const loyalty0221: SqlMigration = {
  name: 'loyalty-0221',
  sql: `
create function tier_evidence(of_member uuid, most int)
returns table (kind text, growth bigint, at timestamptz, order_id uuid)
language sql stable security definer set search_path = loyalty, pg_temp as $$
  with recursive person(id) as (
    select of_member union all select member_id from account where merged_into = of_member),
  near(id) as (
    select id from person where exists (select 1 from person_unmerge)
    union select x.id from near n cross join lateral (
      select merged_id as id from person_unmerge where into_person_id = n.id or survivor_id = n.id
      union all select into_person_id from person_unmerge where merged_id = n.id
      union all select survivor_id from person_unmerge where merged_id = n.id
      union all select survivor_id from person_merge where merged_id = n.id
      union all select merged_id from person_merge where survivor_id = n.id) x),
  apart(id) as (select id from near except select id from person),
  counted as (
    select own.* from person p cross join lateral (
      select t.id, t.kind, t.growth, t.at, t.order_id from points_transaction t
      where t.member_id = p.id and t.growth <> 0 and t.kind not in ('merge', 'unmerge')
        and not (exists (select 1 from apart)
          and exists (select 1 from order_points o where o.order_id = t.order_id and o.member_id <> of_member))
      order by t.at desc, t.id desc limit most) own
    union all
    select t.id, t.kind, t.growth, t.at, t.order_id
    from order_points o join points_transaction t on t.order_id = o.order_id
    where o.member_id = of_member and t.growth <> 0
      and t.member_id in (select id from apart))
  select c.kind, c.growth, c.at, c.order_id from counted c order by c.at desc, c.id desc limit most
$$;
revoke all on function tier_evidence(uuid, int) from public;
grant execute on function tier_evidence(uuid, int) to karat_loyalty, karat_loyalty_restricted;
`,
};
