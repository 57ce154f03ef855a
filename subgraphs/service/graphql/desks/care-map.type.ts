import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../../kernel/graph/scalars.ts';

@InputType({ description: 'A place on the map, in degrees.' })
export class NearInput {
  @Field(() => DecimalScalar, { description: 'Latitude 纬度, -90 to 90, at most six decimals.' })
  latitude!: string;

  @Field(() => DecimalScalar, { description: 'Longitude 经度, -180 to 180, at most six decimals.' })
  longitude!: string;
}

@ObjectType({ simpleResolvers: true, description: 'When an outlet is open on a day of the week 营业时段.' })
export class CareHours {
  @Field(() => Int, { description: 'Day of the week 星期, 1 Monday to 7 Sunday.' })
  weekday!: number;

  @Field({ description: 'From, by the clocks of its region, "10:00".' })
  from!: string;

  @Field({ description: 'Until, later the same day, at most "24:00".' })
  until!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An outlet on the care map 养护地图: where, how far, and what it does.' })
export class CareOutlet {
  @Field(() => ID, { description: 'Outlet id.' })
  outletId!: string;

  @Field({ description: 'Its name 门店名称.' })
  name!: string;

  @Field(() => DecimalScalar, { description: 'Latitude 纬度 in degrees.' })
  latitude!: string;

  @Field(() => DecimalScalar, { description: 'Longitude 经度 in degrees.' })
  longitude!: string;

  @Field(() => Int, { description: 'How far it is as the crow flies 距离, in metres.' })
  metres!: number;

  @Field(() => [String], { description: 'Codes of the services it offers 服务项目, at most 50.' })
  serviceKinds!: readonly string[];

  @Field(() => [String], { description: 'Codes of what it receives for by appointment 预约项目, at most 20.' })
  appointmentKinds!: readonly string[];

  @Field(() => [CareHours], { description: 'When it receives 营业时间, at most 28 windows a week.' })
  hours!: readonly CareHours[];

  @Field({ description: 'Whether it is open now 营业中, by its own clocks.' })
  isOpen!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The next half hour for which anybody may book to bring a piece 最近可约时段; null: none soon, or not by '
      + 'appointment.',
  })
  nextSlotAt!: Date | null;
}
