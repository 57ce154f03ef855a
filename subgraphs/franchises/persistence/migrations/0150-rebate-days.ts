import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** An entry counts from the end of its rebate's window, a later one from when it was booked. */
const DAY = `(greatest(r.held_until, e.booked_at) at time zone 'Asia/Shanghai')::date`;
/** Both sides of a rebate; an accrual is never after its window. */
const SIDES = `cross join lateral (values (r.home_franchise_id, true), (r.payer_franchise_id, false))
    as side (franchise_id, home)
  where side.franchise_id is not null and (e.kind <> 'accrual' or e.booked_at <= r.held_until)`;
const COLUMNS = 'day, franchise_id, currency, earned, earned_reversed, owed, owed_reversed, entries';
const SUMS = ['earned', 'earned_reversed', 'owed', 'owed_reversed', 'entries'];

const sumsOf = (sign: string) => `${DAY}, side.franchise_id, r.currency,
    coalesce(sum(${sign} * e.amount_minor) filter (where side.home and e.kind = 'accrual'), 0),
    coalesce(sum(${sign} * e.amount_minor) filter (where side.home and e.kind <> 'accrual'), 0),
    coalesce(sum(${sign} * e.amount_minor) filter (where not side.home and e.kind = 'accrual'), 0),
    coalesce(sum(${sign} * e.amount_minor) filter (where not side.home and e.kind <> 'accrual'), 0),
    sum(${sign})`;

/** For whoever writes rebates past the triggers: every sum worked out anew. */
export const FILL_REBATE_DAYS = `
delete from franchises.rebate_delta;
delete from franchises.rebate_day;
insert into franchises.rebate_day (${COLUMNS})
select ${sumsOf('1')}
from franchises.rebate r join franchises.rebate_entry e on e.rebate_id = r.id ${SIDES}
group by 1, 2, 3;
`;

const table = (name: string, first: string, last: string) => `
create table ${name} (${first}
  franchise_id uuid not null,
  day date not null,
  currency text not null,
  ${SUMS.map((sum) => `${sum} bigint not null`).join(',\n  ')}${last}
);
alter table ${name} enable row level security;
create policy visible on ${name} for select to karat_franchises_restricted using (
  franchise_id = (select case current_setting('karat.kind', true) when 'tenant'
    then nullif(current_setting('karat.tenant', true), '')::uuid end));
grant select on ${name} to karat_franchises_restricted;`;

/**
 * What each franchise gets and pays by business day of head office, as sales are summed: writers append
 * what they changed, a job folds it, readers add up both. A statement writes entries or moves the window
 * of their rebates, never both: each of the two triggers takes the other's rows as they stand.
 */
export const franchises0150: SqlMigration = {
  name: 'franchises-0150',
  sql: `${table('rebate_delta', '\n  id bigint generated always as identity primary key,', '')}
create index rebate_delta_franchise on rebate_delta (franchise_id, day);
${table('rebate_day', '', ',\n  primary key (franchise_id, day, currency)')}

create function sum_rebate_entries() returns trigger language plpgsql as $$
begin
  insert into rebate_delta (${COLUMNS})
  select ${sumsOf('1')} from changed e join rebate r on r.id = e.rebate_id ${SIDES}
  group by 1, 2, 3;
  return null;
end $$;
create trigger summed_when_added after insert on rebate_entry
  referencing new table as changed for each statement execute function sum_rebate_entries();

create function move_rebate_sums() returns trigger language plpgsql as $$
declare moved uuid[];
begin
  -- not joined: a plan kept from a small update would compare each row of a large one with every other
  select array_agg(id) into moved from (
    select id, home_franchise_id, payer_franchise_id, currency, held_until from changed
    except select id, home_franchise_id, payer_franchise_id, currency, held_until from former) n;
  if moved is null then return null; end if;
  insert into rebate_delta (${COLUMNS})
  select ${sumsOf('r.sign')}
  from (select 1 as sign, n.* from changed n where n.id = any(moved)
    union all select -1, f.* from former f where f.id = any(moved)) r
  join rebate_entry e on e.rebate_id = r.id ${SIDES}
  group by 1, 2, 3;
  return null;
end $$;
create trigger sums_moved after update on rebate
  referencing old table as former new table as changed
  for each statement execute function move_rebate_sums();

create function fold_rebate_days(most integer) returns integer language plpgsql as $$
declare folded integer;
begin
  with taken as (
    delete from rebate_delta where id = any(array(
      select id from rebate_delta order by id limit most for update skip locked))
    returning *),
  summed as (
    insert into rebate_day (${COLUMNS})
    select day, franchise_id, currency, ${SUMS.map((sum) => `sum(${sum})`).join(', ')} from taken
    group by 1, 2, 3 order by 2, 1, 3
    on conflict (franchise_id, day, currency) do update set
      ${SUMS.map((sum) => `${sum} = rebate_day.${sum} + excluded.${sum}`).join(', ')})
  select count(*) into folded from taken;
  return folded;
end $$;
${FILL_REBATE_DAYS}`,
};
