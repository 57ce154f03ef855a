import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { EarlierRebates } from '../words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'From which month on rebates of a region are settled here 结算起始; head office sets it before the first '
    + 'run.',
})
@Scopes('franchises:settle')
export class SettlementOpening {
  @Field(() => Region, { description: 'Region 会籍地区 whose franchises are settled.' })
  region!: string;

  @Field(() => String, { description: 'The first month YYYY-MM that is settled here.' })
  month!: string;

  @Field(() => DateTimeScalar, { description: 'Its first moment, in the time of the region.' })
  opensAt!: Date;

  @Field(() => EarlierRebates, { description: 'What becomes of rebates that counted before.' })
  earlier!: string;

  @Field(() => DateTimeScalar, { description: 'When it was set.' })
  setAt!: Date;

  @Field(() => String, { description: 'Who set it.' })
  setBy!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A run of a month’s statements 生成结算单, by a job over all rebates; stopped, it goes on by itself.',
})
@Scopes('franchises:settle')
export class StatementRun {
  @Field(() => Region, { description: 'Region 会籍地区 whose month is run.' })
  region!: string;

  @Field(() => String, { description: 'The month YYYY-MM.' })
  month!: string;

  @Field(() => String, { description: 'Who asked for it.' })
  askedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => Int, { description: 'How many rebates it has looked at so far.' })
  rebates!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done; null: it is at work.' })
  finishedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many drafts the month has then; null until it is done.' })
  statements!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many lines they have together; null until it is done.' })
  lines!: number | null;
}
