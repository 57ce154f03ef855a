import type { Figure } from '../../kernel/observe/figures.ts';
import { proofFigures } from '../../kernel/observe/proof-figures.ts';

/** The one that expires first is nearly the oldest: holds last as long as each other within a policy. */
const first = `(select h.held_at, h.expires_at from @schema.points_hold h where h.state = 'held'
  order by h.expires_at limit 1) h`;

/** Whether the ledger is proven, and whether reserved points come back to their members. */
/** The rules in force of each programme: a version counts unless somebody has not approved it. */
const inForce = `(select distinct on (p.programme) p.programme, coalesce((p.rules ->> 'burnPercent')::int, 5) as percent
  from @schema.programme_policy p where p.effective_from <= clock_timestamp()
    and not exists (select 1 from @schema.policy_proposal q where q.policy = 'programme_policy:' || p.programme
      and q.version = p.version and q.state <> 'approved')
  order by p.programme, p.effective_from desc) r`;

export const figures: readonly Figure[] = [
  ...proofFigures('ledger', 'accounts'),
  {
    name: 'karat_points_hold_oldest_seconds', labels: [],
    help: 'Age of the open points hold that expires first; absent when none is open',
    sql: `select '{}'::jsonb, extract(epoch from clock_timestamp() - h.held_at)::float8 from ${first}`,
  },
  {
    name: 'karat_points_burn_missing_bps', labels: ['programme'],
    help: 'Basis points that the points redeemed in a year lack to what the rules ask of its opening balance; 0: none',
    sql: `select jsonb_build_object('programme', r.programme), greatest(r.percent * 100
        - 10000 * b.redeemed / nullif(b.opening, 0), 0)::float8
      from ${inForce} join (select programme,
          sum(amount) filter (where account in ('available', 'pending', 'held')
            and day <= current_date - interval '1 year') as opening,
          coalesce(sum(amount) filter (where account = 'redeemed'
            and day > current_date - interval '1 year'), 0) as redeemed
        from @schema.ledger_day group by programme) b using (programme) where b.opening > 0`,
  },
  {
    name: 'karat_points_hold_overdue_seconds', labels: [],
    help: 'How long the points hold that expires first should have been given back; 0 when none should',
    sql: `select '{}'::jsonb, coalesce(greatest(extract(epoch from clock_timestamp() - h.expires_at), 0), 0)::float8
      from (select 1) one left join ${first} on true`,
  },
];
