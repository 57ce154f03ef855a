import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { Channel, Franchise, Outlet } from '../stubs.type.ts';

@ObjectType({ simpleResolvers: true })
@InputType()
class BonusTerms {
  @Field({ description: 'Code, for ever: small letters, digits and hyphens, at most 30; orders name it.' })
  code!: string;

  @Field({ description: 'Name in Chinese, 1 to 40 characters; the statement says it.' })
  nameZh!: string;

  @Field({ description: 'Name in English, 1 to 40 characters; the statement says it.' })
  nameEn!: string;

  @Field(() => Int, { description: 'Percent of the base points of each line, 1 to 1,000; bonuses add up.' })
  percent!: number;

  @Field(() => [Int], { description: 'Days of each month, 1 to 31: 8 is the VIP day 会员日; every day when empty.' })
  monthDays!: number[];

  @Field(() => DateScalar, { nullable: true, description: 'First day; from when the version counts when absent.' })
  from!: string | null;

  @Field(() => DateScalar, {
    nullable: true, description: 'Last day, inclusive; as long as versions have it when absent.',
  })
  until!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Months after the earning month until its points expire, 1 to 240; as others when absent.',
  })
  expiryMonths!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A bonus on base points 活动加成 for what is paid on its days; what is empty asks nothing.',
})
export class PointsBonusRule extends BonusTerms {
  @Field(() => Franchise, { nullable: true, description: 'The franchise that bears it 出资方; null: head office 总部.' })
  funder!: Franchise | null;

  @Field(() => [Region], { description: 'Home regions of members who get it, at most 50.' })
  regions!: string[];

  @Field(() => [String], { description: 'Codes of tiers that get it, at most 8.' })
  tierCodes!: string[];

  @Field(() => [Channel], { nullable: 'items', description: 'Channels that sold, at most 100.' })
  channels!: Channel[];

  @Field(() => [Outlet], { nullable: 'items', description: 'Outlets that sold, at most 100.' })
  outlets!: Outlet[];

  @Field(() => [MarginClass], { description: 'Margin classes whose lines get it, at most 50.' })
  marginClasses!: string[];
}

@InputType({ description: 'A bonus on base points for what is paid on its days; what is empty asks nothing.' })
export class PointsBonusRuleInput extends BonusTerms {
  @Field(() => ID, { nullable: true, description: 'Franchise that bears it (TypeID); head office when absent.' })
  funderId!: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Codes of home regions of members who get it, at most 50.' })
  regionCodes!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Codes of tiers of this version that get it, at most 8.' })
  tierCodes!: string[];

  @Field(() => [ID], { defaultValue: [], description: 'Channels that sold (TypeIDs), at most 100.' })
  channelIds!: string[];

  @Field(() => [ID], { defaultValue: [], description: 'Outlets that sold (TypeIDs), at most 100.' })
  outletIds!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Codes of margin classes whose lines get it, at most 50.' })
  marginClassCodes!: string[];
}
