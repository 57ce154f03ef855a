import { LIFE_DAYS } from '../../domain/segments/family-facts.ts';
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
  readonly rows: 'consents' | 'refusals' | 'relations' | 'tags' | TagsBy;
}

/** Tags by the source that says them, and by rules. */
export type TagsBy = 'tagsByOperator' | 'tagsByMember' | 'tagsByBehaviour' | 'tagsByInferred' | 'tagsByRule';

/**
 * What is joined when a rule asks for it: profile, tier, points, home, prediction, days of a life, who serves,
 * enrolment; and scores, which then come with `f`.
 */
export type Join = 'p' | 't' | 'b' | 'h' | 's' | 'q' | 'e' | 'v' | 'k';

const text = (sql: string, join?: Join): Column => ({ type: 'text', sql, join });
const whole = (sql: string, join?: Join): Column => ({ type: 'bigint', sql, join });
const date = (sql: string, join?: Join): Column => ({ type: 'date', sql, join });

const rows = (named: WordRows['rows']): WordRows => ({ type: 'rows', rows: named });

/** The next of these days, today among them; one whose job is late is over all the same. */
const lifeDay = (of = 'true') => date(`(select min(n.day) from unnest(e.kinds, e.days) as n (kind, day)
  where n.day >= z.today and ${of})`, 'e');

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
  tags: rows('tags'), tagsByOperator: rows('tagsByOperator'), tagsByMember: rows('tagsByMember'),
  tagsByBehaviour: rows('tagsByBehaviour'), tagsByInferred: rows('tagsByInferred'), tagsByRule: rows('tagsByRule'),
  consents: rows('consents'), refusals: rows('refusals'),
  relations: rows('relations'),
  nextLifeEventOn: lifeDay(),
  ...Object.fromEntries(Object.entries(LIFE_DAYS).map(([fact, kind]) => [fact, lifeDay(`n.kind = '${kind}'`)])),
  enrolledThrough: { type: 'uuid', sql: 'k.channel_id', join: 'k' },
  enrolledAt: { type: 'uuid', sql: 'k.outlet_id', join: 'k' },
  servedBy: { type: 'uuid', sql: 'v.staff_id', join: 'v' },
  servedSince: date('(v.since at time zone z.zone)::date', 'v'),
  lastGapDays: whole('f.gap_days[1]::bigint'),
  nextPurchaseOn: date('q.expected_on', 'q'),
  nextPurchaseFrom: date('q.window_from', 'q'),
  nextPurchaseUntil: date('q.window_until', 'q'),
  nextPurchaseBasis: text('q.basis', 'q'),
  alivePercent: whole('(q.alive_bps / 100)::bigint', 'q'),
  expectedOrders: whole('(q.orders_milli / 1000)::bigint', 'q'),
  expectedUnits: whole('q.value_minor / z.unit', 'q'),
  potential: text('q.potential', 'q'),
  churnWarning: { type: 'text[]', sql: 'q.reasons', join: 'q' },
};
