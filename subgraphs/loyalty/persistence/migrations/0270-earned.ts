import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * What the validity of a tier has earned is kept with the account. Worked out here for those of before; beneath a tier
 * given by hand, and where two were one for a time, only the history can say, and does until it is told the next time.
 */
export const loyalty0270: SqlMigration = {
  name: 'loyalty-0270',
  sql: `
alter table account add column tier_earned bigint default 0;

create function inside_validity(valid_from timestamptz, since timestamptz, born timestamptz) returns boolean
language sql immutable as $$
  select case when since is distinct from valid_from then born >= valid_from else born > valid_from end
$$;

create function validity_earned(of_account account) returns bigint
language sql stable as $$
  select (
    (select coalesce(sum(e.growth_kept), 0) from order_points o join order_earning e on e.order_id = o.order_id
      where o.member_id = of_account.member_id and o.state <> 'refused'
        and inside_validity(of_account.tier_valid_from, of_account.tier_since, o.paid_at))
    + (select coalesce(sum(t.growth), 0) from account a join points_transaction t on t.member_id = a.member_id
      where (a.member_id = of_account.member_id or a.merged_into = of_account.member_id)
        and t.kind = 'interaction' and t.growth > 0
        and inside_validity(of_account.tier_valid_from, of_account.tier_since, t.at)))::bigint
$$;
revoke all on function validity_earned(account) from public;
grant execute on function validity_earned(account), inside_validity(timestamptz, timestamptz, timestamptz)
  to karat_loyalty;

update account a set tier_earned = validity_earned(a)
where a.tier_valid_from is not null and a.merged_into is null;
update account a set tier_earned = null
where a.tier_hand is not null or exists (select 1 from person_unmerge u
  where a.member_id in (u.merged_id, u.into_person_id, u.survivor_id));
`,
};
