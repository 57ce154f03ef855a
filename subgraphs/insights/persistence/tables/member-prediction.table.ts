import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { ChurnReason } from '../../domain/prediction/churn.ts';

const both = (column: string) => `(alive_bps is null) = (${column} is null)`;

/**
 * What the newest fit says of each member, for lists and segments; gone with its facts when profiling is refused
 * or the member merged. `seen_…`: the facts that it was worked out of.
 */
export const memberPredictionTable = defineTable('insights.member_prediction', {
  memberId: t.uuid().primary(),
  programme: t.text(),
  /** Null: no fit by then. */
  version: t.int().nullable(),
  scoredOn: t.date(),
  scoredAt: t.timestamptz(),
  seenOrders: t.int(),
  seenMinor: t.bigint(),
  seenLast: t.date(),
  /** Days with a purchase. */
  purchases: t.int().check('purchases > 0'),
  lastOn: t.date(),
  windowUntil: t.date(),
  /** Null: scored before these were kept; each is scored anew every day. */
  expectedOn: t.date().nullable(),
  windowFrom: t.date().nullable(),
  basis: t.word('own', 'product_class', 'house').nullable(),
  /** Null without a fit: too little data, or none yet. */
  aliveBps: t.int().nullable().check('alive_bps >= 0 and alive_bps <= 10000'),
  /** Expected orders within the horizon, in thousandths. */
  ordersMilli: t.int().nullable().check('orders_milli >= 0'),
  valueMinor: t.bigint().nullable().check('value_minor >= 0'),
  potential: t.word('high', 'mid', 'low').nullable(),
  /** Why the member is warned of; empty: not. */
  reasons: t.texts<ChurnReason>(),
}, {
  about: 'memberId',
  references: { memberId: 'member_fact (member_id) on delete cascade' },
  indexes: {
    member_prediction_warned: `(programme, seen_minor, member_id) where reasons <> '{}'::text[]`,
    member_prediction_potential: '(potential, member_id) where potential is not null',
  },
  checks: { member_prediction_check: ['value_minor', 'orders_milli', 'potential'].map(both).join(' and ') },
});
