import type { Tx } from '../../../kernel/commands/command.ts';
import { readIdentifier } from '../../../kernel/identifier.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readComplaintText } from '../../domain/complaints/complaint-text.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { mayHandle } from './complaint-rights.ts';
import { judgeOrder } from './judge-order.ts';
import type { RecordComplaintCode, RecordComplaintInput } from './complaint-input.ts';

export const ORDER_REFUSALS = {
  NOT_FOUND: 'There is no such order.',
  ORDER_NOT_OF_MEMBER: 'The order is not one of the member.',
} as const;
const YEAR_MS = 366 * 86_400_000;

/** What was told, as it is kept; with refusals what cannot be kept. */
export interface Read {
  readonly refusals: readonly Refusal<RecordComplaintCode>[];
  readonly text: string;
  readonly reference: string | null;
  readonly receivedAt: Date;
  readonly region: string;
  readonly memberId: string | null;
  readonly franchiseId: string | null;
}

export async function readComplaintInput(tx: Tx, book: Codebook, input: RecordComplaintInput): Promise<Read> {
  const refusals: Refusal<RecordComplaintCode>[] = [];
  const refuse = (code: RecordComplaintCode, field: keyof RecordComplaintInput, message: string): void => {
    refusals.push({ code, message, path: [field] });
  };
  const text = readComplaintText(input.text);
  if (text === null) refuse('TEXT_INVALID', 'text', 'A complaint has 1 to 2,000 characters.');
  const receivedAt = input.receivedAt ?? tx.now;
  if (receivedAt > tx.now || receivedAt.getTime() < tx.now.getTime() - YEAR_MS) {
    refuse('RECEIVED_AT_INVALID', 'receivedAt', 'It was received within the last year.');
  }
  const reference = await readReference(tx, input.reference, refuse);
  const told = input.toldOrder?.() ?? null;
  const today = await lockMembers(tx.sql, [input.memberId, told?.buyerId ?? null].filter((id) => id !== null));
  const member = await memberOf(tx, today.get(input.memberId ?? ''));
  if (input.memberId !== null && !member) refuse('NOT_FOUND', 'memberId', 'There is no such member.');
  const franchiseId = await franchiseOf(tx, input.outletId);
  if (franchiseId === undefined) refuse('NOT_FOUND', 'outletId', 'There is no such outlet.');
  const order = told && { ...told, buyerId: today.get(told.buyerId ?? '') ?? null };
  const misnamed = input.orderId === null ? null : await judgeOrder(tx, { memberId: member?.id ?? null, order });
  if (misnamed) refuse(misnamed, 'orderId', ORDER_REFUSALS[misnamed]);
  const region = member?.region ?? input.region ?? book.list('region', tx.now)[0]!.code;
  if (!book.known('region', region, receivedAt)) refuse('REGION_UNKNOWN', 'region', 'There is no such region.');
  return {
    refusals, text: text ?? '', reference, receivedAt, region,
    memberId: member?.id ?? null, franchiseId: franchiseId ?? null,
  };
}

type Refuse = (code: RecordComplaintCode, field: keyof RecordComplaintInput, message: string) => void;

async function readReference(tx: Tx, told: string | null, refuse: Refuse): Promise<string | null> {
  if (told === null) return null;
  const reference = readIdentifier(told, 100);
  if (reference === null) {
    refuse('REFERENCE_INVALID', 'reference', 'A reference has 1 to 100 visible characters.');
    return null;
  }
  const taken = tx.actor.kind === 'channel' && await tx.sql.maybe`select 1 from complaint
    where channel_id = ${tx.actor.channelId}::uuid and reference = ${reference}`;
  if (taken) refuse('REFERENCE_TAKEN', 'reference', 'A complaint with this reference was recorded.');
  return reference;
}

async function memberOf(tx: Tx, today: string | undefined): Promise<{ id: string; region: string } | null> {
  if (!today || !(await tx.visible([today], tx.actor)).has(today)) return null;
  return tx.sql.one<{ id: string; region: string }>`select id, region from member where id = ${today}`;
}

/** Whose outlet it is; a franchise complains about nobody but itself, a channel speaks of its own outlets. */
async function franchiseOf(tx: Tx, outletId: string | null): Promise<string | null | undefined> {
  const { actor } = tx;
  if (outletId === null) {
    const own = actor.kind === 'tenant' ? actor.tenantId! : null;
    // Who works at some outlets only says at which.
    return actor.kind === 'tenant' && actor.siteIds?.length ? undefined : own;
  }
  const outlet = await tx.sql.maybe<{ franchiseId: string | null; channelId: string | null }>`
    select franchise_id as "franchiseId", channel_id as "channelId" from known_outlet
    where outlet_id = ${outletId}`;
  if (!outlet) return undefined;
  const isTheirs = actor.kind === 'channel' ? outlet.channelId === actor.channelId
    : mayHandle(actor, { franchiseId: outlet.franchiseId, outletId });
  return isTheirs ? outlet.franchiseId : undefined;
}
