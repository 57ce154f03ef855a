import { sql as part, type RawBuilder } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { ofPerson } from '../../../kernel/persons/of-person.ts';
import { pageOf, readPage, type Arm, type Listing } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import type { ComplaintKind, ComplaintState, Handler } from '../../domain/complaints/words.ts';
import { COMPLAINT_COLUMNS, type ComplaintRow } from '../../persistence/complaints.ts';
import { complaintView } from './complaints.ts';

export interface ComplaintsFilter {
  readonly states: readonly ComplaintState[] | null;
  readonly kind: ComplaintKind | null;
  readonly handler: Handler | null;
  readonly isOverdue: boolean | null;
  /** uuids. */
  readonly memberId: string | null;
  readonly outletId: string | null;
}

export type ComplaintsSort = 'due_at' | 'received_at';
type Reader = Pick<Actor, 'kind' | 'tenantId' | 'channelId'>;
type Part = RawBuilder<unknown>;

interface Asked { readonly filter: ComplaintsFilter; readonly sort: ComplaintsSort; readonly now: Date }

/** By what is due soonest, or the newest first. */
export async function complaintsPage(sql: Sql, asked: Asked, bounds: PageBounds, reader: Reader) {
  return pageOf(await readPage<ComplaintRow>(sql, listingOf(sql, asked, reader), bounds), complaintView);
}

function listingOf(sql: Sql, { filter, sort, now }: Asked, reader: Reader): Listing {
  const column = `c.${sort}`;
  const arm: Arm = {
    from: part`complaint c`,
    where: part.join([reachOf(reader), ...conditionsOf(sql, filter, now)], part` and `),
  };
  return {
    columns: COMPLAINT_COLUMNS, from: part`complaint c`, key: 'c.id', arms: [arm],
    sort: [{ column, type: 'timestamptz' }, { column: 'c.id', type: 'uuid' }],
    descending: sort === 'received_at',
  };
}

/** Where this reader's complaints are found; what of them is seen the row rule decides. */
function reachOf({ kind, tenantId, channelId }: Reader): Part {
  if (kind === 'tenant') return part`c.franchise_id = ${tenantId ?? null}::uuid`;
  if (kind === 'channel') return part`c.channel_id = ${channelId ?? null}::uuid`;
  if (kind === 'person') return part`c.member_id = nullif(current_setting('karat.person', true), '')::uuid`;
  return part`true`;
}

function conditionsOf(sql: Sql, filter: ComplaintsFilter, now: Date): Part[] {
  const { states, kind, handler, isOverdue, memberId, outletId } = filter;
  const open = states?.every((state) => state === 'open' || state === 'answered') || isOverdue;
  const parts: Part[] = open ? [part`c.done_at is null`] : [];
  if (states) parts.push(part`c.state = any(${[...states]}::text[])`);
  if (kind) parts.push(part`c.kind = ${kind}`);
  if (handler) parts.push(part`case when ${passedTo(now)} then 'head_office' else c.handler end = ${handler}`);
  if (isOverdue !== null) parts.push(isOverdue ? overdue(now) : part`not (${overdue(now)})`);
  if (memberId) parts.push(ofPerson(sql, 'c.member_id', memberId));
  if (outletId) parts.push(part`c.outlet_id = ${outletId}::uuid`);
  return parts;
}

const overdue = (now: Date): Part => part`c.done_at is null and c.due_at <= ${now}`;

/** Head office has it by the clock, though nobody has written that down yet. */
const passedTo = (now: Date): Part => part`(c.handler = 'franchise' and c.answered_at is null
  and c.done_at is null and c.escalated_at is null and c.escalation_due_at <= ${now})`;
