import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A hold keeps who made it and what it is worth in its programme. Of holds of before nobody knows who made
 * them: only head office and their expiry settle them; a point of every programme was 0.01 then. A channel
 * sees its own holds. Second persons are asked for by sums over one operator's adjustments.
 */
export const loyalty0020: SqlMigration = {
  name: 'loyalty-0020',
  sql: `
alter table points_hold
  add column channel_id uuid,
  add column tenant_id uuid,
  add column reserved_by text check (char_length(reserved_by) <= 80),
  add column worth_minor bigint,
  add column worth_currency text,
  add column programme text references programme (code);
update points_hold h set worth_minor = h.points, worth_currency = p.currency, programme = p.code
  from account a join programme p on p.code = a.programme where a.member_id = h.member_id;
alter table points_hold
  alter column worth_minor set not null,
  alter column worth_currency set not null,
  alter column programme set not null,
  add check (worth_minor >= 0);
create policy own_channel on points_hold as restrictive for select to karat_loyalty_restricted using (
  case (select current_setting('karat.kind', true)) when 'channel'
    then channel_id = (select nullif(current_setting('karat.channel', true), '')::uuid)
    else true end);

create index points_adjustment_asker on points_adjustment (asked_by, asked_at);
`,
};
