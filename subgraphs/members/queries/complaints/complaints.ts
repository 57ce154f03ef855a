import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { Complaint, ComplaintEntry } from '../../graphql/complaints/complaint.type.ts';
import { COMPLAINT_COLUMNS, type ComplaintRow } from '../../persistence/complaints.ts';

export async function complaintsById(sql: Sql, ids: readonly string[]): Promise<(Complaint | null)[]> {
  const rows = await sql.all<ComplaintRow>`
    select ${COMPLAINT_COLUMNS} from complaint c where c.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, complaintView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Which order a complaint is about; it never changes. */
export async function orderOfComplaint(sql: Sql, id: string): Promise<string | null> {
  const row = await sql.maybe<{ orderId: string | null }>`select order_id as "orderId" from complaint where id = ${id}`;
  return row?.orderId ?? null;
}

/** As it was written last; its resolver settles what the clock brought since. */
export function complaintView(row: ComplaintRow): Complaint {
  const { via, kind, region, text, reference, recordedAt, state, closing, reopened, version } = row;
  return {
    id: encodeId(PREFIX.complaint, row.id), row, via, kind, region, text, reference, recordedAt,
    receivedAt: row.receivedAt, state, closing, reopened, doneAt: row.doneAt, version,
  } as Complaint;
}

/** Its last 200 lines, oldest first; what a reader may not see of it its row rule leaves out. */
export async function entriesOf(sql: Sql, ids: readonly string[]): Promise<ComplaintEntry[][]> {
  const rows = await sql.all<ComplaintEntry & { complaintId: string }>`
    select e.complaint_id as "complaintId", e.at, e.kind, e.by, e.text from (
      select e.*, row_number() over (partition by e.complaint_id order by e.seq desc) as n
      from complaint_entry e where e.complaint_id = any(${[...ids]}::uuid[])) e
    where e.n <= 200 order by e.complaint_id, e.at, e.seq`;
  const found = Map.groupBy(rows, ({ complaintId }) => complaintId);
  return ids.map((id) => found.get(id) ?? []);
}
