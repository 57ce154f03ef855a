import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { LATER_RULES } from '../../domain/later-rules.ts';

const KIND = 'What somebody comes to an outlet for 预约项目.';
const CARE = 'How pieces are looked after 养护规则: of which style, how often, and which services count as it.';

@ObjectType('AppointmentKind', { simpleResolvers: true, description: KIND })
@InputType('AppointmentKindInput', { description: KIND })
export class AppointmentKind {
  @Field({ description: 'Code: 1 to 40 small letters, digits and hyphens.' })
  kind!: string;

  @Field({ description: 'Chinese name, 1 to 40 characters.' })
  nameZh!: string;

  @Field({ description: 'English name, 1 to 40 characters.' })
  nameEn!: string;

  @Field(() => Int, { description: 'Minutes that it takes at least, 30 to 240: as many half hours as that needs.' })
  minutes!: number;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Members book it themselves from this rank of their tier on 起始等级, 0 the lowest, to 7.',
  })
  fromRank!: number;
}

@ObjectType('CareRule', { simpleResolvers: true, description: CARE })
@InputType('CareRuleInput', { description: CARE })
export class CareRule {
  @Field({ description: 'Code: 1 to 40 small letters, digits and hyphens.' })
  care!: string;

  @Field({ description: 'Chinese name, 1 to 40 characters.' })
  nameZh!: string;

  @Field({ description: 'English name, 1 to 40 characters.' })
  nameEn!: string;

  @Field(() => Int, { description: 'Months after the sale, or after the last time, 1 to 120.' })
  months!: number;

  @Field(() => [String], { description: 'Codes of the kinds of service that count as it, at most 20.' })
  serviceKinds!: readonly string[];

  @Field(() => [String], {
    description: 'Only of these kinds of goods 品类, for example "ring"; empty: of all, at most 20.',
  })
  categories!: readonly string[];

  @Field(() => [String], { description: 'Only of these metals 材质, for example "gold"; empty: of all, at most 20.' })
  metals!: readonly string[];

  @Field(() => [String], {
    description: 'Only with one of these stones 石种, for example "珍珠"; empty: of all, at most 20.',
  })
  stones!: readonly string[];

  @Field(() => [String], { description: 'Only of these crafts 工艺, for example "镶嵌"; empty: of all, at most 20.' })
  crafts!: readonly string[];
}

/** What counts of appointments and of care, as versions have it. */
@ObjectType()
@InputType()
export abstract class AppointmentRules {
  @Field(() => [AppointmentKind], {
    defaultValue: LATER_RULES.appointmentKinds, description: 'Kinds of appointment, at most 20, each code once.',
  })
  appointmentKinds!: readonly AppointmentKind[];

  @Field(() => [Int], {
    defaultValue: LATER_RULES.daysAhead,
    description: 'Days ahead in which members book, by rank of their tier from the lowest 提前预约天数: each 0 to 366, '
      + 'at least one and at most 8 of them, none less than the one before; tiers above them as the last.',
  })
  daysAhead!: readonly number[];

  @Field(() => Int, {
    defaultValue: LATER_RULES.graceMinutes,
    description: 'Minutes after the start in which who has not come is a no-show 爽约判定, 1 to 240.',
  })
  graceMinutes!: number;

  @Field(() => Int, {
    defaultValue: LATER_RULES.noShowLimit,
    description: 'No-shows after which one books by telephone only 爽约上限, 1 to 20.',
  })
  noShowLimit!: number;

  @Field(() => Int, {
    defaultValue: LATER_RULES.noShowDays, description: 'Days within which they count 爽约统计天数, 1 to 366.',
  })
  noShowDays!: number;

  @Field(() => Int, {
    defaultValue: LATER_RULES.mostAhead,
    description: 'Appointments of a member’s own booking that may stand at once, 1 to 50.',
  })
  mostAhead!: number;

  @Field(() => [CareRule], {
    defaultValue: LATER_RULES.careRules, description: 'Rules of care 养护规则, at most 30, each code once.',
  })
  careRules!: readonly CareRule[];
}
