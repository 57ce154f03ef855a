import type { Figure } from '../../kernel/observe/figures.ts';

/** Quotes and placed orders whose end nobody noted, holds that are not back, and money that waits to be refunded. */
export const figures: readonly Figure[] = [
  {
    name: 'karat_quotes_overdue_seconds', labels: [],
    help: 'How long the quote or placed order is over whose end no job has noted yet; absent when there is none',
    sql: `select '{}'::jsonb, extract(epoch from clock_timestamp() - min(q.locked_until))::float8 from @schema.quote q
      where q.state in ('pricing', 'holding', 'open', 'placed') and q.locked_until <= clock_timestamp()
      having min(q.locked_until) is not null`,
  },
  {
    name: 'karat_quote_holds_due_seconds', labels: [],
    help: 'How long ago the oldest quote was asked for whose coupons or points are not back; absent when there is none',
    sql: `select '{}'::jsonb, extract(epoch from clock_timestamp() - min(q.quoted_at))::float8 from @schema.quote q
      where q.holds = 'due' having min(q.quoted_at) is not null`,
  },
  {
    name: 'karat_unmatched_payment_seconds', labels: [],
    help: 'How long the oldest payment waits that fits nothing and is not refunded; absent when there is none',
    sql: `select '{}'::jsonb, extract(epoch from clock_timestamp() - min(p.received_at))::float8 from @schema.payment p
      where p.state = 'unmatched' having min(p.received_at) is not null`,
  },
];
