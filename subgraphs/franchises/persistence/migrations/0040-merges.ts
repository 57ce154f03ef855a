import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Merges are kept as in every room, with the step each one was: whose a purchase is, is asked by its
 * moment. And no member's home begins with a region that nobody told.
 */
export const franchises0040: SqlMigration = {
  name: 'franchises-0040',
  sql: `
insert into person_merge (merged_id, into_person_id, survivor_id, merge_id, merged_at)
select other_member_id, member_id, member_id, other_member_id, merged_at from merged_member
on conflict (merged_id) do update set into_person_id = excluded.into_person_id,
  survivor_id = excluded.survivor_id, merged_at = excluded.merged_at;
-- A home that was passed on tells the step that a later merge had hidden.
update person_merge p set into_person_id = m.member_id from member_move m
where m.reason = 'merged' and m.at = p.merged_at and m.ends_at is not null
  and m.member_id <> p.merged_id
  and exists (select 1 from person_merge s
    where s.merged_id = m.member_id and s.survivor_id = p.survivor_id);
drop table merged_member;
alter table member_home alter column region drop default;
`,
};
