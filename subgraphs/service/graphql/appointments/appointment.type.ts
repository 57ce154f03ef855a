import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { AppointmentDeed } from '../../domain/appointments/steps.ts';
import type { AppointmentState, BookedVia } from '../../domain/words.ts';
import { AppointmentDeedName, AppointmentStateName, AppointmentVia } from '../words.ts';

/** What its resolvers ask of it. */
export interface AppointmentOf {
  readonly policyVersion: number;
  readonly kind: string;
  readonly memberId: string | null;
  readonly outletId: string;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'Somebody comes to an outlet, for something, at a time 预约: a member, or a guest with a name.',
})
@Directive('@key(fields: "id")')
@Scopes('service:read')
export class Appointment extends Node {
  @Field(() => ID, { description: 'Appointment id.' })
  declare id: string;

  @Field({ description: 'Code of what it is for 预约项目.' })
  kindCode!: string;

  @Field(() => String, { nullable: true, description: 'Who comes 到店人, where that is no member.' })
  guest!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it begins 预约时间.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when its place is kept.' })
  endsAt!: Date;

  @Field(() => AppointmentStateName, { description: 'How it stands.' })
  state!: AppointmentState;

  @Field(() => [AppointmentDeedName], { description: 'What may be done now, at most 4.' })
  deeds!: AppointmentDeed[];

  @Field(() => String, { nullable: true, description: 'What was said with it 备注; the customer may read it.' })
  note!: string | null;

  @Field(() => AppointmentVia, { description: 'Who booked it.' })
  via!: BookedVia;

  @Field(() => DateTimeScalar, { description: 'When it was booked.' })
  bookedAt!: Date;

  @Field({ description: 'Who wrote it down.' })
  bookedBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it came 到店时间.' })
  arrivedAt!: Date | null;

  @Field({ description: 'Whether it came with its member code 会员码到店.' })
  arrivedByCode!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended, one way or another.' })
  closedAt!: Date | null;

  @Field(() => Int, { description: 'Version; each change is the next one.' })
  version!: number;

  /** Not in the graph. */
  row!: AppointmentOf;
}

@InputType({ description: 'Which appointments; what is left out does not matter.' })
export class AppointmentFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this outlet.' })
  outletId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only those that begin then or later.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only those that begin before.' })
  until?: Date | null;

  @Field(() => AppointmentStateName, { nullable: true, description: 'Only those that stand so.' })
  state?: AppointmentState | null;
}

export const AppointmentPage = PageOf(Appointment, 'AppointmentPage', 'A page of appointments.');

@ObjectType({ simpleResolvers: true, description: 'A time at which somebody may come 可预约时段.' })
@Scopes('service:read')
export class OpenSlot {
  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When what is booked then ends.' })
  endsAt!: Date;

  @Field(() => Int, { description: 'For how many there is room still 余位, at least 1.' })
  left!: number;
}
