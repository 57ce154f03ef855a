import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { payerOf } from '../../domain/cost/payer.ts';
import { addToDays, dayOf } from '../../persistence/cost/days.ts';
import { insertNew } from '../../persistence/cost/insert-new.ts';
import { costPointsTable } from '../../persistence/tables/cost-points.table.ts';

type PointsRow = NewRowOf<typeof costPointsTable>;

/** Points cost whoever bears them from their issue on, and nothing any more once they are taken back. */
export const takePoints = defineBatchCommand<EventPayloads['points.posted.v1'], null, never>({
  name: 'rewards.take-points',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const book = await readCodebook(tx.sql);
    const rows = requests.flatMap(({ input: { transactionId, region, issued = [] } }): PointsRow[] => (
      region === undefined ? [] : issued.map(({ funderId, at, points }, place) => ({
        transactionId, place, region, payer: payerOf(funderId), day: dayOf(at, book.zoneOf(region, at)), points,
      }))));
    const fresh = await insertNew(tx.sql, costPointsTable, rows, 'transaction_id, place');
    await addToDays(tx.sql, fresh.map(({ region, payer, day, points }) => (
      { region, payer, day, kind: 'points' as const, amount: points, reserved: 0n })));
    return requests.map(() => accepted(null));
  },
});
