import type { Figure } from '../../kernel/observe/figures.ts';

const late = (what: string): string => `select '{}'::jsonb, count(*)::float8 from (
  select 1 from @schema.complaint c where ${what} limit 10000) late`;

/**
 * Whether customers are answered in time, when they complain and when they ask what is kept of them; counted
 * by the clock and no further than ten thousand.
 */
export const figures: readonly Figure[] = [
  {
    name: 'karat_complaints_overdue', labels: [],
    help: 'Open complaints whose first answer, or after it whose resolution, is late',
    sql: late('c.done_at is null and c.due_at <= clock_timestamp()'),
  },
  {
    name: 'karat_complaints_untold_seconds', labels: [],
    help: 'How long the clock has brought something to a complaint that nobody has told; 0 when all is told',
    sql: `select '{}'::jsonb, coalesce(greatest(extract(epoch from clock_timestamp()
      - (select min(next_passing_at) from @schema.complaint where next_passing_at is not null)), 0), 0)::float8`,
  },
  {
    name: 'karat_exports_waiting_seconds', labels: [],
    help: 'How long whoever waits longest has waited for an export of what is kept of it; 0 when nobody waits',
    sql: `select '{}'::jsonb, coalesce(greatest(extract(epoch from clock_timestamp()
      - (select min(requested_at) from @schema.member_export where state = 'asked')), 0), 0)::float8`,
  },
];
