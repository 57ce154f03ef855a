import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A ring size goes with its standard: until now all were of the Hong Kong scale. Where a membership came
 * from has its detail. A profile is complete once; those that are so already were never promised anything.
 */
export const members0161: SqlMigration = {
  name: 'members-0161',
  sql: `
alter table member drop constraint member_ring_size_check;
alter table member
  alter column ring_size type numeric(4,2),
  add column ring_standard text
    check (ring_standard in ('hk', 'us', 'eu', 'jp')),
  add column referrer_member_id uuid references member (id),
  add column source_code text check (char_length(source_code) <= 60),
  add column completed_at timestamptz;
update member set ring_standard = 'hk' where ring_size is not null;
alter table member
  add constraint member_ring check ((ring_size is null) = (ring_standard is null)),
  add constraint member_ring_size_check check (ring_size > 0 and ring_size < 100),
  add constraint member_referrer
    check (referrer_member_id is null or (source = 'referral' and referrer_member_id <> id));
create index member_referrer on member (referrer_member_id) where referrer_member_id is not null;
update member set completed_at = now() where name is not null and phone is not null and email is not null
  and gender <> 'unknown' and birthday is not null and city is not null and occupation is not null
  and styles <> '{}' and stones <> '{}' and occasions <> '{}';
`,
};
