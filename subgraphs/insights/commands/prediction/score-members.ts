import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { takenFrom } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { InsightRules } from '../../domain/policy.ts';
import { bpsOf, predict, type Prediction } from '../../domain/prediction/predict.ts';
import { dayOf } from '../../domain/prediction/purchase-days.ts';
import { knownBuyers } from '../../persistence/prediction/known-buyers.ts';
import { momentsOf } from '../../persistence/moments.ts';
import { insightPolicyAt } from '../../persistence/policies.ts';
import { newestFits, type NewestFit } from '../../persistence/prediction/prediction-fits.ts';
import { memberPredictionTable } from '../../persistence/tables/member-prediction.table.ts';

interface Input { readonly after: string; readonly limit: number }
/** A member whose score is of another day, fit or purchases than today's. */
interface Due {
  memberId: string; programme: string; today: string; orders: number; minor: bigint; last: string | null;
  isDue: boolean;
}

const SCORED = ['programme', 'version', 'scoredOn', 'scoredAt', 'seenOrders', 'seenMinor', 'seenLast', 'purchases',
  'lastOn', 'windowUntil', 'expectedOn', 'windowFrom', 'basis', 'aliveBps', 'ordersMilli', 'valueMinor', 'potential',
  'reasons'] as const;
const MOST_ORDERS_MILLI = 2_000_000_000;

/**
 * Scores the next members behind an id whose score is not today's, for lists and segments. Answers the last one
 * that it looked at, null behind the end. What it finds is what anybody would find who works it out anew.
 */
export const scoreMembers = defineCommand<Input, { last: string | null; scored: number }, never>({
  name: 'insights.score-members',
  execute: async (tx, input) => {
    const { rules } = await insightPolicyAt(tx.sql, tx.now);
    const fits = await newestFits(tx.sql);
    const looked = await nextMembers(tx, input, rules, fits);
    const due = looked.filter(({ isDue }) => isDue);
    const gone = due.filter(({ last }) => last === null).map(({ memberId }) => memberId);
    if (gone.length > 0) await tx.sql.run`delete from member_prediction where member_id = any(${gone}::uuid[])`;
    const buyers = due.filter(({ last }) => last !== null);
    const knownOf = await knownBuyers(tx.sql, buyers);
    const rows = buyers.flatMap((buyer) => {
      const fit = fits.get(buyer.programme) ?? null;
      const found = predict(knownOf(buyer.memberId), fit?.found ?? null, buyer.today, rules);
      return found.explained ? [rowOf(buyer, fit, found, tx.now)] : [];
    });
    await tx.sql.insertInto(memberPredictionTable, rows, `on conflict (member_id) do update set ${
      takenFrom(memberPredictionTable, SCORED)}`);
    return accepted({ last: looked.at(-1)?.memberId ?? null, scored: rows.length });
  },
});

/** Their facts stay while they are scored: a merge or a refusal waits, and then takes the score away. */
async function nextMembers(
  tx: Tx, { after, limit }: Input, rules: InsightRules, fits: ReadonlyMap<string, NewestFit>,
): Promise<Due[]> {
  const moments = momentsOf(await readCodebook(tx.sql), tx.now, rules);
  const newest = [...fits.values()];
  return tx.sql.all<Due>`
    select f.member_id as "memberId", f.programme, d.today::text as today, f.net_orders as orders,
      f.net_minor as minor, f.last_day::text as last, case when f.last_day is null then p.member_id is not null
        else p.member_id is null or p.scored_on <> d.today or p.version is distinct from v.version
          or (p.seen_orders, p.seen_minor, p.seen_last) is distinct from (f.net_orders, f.net_minor, f.last_day)
        end as "isDue"
    from member_fact f
    join unnest(${moments.map(({ region }) => region)}::text[], ${moments.map(({ today }) => today)}::date[])
      as d (region, today) on d.region = f.region
    left join unnest(${newest.map(({ programme }) => programme)}::text[],
      ${newest.map(({ version }) => version)}::int[]) as v (programme, version) on v.programme = f.programme
    left join member_prediction p on p.member_id = f.member_id
    where f.member_id > ${after}::uuid order by f.member_id limit ${limit} for key share of f`;
}

function rowOf(buyer: Due, fit: NewestFit | null, found: Prediction, now: Date) {
  const { statistical, explained, seen } = found;
  return {
    memberId: buyer.memberId, programme: buyer.programme, version: fit?.version ?? null,
    scoredOn: buyer.today, scoredAt: now,
    seenOrders: buyer.orders, seenMinor: buyer.minor, seenLast: buyer.last!,
    purchases: seen.days.length, lastOn: dayOf(seen.days.at(-1)!), windowUntil: explained!.windowUntil,
    expectedOn: explained!.expectedOn, windowFrom: explained!.windowFrom, basis: explained!.basis,
    aliveBps: statistical && bpsOf(statistical.probabilityAlive),
    ordersMilli: statistical && Math.min(MOST_ORDERS_MILLI, Math.round(statistical.expectedOrders * 1_000)),
    valueMinor: statistical && BigInt(statistical.valueMinor), potential: statistical?.potential ?? null,
    reasons: found.reasons,
  };
}
