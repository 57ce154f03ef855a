import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { TrialCost as Cost } from '../../domain/trial/trial-counts.ts';
import type { AttributionTrial, TrialCost, TrialMover } from '../../graphql/trial/trial.type.ts';
import { newestTrials, readMovers, readTrials, type TrialRow } from '../../persistence/trials.ts';

const MOST_SHOWN = 200;

export async function trialsById(sql: Sql, ids: readonly string[]): Promise<(AttributionTrial | null)[]> {
  return (await readTrials(sql, ids)).map((row) => row && viewOf(row));
}

export async function recentTrials(sql: Sql, first: number): Promise<AttributionTrial[]> {
  return (await newestTrials(sql, first)).map(viewOf);
}

export async function trialMovers(sql: Sql, trialId: string, first: number): Promise<TrialMover[]> {
  return (await readMovers(sql, trialId, first)).map(({ memberId, from, to }) => (
    { memberUuid: memberId, fromUuid: from, toUuid: to }));
}

function viewOf({ id, counts, after: _, ...row }: TrialRow): AttributionTrial {
  return {
    ...row, id: encodeId(PREFIX.trial, id),
    moves: [...counts.moves].sort((a, b) => b.members - a.members).slice(0, MOST_SHOWN)
      .map(({ from, to, members }) => ({ fromUuid: from, toUuid: to, members })),
    costs: [...counts.costs].sort((a, b) => Number(sizeOf(b) - sizeOf(a))).slice(0, MOST_SHOWN).map(costView),
  };
}

const changeOf = (cost: Cost) => cost.earnedAfter - cost.owedAfter - (cost.earnedBefore - cost.owedBefore);
const sizeOf = (cost: Cost) => (changeOf(cost) < 0n ? -changeOf(cost) : changeOf(cost));

function costView(cost: Cost): TrialCost {
  const money = (minor: bigint) => moneyView(minor, cost.currency);
  return {
    currency: cost.currency, franchiseUuid: cost.franchiseId, change: money(changeOf(cost)),
    earnedBefore: money(cost.earnedBefore), earnedAfter: money(cost.earnedAfter),
    owedBefore: money(cost.owedBefore), owedAfter: money(cost.owedAfter),
  };
}
