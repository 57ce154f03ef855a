import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { EngagementCauseName, EngagementGrantStateName, WithdrawalName } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: "A check-in 签到 on a business day of the member's region." })
@Scopes('engagement:read')
export class CheckIn {
  @Field(() => DateScalar, { description: 'The business day.' }) day!: string;
  @Field(() => DateTimeScalar, { description: 'When.' }) checkedInAt!: Date;
  @Field(() => Int, { description: 'Days in a row, this one included 连续天数.' }) streak!: number;
  @Field(() => PointsScalar, { description: 'Points of the day 签到积分.' }) points!: number;
  @Field(() => PointsScalar, { description: 'Points of a full streak besides 连续签到奖励.' }) streakPoints!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Points granted for a check-in, a task or a referral 互动积分.' })
@Scopes('engagement:read')
export class EngagementGrant {
  @Field(() => ID, { description: 'Names the grant, as its event does.' }) id!: string;
  taskUuid!: string | null;
  @Field(() => EngagementCauseName, { description: 'What for.' }) cause!: string;
  @Field(() => PointsScalar, { description: 'Points.' }) points!: number;
  @Field({ description: 'What the statement of points says of it.' }) label!: string;
  @Field(() => EngagementGrantStateName, { description: 'How it stands.' }) state!: string;
  @Field(() => DateTimeScalar, { description: 'When it was earned.' }) earnedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back.' }) withdrawnAt!: Date | null;
  @Field(() => WithdrawalName, { nullable: true, description: 'Why it was taken back.' }) withdrawnFor!: string | null;
}

export const EngagementGrantConnection = ConnectionOf(EngagementGrant, 'EngagementGrant', 'Grants, the newest first.');
