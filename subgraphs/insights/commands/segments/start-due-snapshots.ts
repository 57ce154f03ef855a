import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { segmentSnapshotTable } from '../../persistence/tables/segment-snapshot.table.ts';

/** Begins a snapshot of every segment in use that none is being taken of: once a day. */
export const startDueSnapshots = defineCommand<object, { begun: number }, never>({
  name: 'insights.start-due-snapshots',
  execute: async (tx) => {
    const due = await tx.sql.all<{ id: string; version: number }>`select id, version from segment s
      where retired_at is null and not exists (select 1 from segment_snapshot running
        where running.segment_id = s.id and running.finished_at is null) order by id`;
    await tx.sql.insertInto(segmentSnapshotTable, due.map(({ id, version }) => ({
      id: newId(tx.now), segmentId: id, segmentVersion: version, askedBy: tx.actor.name, startedAt: tx.now,
    })), 'on conflict do nothing');
    return accepted({ begun: due.length });
  },
});
