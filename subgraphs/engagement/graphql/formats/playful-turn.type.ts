import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { TurnStateName } from '../words.ts';
import { FormatDraw, FormatPrize, PlayfulFormat } from './playful-format.type.ts';

@ObjectType({ simpleResolvers: true,
  description: 'A turn 参与 of a member: what it drew, with its place in the public list.' })
@Scopes('engagement:read')
export class PlayfulTurn {
  @Field(() => ID, { description: 'Names the turn.' }) id!: string;
  formatUuid!: string;
  @Field(() => TurnStateName, { description: 'How it stands.' }) state!: string;
  @Field(() => PointsScalar, { description: 'Points that it cost.' }) price!: number;
  @Field(() => String, { nullable: true, 
    description: 'Why the ledger refused its points, e.g. INSUFFICIENT_POINTS, or why they went back: SOLD_OUT or '
      + 'SET_COMPLETE.' })
  pointsCode!: string | null;

  @Field(() => DateScalar, { description: 'The business day it counts for.' }) day!: string;
  @Field(() => FormatDraw, { nullable: true, description: 'Its draw; null until it is drawn.' })
  draw!: FormatDraw | null;
  @Field(() => FormatPrize, { nullable: true, description: 'What it drew 奖品; null until it is drawn.' })
  prize!: FormatPrize | null;

  @Field({ description: 'With it the set was full, and its prize given 集齐.' }) setWon!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was taken.' }) askedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was drawn.' }) drawnAt!: Date | null;
}

export const PlayfulTurnConnection = ConnectionOf(PlayfulTurn, 'PlayfulTurn', 'Turns, the newest first.');

@ObjectType({ simpleResolvers: true, description: 'How often a member has a piece of a set.' })
@Scopes('engagement:read')
export class OwnedPiece {
  @Field(() => Int, { description: 'Number of the piece.' }) no!: number;
  @Field(() => Int, { description: 'How many the member has; 0: none.' }) pieces!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How a member stands with a question.' })
@Scopes('engagement:read')
export class AskedQuestion {
  @Field(() => Int, { description: 'Number of the question.' }) no!: number;
  @Field(() => Int, { description: 'How often it was tried.' }) tried!: number;
  @Field({ description: 'It was answered rightly.' }) isRight!: boolean;
  @Field(() => Int, { nullable: true, description: 'The right choice, for whoever found it; null until then.' })
  rightChoice!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'A playful format as it stands for a member.' })
@Scopes('engagement:read')
export class MemberFormat {
  @Field(() => PlayfulFormat, { description: 'The format.' }) format!: PlayfulFormat;
  @Field(() => Int, { description: 'Turns, or tries, that are left today.' }) leftToday!: number;
  @Field(() => Int, { nullable: true, description: 'Turns, or tries, that are left in all; null: no limit.' })
  leftEver!: number | null;

  @Field(() => [OwnedPiece], { description: 'Of a set, each piece; at most 20.' }) pieces!: readonly OwnedPiece[];
  @Field(() => [AskedQuestion], { description: 'Of a quiz, each question; at most 50.' })
  questions!: readonly AskedQuestion[];
}
