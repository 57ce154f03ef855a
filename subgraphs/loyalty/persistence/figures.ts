import type { Figure } from '../../kernel/observe/figures.ts';
import { proofFigures } from '../../kernel/observe/proof-figures.ts';

/** The one that expires first is nearly the oldest: holds last as long as each other within a policy. */
const first = `(select h.held_at, h.expires_at from @schema.points_hold h where h.state = 'held'
  order by h.expires_at limit 1) h`;

/** Whether the ledger is proven, and whether reserved points come back to their members. */
export const figures: readonly Figure[] = [
  ...proofFigures('ledger', 'accounts'),
  {
    name: 'karat_points_hold_oldest_seconds', labels: [],
    help: 'Age of the open points hold that expires first; absent when none is open',
    sql: `select '{}'::jsonb, extract(epoch from clock_timestamp() - h.held_at)::float8 from ${first}`,
  },
  {
    name: 'karat_points_hold_overdue_seconds', labels: [],
    help: 'How long the points hold that expires first should have been given back; 0 when none should',
    sql: `select '{}'::jsonb, coalesce(greatest(extract(epoch from clock_timestamp() - h.expires_at), 0), 0)::float8
      from (select 1) one left join ${first} on true`,
  },
];
