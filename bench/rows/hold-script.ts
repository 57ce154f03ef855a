/**
 * Holding points as one would write it by hand, one transaction each: the same statements as
 * `loyalty.hold-points` sends for a whole batch, in the same order, on the same tables. `target`
 * numbers the accounts. pgbench takes a colon before a letter for a variable even inside quotes.
 */
export function holdScript(accounts: number): string {
  return `\\set n random(1, ${accounts})
\\set lane :n % 4
\\set slot random(0, 15)
begin;
select uuidv7()::text as idem \\gset
select command, input_hash, result from idempotency where actor_id = 'op-bench' and key = :idem;
select member_id as member, available, pending, held, lines + 1 as line from account
  where member_id = (select member_id from target where n = :n) for update \\gset
select programme, version, effective_from, rules from programme_policy;
select order_id from order_points where member_id = :member and state = 'pending' and active_at <= now();
select id as lot from lot where member_id = :member and remaining > 0 and state = 'active'
  order by expires_at, earned_at, id limit 1 \\gset
update account set available = available - 1, held = held + 1, lines = lines + 1 where member_id = :member;
update lot set remaining = remaining - 1 where id = :lot;
insert into points_transaction (id, member_id, programme, kind, at, posted_at, points, growth, available_after,
  debt_after, actor_name, to_available, to_held, line_no, pending_after, held_after) values (uuidv7(), :member,
  'CN', 'hold', now(), now(), 0, 0, :available - 1, 0, 'Bench', -1, 1, :line, :pending, :held + 1);
insert into ledger_day values
  ('CN', current_date, 'hold', 'available', (:slot)::int, -1),
  ('CN', current_date, 'hold', 'held', (:slot)::int, 1)
  on conflict (programme, day, kind, account, slot) do update
  set amount = ledger_day.amount + excluded.amount;
insert into points_hold values (uuidv7(), :member, 1, 'held', 'Bench', now(),
  now() + interval '60 minutes', null, null, null, null, null, 1, 'CNY', 'CN') returning id as hold \\gset
insert into points_hold_part values (:hold, :lot, :member, 1, 0);
insert into idempotency (actor_id, key, command, input_hash, result, created_at) values ('op-bench',
  :idem, 'loyalty.hold-points', sha256('points'), to_jsonb(:hold::text), now());
insert into event (id, name, aggregate_id, at, request_id, payload) values (uuidv7(),
  'points.posted.v1', :member::text, now(), 'bench',
  jsonb_build_object('memberId', :member::text, 'available', :available::bigint)) returning seq \\gset
insert into delivery values ('members', :lane, :seq);
select karat.wake('loyalty', array['members'], array[(:lane)::int], array[now()], null);
select karat.enqueue(jsonb_build_array(
  jsonb_build_object('task', concat('loyalty', chr(58), 'void-holds'), 'payload', '{}'::jsonb, 'queue', null,
    'runAt', date_trunc('minute', now() + interval '61 minutes'),
    'key', 'loyalty.void-holds at ' || date_trunc('minute', now() + interval '61 minutes')::text)));
insert into audit_record values (uuidv7(), now(), 'loyalty.hold-points', 'operator', 'op-bench',
  'Bench', 'bench', :hold::uuid, 'Bench', null, '{"points": 1}');
commit;
`;
}
