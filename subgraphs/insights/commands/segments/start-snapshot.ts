import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockSegment } from '../../persistence/segments/locked-segment.ts';
import { segmentSnapshotTable } from '../../persistence/tables/segment-snapshot.table.ts';

type Code = 'NOT_FOUND' | 'RETIRED' | 'ALREADY_RUNNING';

/** Begins to work out who belongs in a segment now; a job does it, range by range. */
export const startSnapshot = defineCommand<{ readonly id: string }, { snapshotId: string; segmentId: string }, Code>({
  name: 'insights.take-segment-snapshot',
  execute: async (tx, { id }) => {
    const segment = await lockSegment(tx.sql, id);
    if (!segment) return refused('NOT_FOUND', 'There is no such segment.', ['id']);
    if (segment.retiredAt) return refused('RETIRED', 'The segment is not in use any more.', ['id']);
    const running = await tx.sql.maybe`select 1 from segment_snapshot where segment_id = ${id}
      and finished_at is null`;
    if (running) return refused('ALREADY_RUNNING', 'A snapshot of it is being taken.', ['id']);
    const snapshotId = newId(tx.now);
    await tx.sql.insertInto(segmentSnapshotTable, [{
      id: snapshotId, segmentId: id, segmentVersion: segment.version, askedBy: tx.actor.name, startedAt: tx.now,
    }]);
    tx.audit({ subjectId: id, after: { snapshotId } });
    tx.schedule({ job: 'take-snapshots', at: tx.now, payload: {}, key: 'take-snapshots' });
    return accepted({ snapshotId, segmentId: id });
  },
});
