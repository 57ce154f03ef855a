import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

type Opened = EventPayloads['complaint.opened.v1'];
type Resolved = EventPayloads['complaint.resolved.v1'];
export type ComplaintTold = Pick<Opened, 'complaintId' | 'franchiseId' | 'outletId' | 'receivedAt'>
  & Partial<Pick<Resolved, 'outcome' | 'at' | 'version'>>;

/**
 * Complaints as members tells them, whichever is told first: the greatest version counts, so that one that was opened
 * again is not done until it is done again. Told without one it is older than any; of those the later.
 */
export const takeComplaints = defineBatchCommand<ComplaintTold, null, never>({
  name: 'franchises.take-complaints',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const told = requests.map(({ input }) => ({ ...input, doneAt: input.outcome ? input.at! : null }))
      .sort((a, b) => Number(versionOf(a) - versionOf(b)) || (a.doneAt?.getTime() ?? 0) - (b.doneAt?.getTime() ?? 0));
    const newest = [...new Map(told.map((one) => [one.complaintId, one])).values()]
      .sort((a, b) => (a.complaintId < b.complaintId ? -1 : 1));
    await tx.sql.insertRows('complaint_fact as old', {
      complaint_id: 'uuid', franchise_id: 'uuid', outlet_id: 'uuid', received_at: 'timestamptz',
      done_at: 'timestamptz', outcome: 'text', version: 'bigint',
    }, newest.map((one) => ({
      complaint_id: one.complaintId, franchise_id: one.franchiseId, outlet_id: one.outletId,
      received_at: one.receivedAt, done_at: one.doneAt, outcome: one.outcome ?? null, version: versionOf(one),
    })), `on conflict (complaint_id) do update set done_at = excluded.done_at, outcome = excluded.outcome,
        version = excluded.version
      where excluded.version > old.version or excluded.version = old.version
        and excluded.done_at > coalesce(old.done_at, '-infinity')`);
    return requests.map(() => accepted(null));
  },
});

const versionOf = ({ version }: ComplaintTold): bigint => version ?? 0n;
