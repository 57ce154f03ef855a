import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

type Opened = EventPayloads['complaint.opened.v1'];
type Resolved = EventPayloads['complaint.resolved.v1'];
export type ComplaintTold = Pick<Opened, 'complaintId' | 'franchiseId' | 'outletId' | 'receivedAt'>
  & Partial<Pick<Resolved, 'outcome' | 'at'>>;

/**
 * Complaints as members tells them, whichever is told first: one that was opened again is done when it was done last.
 */
export const takeComplaints = defineBatchCommand<ComplaintTold, null, never>({
  name: 'franchises.take-complaints',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const told = [...requests.map(({ input }) => input)]
      .sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0));
    const newest = [...new Map(told.map((one) => [one.complaintId, one])).values()]
      .sort((a, b) => (a.complaintId < b.complaintId ? -1 : 1));
    await tx.sql.insertRows('complaint_fact as old', {
      complaint_id: 'uuid', franchise_id: 'uuid', outlet_id: 'uuid', received_at: 'timestamptz',
      done_at: 'timestamptz', outcome: 'text',
    }, newest.map(({ complaintId, franchiseId, outletId, receivedAt, at, outcome }) => ({
      complaint_id: complaintId, franchise_id: franchiseId, outlet_id: outletId, received_at: receivedAt,
      done_at: at ?? null, outcome: outcome ?? null,
    })), `on conflict (complaint_id) do update set done_at = excluded.done_at, outcome = excluded.outcome
      where excluded.done_at is not null and (old.done_at is null or old.done_at < excluded.done_at)`);
    return requests.map(() => accepted(null));
  },
});
