import { moneyView } from '../../kernel/money.ts';
import { frequencyOf, lifecycleOf } from '../domain/lifecycle.ts';
import type { InsightPolicy, InsightRules } from '../domain/policy.ts';
import { segmentOf, type RfmScores } from '../domain/rfm.ts';
import type { MemberInsight, RfmScore } from '../graphql/insight.type.ts';

/** A row of `measuresOf` joined to `member_fact`, columns as they are. */
export interface MeasuredRow {
  member_id: string; currency: string; today: string; first_day: string | null; last_day: string | null;
  days: number | null; frequency_orders: number; rfm_orders: number; rfm_minor: bigint; net_orders: number;
  returned_orders: number; net_minor: bigint; first_at: Date | null; last_at: Date | null; gap_days: number[];
  margin_classes: string[]; channel_ids: string[]; outlet_ids: string[];
}

export function scoreView(scores: RfmScores | null, rules: InsightRules): RfmScore | null {
  return scores && {
    ...scores, code: `${scores.recency}${scores.frequency}${scores.monetary}`, segment: segmentOf(scores, rules),
  };
}

export function insightView(
  row: MeasuredRow, { version, rules }: InsightPolicy, scores: RfmScores | null,
): MemberInsight {
  const { currency } = row;
  return {
    memberUuid: row.member_id, asOf: row.today, policyVersion: version,
    lifecycle: lifecycleOf({ firstDay: row.first_day, lastDay: row.last_day }, row.today, rules),
    frequency: frequencyOf(row.frequency_orders, rules), rfm: scoreView(scores, rules),
    facts: {
      netOrders: row.net_orders, returnedOrders: row.returned_orders, netValue: moneyView(row.net_minor, currency),
      firstOrderAt: row.first_at, lastOrderAt: row.last_at, daysSinceLast: row.days,
      frequencyOrders: row.frequency_orders, rfmOrders: row.rfm_orders,
      rfmValue: moneyView(row.rfm_minor, currency), gapDays: row.gap_days,
      marginClasses: row.margin_classes.slice(0, 50), channelUuids: row.channel_ids,
      outletUuids: row.outlet_ids,
    },
  };
}
