import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'When an outlet receives on a day of the week 营业时段.' })
export class OutletHours {
  @Field(() => Int, { description: 'Day of the week 星期, 1 Monday to 7 Sunday.' })
  weekday!: number;

  @Field({ description: 'From, by the clocks of its region: a full or half hour, "10:00".' })
  from!: string;

  @Field({ description: 'Until, later the same day, at most "24:00".' })
  until!: string;

  @Field(() => Int, { description: 'How many are received in one half hour 每时段接待人数, 1 to 50.' })
  capacity!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What an outlet offers, and when 门店服务与营业时间.' })
export class OutletDesk {
  @Field(() => [String], { description: 'Codes of what it receives for by appointment 预约项目, at most 20.' })
  appointmentKinds!: readonly string[];

  @Field(() => [String], { description: 'Codes of the services it offers 服务项目, at most 50.' })
  serviceKinds!: readonly string[];

  @Field(() => [OutletHours], { description: 'When it receives, at most 28 windows a week.' })
  hours!: readonly OutletHours[];

  @Field(() => [DateScalar], { description: 'Days on which it is closed 休息日, at most 100, the first one first.' })
  closedOn!: readonly string[];

  @Field(() => Int, { description: 'Counts up with each edit; give it as expectedVersion.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}
