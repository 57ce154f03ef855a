import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId, NOBODY } from '../../../kernel/ids.ts';
import {
  appointmentKindsByVersion, appointmentsById, appointmentsOfMembers, appointmentsPage,
} from '../../queries/appointments.ts';
import { openSlots } from '../../queries/open-slots.ts';
import { AppointmentKind } from '../policy/appointment-rules.type.ts';
import { Member, Outlet } from '../stubs.type.ts';
import { Appointment, AppointmentFilter, AppointmentPage, OpenSlot } from './appointment.type.ts';

const MOST_DAYS = 14;

@Resolver(() => Appointment)
export class AppointmentResolver {
  @Query(() => Appointment, {
    nullable: true, description: 'One appointment 预约; null when unknown or not visible.',
  })
  @Scopes('service:read')
  async appointment(
    @Arg('id', () => ID, { description: 'Appointment id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Appointment | null> {
    const uuid = decodeId(PREFIX.appointment, id);
    return uuid ? context.load(appointmentsById, uuid) : null;
  }

  @Query(() => AppointmentPage, {
    description: 'Appointments 预约 by their time: head office sees all, a franchise its outlets’, a channel those it '
      + 'booked and those of its own outlet, a member its own.',
  })
  @Scopes('service:read')
  async appointments(
    @Arg('filter', () => AppointmentFilter, { nullable: true, description: 'Which; all without it.' })
    filter: AppointmentFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const bounds = pageBounds(page);
    const { from = null, until = null, state = null } = filter ?? {};
    const outletId = filter?.outletId ? decodeId(PREFIX.outlet, filter.outletId) : null;
    if (filter?.outletId && !outletId) return EMPTY_PAGE;
    return appointmentsPage(await context.sql(), context.actor, { outletId, from, until, state }, bounds,
      await context.counting());
  }

  @Query(() => [OpenSlot], {
    description: 'Where somebody may come to an outlet 可预约时段, at most 14 days: as far ahead as the tier of who asks, '
      + 'or of the member it is for, may book; the staff as for the highest. Empty where the outlet does not receive '
      + 'for it.',
  })
  @Scopes('service:read')
  async openSlots(
    @Arg('outletId', () => ID, { description: 'Outlet id.' }) outletId: string,
    @Arg('kind', { description: 'Code of what it is for 预约项目.' }) kind: string,
    @Arg('from', () => DateScalar, { description: 'First day, by the clocks of the outlet.' }) from: string,
    @Arg('days', () => Int, { defaultValue: 7, description: 'How many days, 1 to 14.' }) days: number,
    @Arg('memberId', () => ID, { nullable: true, description: 'For this member; of a member itself without it.' })
    memberId: string | null,
    @Ctx() context: GraphContext,
  ): Promise<OpenSlot[]> {
    if (days < 1 || days > MOST_DAYS) throw new RequestError('LIMIT_EXCEEDED', `days must be 1 to ${MOST_DAYS}.`);
    const uuid = decodeId(PREFIX.outlet, outletId);
    if (!uuid) return [];
    return openSlots(await context.sql(), context.actor, {
      outletId: uuid, kind, from, days, memberId: memberId ? decodeId(PREFIX.member, memberId) : null }, context.now);
  }

  @FieldResolver(() => AppointmentKind, {
    nullable: true, description: 'What it is for, as it was when it was booked.',
  })
  kind(@Root() { row }: Appointment, @Ctx() context: GraphContext): Promise<AppointmentKind | null> {
    return context.load(appointmentKindsByVersion, { version: row.policyVersion, kind: row.kind });
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who comes; null: a guest.' })
  member(@Root() { row }: Appointment): Member | null {
    return row.memberId === null ? null : { id: encodeId(PREFIX.member, row.memberId) };
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Where.' })
  outlet(@Root() { row }: Appointment): Outlet {
    return { id: encodeId(PREFIX.outlet, row.outletId) };
  }
}

@Resolver(() => Member)
export class MemberAppointmentsResolver {
  @FieldResolver(() => [Appointment], {
    nullable: true, description: 'Appointments 预约 of the member, the latest first, at most 50.',
  })
  @Scopes('service:read')
  appointments(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<Appointment[]> {
    return context.load(appointmentsOfMembers, decodeId(PREFIX.member, id) ?? NOBODY);
  }
}
