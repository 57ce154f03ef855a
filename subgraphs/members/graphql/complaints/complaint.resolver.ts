import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId, NOBODY } from '../../../kernel/ids.ts';
import { dueAt, settle } from '../../domain/complaints/timers.ts';
import { complaintsById, entriesOf } from '../../queries/complaints/complaints.ts';
import { complaintsPage, type ComplaintsSort } from '../../queries/complaints/complaints-page.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { Member } from '../member.type.ts';
import { Franchise, Order, Outlet } from '../stubs.type.ts';
import {
  Complaint, ComplaintEntry, ComplaintFilter, ComplaintPage, ComplaintTimers,
} from './complaint.type.ts';
import { ComplaintSort } from './words.ts';

const stub = (prefix: string, uuid: string | null) => (uuid ? { id: encodeId(prefix, uuid) } : null);
const uuidOf = (prefix: string, id: string | null | undefined) => (id ? decodeId(prefix, id) ?? NOBODY : null);

@Resolver(() => Complaint)
export class ComplaintResolver {
  @Query(() => Complaint, { nullable: true, description: 'One complaint 投诉; null when unknown or not visible.' })
  @Scopes('members:read')
  async complaint(
    @Arg('id', () => ID, { description: 'Complaint.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Complaint | null> {
    const uuid = decodeId(PREFIX.complaint, id);
    return uuid ? context.load(complaintsById, uuid) : null;
  }

  @Query(() => ComplaintPage, { description: 'Complaints 投诉列表, by what is due soonest.' })
  @Scopes('members:read')
  async complaints(
    @Arg('filter', () => ComplaintFilter, { nullable: true, description: 'Which; all without it.' })
    filter: ComplaintFilter | null,
    @Arg('sort', () => ComplaintSort, { nullable: true, description: 'Order; what is due soonest without it.' })
    sort: ComplaintsSort | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    return complaintsPage(await context.sql(), {
      filter: {
        states: filter?.states ?? null, kind: filter?.kind ?? null, handler: filter?.handler ?? null,
        isOverdue: filter?.isOverdue ?? null, memberId: uuidOf(PREFIX.member, filter?.memberId),
        outletId: uuidOf(PREFIX.outlet, filter?.outletId),
      },
      sort: sort ?? 'due_at', now: context.now,
    }, bounds, context.actor);
  }

  @FieldResolver(() => ComplaintTimers, { description: 'Its times 时限, as they stand now.' })
  timers(@Root() { row }: Complaint, @Ctx() { now }: GraphContext): ComplaintTimers {
    const { timers } = settle(row, now);
    const due = dueAt(timers);
    const waitedMs = timers.waitedMs + (timers.waitingSince ? now.getTime() - timers.waitingSince.getTime() : 0);
    return {
      ...timers, dueAt: due, isOverdue: timers.doneAt === null && due <= now,
      waitingLeftMinutes: Math.max(0, Math.floor((timers.waitingMostMs - waitedMs) / 60_000)),
    };
  }

  @FieldResolver(() => [ComplaintEntry], { description: 'Its history 处理记录, oldest first, the last at most 200.' })
  async entries(@Root() { row }: Complaint, @Ctx() context: GraphContext): Promise<ComplaintEntry[]> {
    const entries = await context.load(entriesOf, row.id);
    return showsNames(context) ? entries : entries.map((entry) => ({ ...entry, by: null }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who recorded it; null for members and channels.' })
  recordedBy(@Root() { row }: Complaint, @Ctx() context: GraphContext): string | null {
    return showsNames(context) ? row.recordedBy : null;
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who complained; null: not known, or not visible.' })
  member(@Root() { row }: Complaint, @Ctx() context: GraphContext) {
    return row.memberId ? context.load(membersById, row.memberId) : null;
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Outlet it is about 涉及门店.' })
  outlet(@Root() { row }: Complaint): Outlet | null {
    return stub(PREFIX.outlet, row.outletId);
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Franchise it is about; null: head office.' })
  franchise(@Root() { row }: Complaint): Franchise | null {
    return stub(PREFIX.franchise, row.franchiseId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'Order it is about 涉及订单, as it was told.' })
  order(@Root() { row }: Complaint): Order | null {
    return stub(PREFIX.order, row.orderId);
  }
}

/** People of the house by name: nobody outside learns them. */
const showsNames = ({ actor }: GraphContext): boolean => actor.kind !== 'person' && actor.kind !== 'channel';
