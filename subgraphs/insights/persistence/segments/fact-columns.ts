import { firstDayText, lastDayText, stageText } from '../moments.ts';

/**
 * Where the database finds each fact of domain/segments: SQL over `f` (member_fact), `z` (its region's day,
 * smallest unit of money and borders of the lifecycle) and what is joined to it. Types are those that values are
 * compared as.
 */
export interface Column {
  readonly type: 'text' | 'uuid' | 'bigint' | 'date' | 'text[]' | 'uuid[]';
  readonly sql: string;
  readonly join?: Join;
}

/** Several words in rows of their own, one each. */
export interface WordRows {
  readonly type: 'rows';
  readonly rows: 'consents' | 'tags';
}

/** What is joined when a rule asks for it: profile, tier, points, home; and scores, which then come with `f`. */
export type Join = 'p' | 't' | 'b' | 'h' | 's';

const text = (sql: string, join?: Join): Column => ({ type: 'text', sql, join });
const whole = (sql: string, join?: Join): Column => ({ type: 'bigint', sql, join });
const date = (sql: string, join?: Join): Column => ({ type: 'date', sql, join });

const THIS_BIRTHDAY = 'birthday_in(p.birth_month_day, extract(year from z.today)::int)';

export const COLUMNS: Readonly<Record<string, Column | WordRows>> = {
  region: text('f.region'),
  gender: text('p.gender', 'p'),
  // Whose day is not known counts as having it at the end of the year.
  age: whole(`(extract(year from z.today)::int - p.birth_year
    - case when coalesce(${THIS_BIRTHDAY}, make_date(extract(year from z.today)::int, 12, 31)) > z.today
      then 1 else 0 end)::bigint`, 'p'),
  birthMonth: whole('left(p.birth_month_day, 2)::bigint', 'p'),
  daysToBirthday: whole(`(case when ${THIS_BIRTHDAY} >= z.today then ${THIS_BIRTHDAY}
    else birthday_in(p.birth_month_day, extract(year from z.today)::int + 1) end - z.today)::bigint`, 'p'),
  city: text('p.city', 'p'),
  occupation: text('p.occupation', 'p'),
  styles: { type: 'text[]', sql: 'p.styles', join: 'p' },
  stones: { type: 'text[]', sql: 'p.stones', join: 'p' },
  occasions: { type: 'text[]', sql: 'p.occasions', join: 'p' },
  source: text('p.source', 'p'),
  enrolledOn: date('(f.enrolled_at at time zone z.zone)::date'),
  tier: text(`t.programme || ':' || t.tier`, 't'),
  points: whole('b.available', 'b'),
  pendingPoints: whole('b.pending', 'b'),
  pointsDebt: whole('b.debt', 'b'),
  home: { type: 'uuid', sql: 'h.franchise_id', join: 'h' },
  attributedOn: date('(h.since at time zone z.zone)::date', 'h'),
  netOrders: whole('f.net_orders'),
  returnedOrders: whole('f.returned_orders'),
  netUnits: whole('f.net_minor / z.unit'),
  averageUnits: whole('f.net_minor / nullif(f.net_orders, 0) / z.unit'),
  firstOrderOn: date('f.first_order_on'),
  lastOrderOn: date('f.last_order_on'),
  daysSinceOrder: whole('(z.today - f.last_order_on)'),
  classes: { type: 'text[]', sql: 'f.margin_classes' },
  channels: { type: 'uuid[]', sql: 'f.channel_ids' },
  outlets: { type: 'uuid[]', sql: 'f.outlet_ids' },
  lifecycle: text(stageText(['z.new_days', 'z.active_days', 'z.dormant_days'],
    `(z.today - ${firstDayText('z.today')})`, `(z.today - ${lastDayText('z.today')})`)),
  frequencyClass: text('f.frequency_class', 's'),
  rfmSegment: text('f.segment', 's'),
  recency: whole('f.recency', 's'),
  frequency: whole('f.frequency', 's'),
  monetary: whole('f.monetary', 's'),
  tags: { type: 'rows', rows: 'tags' },
  consents: { type: 'rows', rows: 'consents' },
};
