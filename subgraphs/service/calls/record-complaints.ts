import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { noteComplaint } from '../commands/orders/note-complaint.ts';
import { inTurn } from './in-turn.ts';

const PATIENCE_MS = 5_000;
const AT_ONCE = 100;
const asService = serviceActor('service', ['members:read', 'members:write']);
const RECORD = `mutation ComplaintOfService($input: RecordComplaintInput!) {
  recordComplaint(input: $input) { complaint { id } userErrors { code } } }`;

interface Row { id: string; memberId: string | null; outletId: string; region: string; feedback: string; ratedAt: Date }
interface Answer {
  readonly recordComplaint: {
    readonly complaint: { readonly id: string } | null;
    readonly userErrors: readonly { readonly code: string }[];
  } | null;
}

/** Tells members what was meant as a complaint; the key is the order's. Throws when members gave no answer. */
export async function recordComplaints(
  services: Services, which: { readonly serviceOrderId: string } | 'all',
): Promise<void> {
  const one = which === 'all' ? null : which.serviceOrderId;
  const rows = await services.home.database.sql.all<Row>`select id, member_id as "memberId", outlet_id as "outletId",
      region, feedback, rated_at as "ratedAt" from service_order
    where complaint_state = 'asked' and (${one}::uuid is null or id = ${one}::uuid)
    order by rated_at limit ${AT_ONCE}`;
  await inTurn(rows, (row) => record(services, row));
}

async function record(services: Services, row: Row): Promise<void> {
  const { recordComplaint: answer } = await askOther<Answer>(services, {
    document: RECORD, actor: asService, deadlineAt: Date.now() + PATIENCE_MS,
    variables: { input: {
      via: 'STORE', kind: 'AFTER_SALES', text: row.feedback, outletId: encodeId(PREFIX.outlet, row.outletId),
      memberId: row.memberId && encodeId(PREFIX.member, row.memberId), region: row.memberId ? null : row.region,
      receivedAt: row.ratedAt, idempotencyKey: `service:${row.id}:complaint`,
    } } });
  const code = answer?.complaint ? null : answer?.userErrors[0]?.code;
  if (code === undefined) throw new Error('members neither kept the complaint nor said why');
  if (code === 'TRY_AGAIN') return;
  await runCommand(services.home, { actor: serviceActor('service', []), requestId: 'record-complaints' },
    noteComplaint, { serviceOrderId: row.id, complaint: answer?.complaint?.id ?? null });
}
