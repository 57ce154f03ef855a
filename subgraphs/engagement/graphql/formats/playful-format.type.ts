import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { ConnectionOf, PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { CouponOffer, Franchise } from '../stubs.type.ts';
import { FormatKindName, FormatStateName, PrizeKindName } from '../words.ts';

@ObjectType({ simpleResolvers: true,
  description: 'A prize 奖品 of a wheel, a piece of a set, or what a full set gives.' })
@Scopes('engagement:read')
export class FormatPrize {
  @Field(() => Int, { description: 'Its place, from 1, in the order of the bands; 0 for that of a full set.' })
  no!: number;

  @Field({ description: 'Name in Chinese.' }) nameZh!: string;
  @Field({ description: 'Name in English.' }) nameEn!: string;
  @Field(() => PrizeKindName, { description: 'What it is.' }) kind!: string;
  @Field(() => PointsScalar, { nullable: true, description: 'Points; null for other kinds.' }) points!: number | null;
  @Field(() => CouponOffer, { nullable: true, description: 'Whose coupon it is; null for other kinds.' })
  offer!: CouponOffer | null;

  @Field(() => Int, { description: 'Odds in parts per million 中奖概率; all of a format sum to 1,000,000.' }) ppm!: number;
  @Field(() => Int, { nullable: true, description: 'How many there are 奖品数量; null: without end.' })
  stock!: number | null;

  @Field(() => Int, { description: 'How many were given 已发出.' }) given!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A choice of a question 选项.' })
@Scopes('engagement:read')
export class QuizChoice {
  @Field({ description: 'In Chinese.' }) nameZh!: string;
  @Field({ description: 'In English.' }) nameEn!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A question 题目 of a quiz.' })
@Scopes('engagement:read')
export class QuizQuestion {
  @Field(() => Int, { description: 'Its place, from 1.' }) no!: number;
  @Field({ description: 'In Chinese.' }) textZh!: string;
  @Field({ description: 'In English.' }) textEn!: string;
  @Field(() => [QuizChoice], { description: 'Choices, the first is number 1; at most 6.' })
  choices!: readonly QuizChoice[];
}

@ObjectType({ simpleResolvers: true, description: 'One draw of a day, as everybody may check it 开奖记录.' })
@Scopes('engagement:read')
export class FormatDraw {
  @Field(() => Int, { description: 'Its place in the day, from 1.' }) nth!: number;
  @Field({ description: 'SHA-256 of "drawId:memberId", hexadecimal: a member finds itself by it.' }) entry!: string;
  @Field(() => Int, { description: "The member's count of the day, from 1." }) i!: number;
  @Field(() => Int, { description: 'What was drawn, 0 to 999,999.' }) ticket!: number;
  @Field(() => Int, { description: 'Number of the prize.' }) prize!: number;
}

export const FormatDrawConnection = ConnectionOf(FormatDraw, 'FormatDraw', 'Draws of a day, in their order.');

@ObjectType({ simpleResolvers: true,
  description: 'A business day of a wheel or a set 每日开奖: its promise the day before, its proof the next morning.' })
@Scopes('engagement:read')
export class FormatDay {
  @Field(() => DateScalar, { description: "Business day of the format's region." }) day!: string;
  @Field({ description: 'What tickets are drawn for: "formatId:day".' }) drawId!: string;
  @Field({ description: 'SHA-256 of the seed 承诺值, hexadecimal, told the day before or, of the first day, at '
    + 'publishing.' }) commitment!: string;
  @Field({ description: 'SHA-256 of the seed of the next day 次日承诺值, hexadecimal: its commitment, told a day ahead.' })
  nextCommitment!: string;

  @Field(() => String, { nullable: true, description: 'The seed 种子, hexadecimal; null until 6:00 of the next day.' })
  seed!: string | null;

  @Field(() => [Int], {
    description: 'How many of each prize were left when it was opened, in their order; -1: without end. At most 20.',
  })
  stock!: readonly number[];

  @Field(() => Int, { description: 'Draws of the day.' }) turns!: number;
  @Field(() => DateTimeScalar, { description: 'When its list was opened; of the first day, when it was published.' })
  openedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the seed was told.' }) revealedAt!: Date | null;
}

@ObjectType({ implements: Node, simpleResolvers: true,
  description: 'A playful format 趣味玩法: a wheel, a set to collect or a quiz, with its days, odds and budget.' })
@Directive('@key(fields: "id")')
@Scopes('engagement:read')
export class PlayfulFormat extends Node {
  uuid!: string;
  @Field({ description: 'Code, for ever.' }) code!: string;
  @Field({ description: 'Name in Chinese.' }) nameZh!: string;
  @Field({ description: 'Name in English.' }) nameEn!: string;
  @Field(() => FormatKindName, { description: 'How members take part, for ever.' }) kind!: string;
  @Field(() => FormatStateName, { description: 'How it stands.' }) state!: string;
  @Field(() => Region, { description: 'For its members; days are those of its zone.' }) region!: string;
  @Field(() => [String], { description: 'For these tiers, "CN:gold"; none: for all. At most 100.' }) tiers!: string[];
  @Field(() => DateTimeScalar, { description: 'From when on.' }) startsAt!: Date;
  @Field(() => DateTimeScalar, { description: 'Until when, not included.' }) endsAt!: Date;
  @Field(() => PointsScalar, { description: 'Points that a turn costs 每次消耗积分; 0: none.' }) turnPrice!: number;
  @Field(() => Int, { description: 'Turns, or tries of a quiz, a member has a day 每日次数.' }) turnsADay!: number;
  @Field(() => Int, { nullable: true, description: 'Turns, or tries, of a member in all 总次数; null: no limit.' })
  turnsPerMember!: number | null;

  @Field(() => Int, { description: 'Points that it may give in all 预算.' })
  @Scopes('engagement:write')
  budget!: number;

  @Field(() => Int, { description: 'Points that it gave 已用预算.' })
  @Scopes('engagement:write')
  spent!: number;

  @Field(() => Franchise, {
    nullable: true,
    description: 'Who pays for it 费用承担方; null: head office 总部, or another franchise to all but head office.',
  })
  funder!: Franchise | null;

  @Field(() => [FormatPrize], { description: 'Prizes in the order of their bands, or pieces of the set; at most 20.' })
  prizes!: readonly FormatPrize[];

  @Field(() => FormatPrize, { nullable: true, description: 'What a full set gives, once a member 集齐奖励.' })
  setPrize!: FormatPrize | null;

  @Field(() => [QuizQuestion], { description: 'Questions of a quiz; at most 50.' }) questions!: readonly QuizQuestion[];
  @Field(() => PointsScalar, { description: 'Points of a right answer 答对积分; 0 where nothing is asked.' })
  answerPoints!: number;

  @Field(() => Int, { description: 'How often a member may try each question; 0 where nothing is asked.' })
  tries!: number;

  @Field(() => Int, { description: 'Counts its edits.' }) version!: number;
  @Field(() => DateTimeScalar, { description: 'When it was made.' }) createdAt!: Date;
  @Field({ description: 'Who made it.' }) createdBy!: string;
}

export const PlayfulFormatPage = PageOf(PlayfulFormat, 'PlayfulFormatPage', 'Playful formats by page.');
