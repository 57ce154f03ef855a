import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What members agree to, word for word; whose word it was for a child; where franchises have outlets. */
export const members0182: SqlMigration = {
  name: 'members-0182',
  sql: `
create table consent_text (
  purpose text not null check (purpose in ('marketing_sms', 'marketing_email', 'marketing_app',
    'marketing_wecom', 'profiling', 'franchise_sharing', 'channel_sharing', 'cross_border')),
  version text not null check (char_length(version) >= 1 and char_length(version) <= 40),
  zh text not null,
  en text not null,
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  published_at timestamptz not null,
  published_by text not null,
  primary key (purpose, version)
);
create index consent_text_newest on consent_text (purpose, published_at desc);
create function refuse_text_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on consent_text
  for each statement execute function refuse_text_change();
grant select on consent_text to karat_members_restricted;

alter table consent_record add column guardian_name text check (char_length(guardian_name) <= 80);
alter table known_outlet add column region text;
grant select on known_outlet to karat_members_restricted;
`,
};
