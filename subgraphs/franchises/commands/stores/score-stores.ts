import type { Region } from '../../../contracts/words.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { honouredUntil, lastScorable, type Quarter } from '../../domain/stores/quarter.ts';
import { isJudged, placesOf, scoreOf } from '../../domain/stores/store-score.ts';
import { countStores, isScored, readScoredSince, regionsOfStores } from '../../persistence/store-facts.ts';
import { storeScoreTable } from '../../persistence/tables/store-score.table.ts';

/**
 * Judges the stores of the next region whose last quarter is over and was not judged yet; answers how many stores
 * that were. Not of a quarter that had begun before this house kept what they are judged by, nor stores of which
 * nothing counted. Two at once meet at the key: one begins anew and finds nothing. What is written stays: facts of that
 * quarter that are told later change no place.
 */
export const scoreStores = defineCommand<{ limit: number }, { scored: number }, never>({
  name: 'franchises.score-stores',
  execute: async (tx) => {
    const since = await readScoredSince(tx.sql);
    for (const { region, zone } of await regionsOfStores(tx.sql)) {
      const quarter = lastScorable(tx.now, zone);
      if (quarter.from < since || await isScored(tx.sql, region, quarter.name)) continue;
      const scored = await scoreRegion(tx, region, zone, quarter);
      if (scored > 0) return accepted({ scored });
    }
    return accepted({ scored: 0 });
  },
});

async function scoreRegion(tx: Tx, region: Region, zone: string, quarter: Quarter): Promise<number> {
  const stores = (await countStores(tx.sql, region, quarter)).filter(({ facts }) => isJudged(facts));
  const scores = stores.map(({ facts }) => scoreOf(facts));
  const places = placesOf(scores);
  await tx.sql.insertInto(storeScoreTable, stores.map(({ outletId, franchiseId, facts }, index) => ({
    region, quarter: quarter.name, outletId, franchiseId, fromAt: quarter.from, toAt: quarter.to,
    honouredUntil: honouredUntil(quarter, zone),
    repurchaseGood: BigInt(facts.repurchase.good), repurchaseAll: BigInt(facts.repurchase.all),
    enrolmentGood: BigInt(facts.enrolment.good), enrolmentAll: BigInt(facts.enrolment.all),
    complaintsGood: BigInt(facts.complaints.good), complaintsAll: BigInt(facts.complaints.all),
    dataGood: BigInt(facts.data.good), dataAll: BigInt(facts.data.all),
    score: scores[index]!.score, ...places[index]!, scoredAt: tx.now,
  })));
  const best = stores[places.findIndex(({ place }) => place === 1)];
  if (stores.length > 0) {
    // About the first of them, in whose trail its honour stands.
    tx.audit({ subjectId: best!.outletId, after: {
      region, quarter: quarter.name, stores: stores.length,
      excellent: places.filter(({ excellent }) => excellent).length } });
  }
  return stores.length;
}

/** For a house that was told everything from its first day on. */
export async function scoreAllSince(sql: Sql, since: Date): Promise<void> {
  await sql.run`update store_score_start set since = ${since} where since > ${since}`;
}
