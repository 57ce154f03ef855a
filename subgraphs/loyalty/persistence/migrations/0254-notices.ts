import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Ends of points and of grace are told some days before, each notice once. */
export const loyalty0254: SqlMigration = {
  name: 'loyalty-0254',
  sql: `
create table notice (
  member_id uuid not null references account (member_id),
  kind text not null check (kind in ('expiry', 'grace')),
  ends_at timestamptz not null,
  days integer not null,
  told_at timestamptz not null,
  primary key (member_id, kind, ends_at, days)
);
create index account_grace on account (tier_grace_until) where tier_grace_until is not null;
alter table notice enable row level security;
create policy visible on notice for select to karat_loyalty_restricted using (
  (select true from person_visibility v where v.person_id = notice.member_id));
grant select on notice to karat_loyalty_restricted;
`,
};
