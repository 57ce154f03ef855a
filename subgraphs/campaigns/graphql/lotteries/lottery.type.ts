import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { ConnectionOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { Room } from '../../domain/room-rules.ts';
import type { LotteryStateWord } from '../../domain/lotteries/lottery-rules.ts';
import { CouponOffer, Member } from '../stubs.type.ts';
import { LotteryKind, LotteryPrizeKind } from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'A prize 奖品 of a lottery: a band of its odds.' })
@Scopes('campaigns:read')
export class LotteryPrize {
  @Field(() => Int, { description: 'Its place, from 1, in the order of the bands.' }) no!: number;
  @Field({ description: 'Name in Chinese.' }) nameZh!: string;
  @Field({ description: 'Name in English.' }) nameEn!: string;
  @Field(() => LotteryPrizeKind, { description: 'What it is.' }) kind!: string;
  @Field(() => PointsScalar, { nullable: true, description: 'Points; null for a coupon.' }) points!: number | null;
  @Field(() => CouponOffer, { nullable: true, description: 'Whose coupon it is; null for points.' })
  offer!: CouponOffer | null;

  @Field(() => Money, { description: 'What one is worth 价值, at most 50,000 yuan.' }) value!: object;
  @Field(() => Int, { description: 'Odds in parts per million 中奖概率; 0 where winners are ranked.' }) ppm!: number;
  @Field(() => Int, { description: 'How many there are 奖品数量.' }) stock!: number;
  @Field(() => Int, { description: 'How many were won 已中出.' }) won!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A line of the public list 公示名单, by which a draw is done again.' })
@Scopes('campaigns:read')
export class LotteryLine {
  @Field(() => Int, { description: 'Number, from 1, by the order of the hashes.' }) no!: number;
  @Field({ description: 'SHA-256 of "lotteryId:memberId", hexadecimal: a member finds itself by it.' }) entry!: string;
  @Field(() => Int, { nullable: true, description: 'Number of the prize that it won; null: none, or not drawn yet.' })
  prize!: number | null;
}

export const LotteryLineConnection = ConnectionOf(LotteryLine, 'LotteryLine', 'The public list, in its order.');

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A lottery 直播抽奖 of a live room that everybody can prove: SHA-256 of the seed is told before the '
    + 'opening, the list at its closing, the seed with the draw.',
})
@Directive('@key(fields: "id")')
@Scopes('campaigns:read')
export class Lottery extends Node {
  @Field(() => ID, { description: 'Lottery id; what tickets are drawn for.' }) declare id: string;
  uuid!: string;
  sessionId!: string;
  redrawOf!: string | null;
  state!: LotteryStateWord;
  room!: Room;

  @Field(() => LotteryKind, { description: 'How it is drawn.' }) kind!: string;
  @Field({ description: 'Title in Chinese.' }) titleZh!: string;
  @Field({ description: 'Title in English.' }) titleEn!: string;
  @Field(() => DateTimeScalar, { description: 'From when on members enter.' }) opensAt!: Date;
  @Field(() => DateTimeScalar, { description: 'Until when, not included.' }) closesAt!: Date;
  @Field(() => [LotteryPrize], { description: 'Prizes, in the order of their bands; at most 20.' })
  prizes!: readonly LotteryPrize[];

  @Field(() => String, { nullable: true,
    description: 'Network and round of the public value 公共随机数 it is drawn with, promised before; null: none. Needed '
      + 'above 1,000 yuan '
      + 'of prizes.' })
  beaconSource!: string | null;

  @Field(() => String, { nullable: true,
    description: 'That value, hexadecimal, as it was told; another person confirms it with the draw.' })
  beacon!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When that value appeared: after the closing.' })
  beaconAt!: Date | null;

  @Field(() => String, { nullable: true,
    description: 'SHA-256 of the seed 承诺值, hexadecimal, told at publishing; null for a draft.' })
  commitment!: string | null;

  @Field(() => Int, { description: 'Entries 参与人数 so far; two ids of one person are numbered once at the closing.' })
  entered!: number;

  @Field(() => String, { nullable: true,
    description: 'SHA-256 of the list 名单哈希: "no:entry" joined by newlines; null until it is closed.' })
  listHash!: string | null;

  @Field(() => String, { nullable: true, description: 'The seed 种子, hexadecimal; null until it is drawn.' })
  seed!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was promised.' }) publishedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its list was closed.' }) closedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was drawn.' }) drawnAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was called off; null otherwise.' })
  cancelReason!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is held instead of an earlier one; null otherwise.' })
  redrawReason!: string | null;

  @Field(() => Int, { description: 'Version for edits (expectedVersion).' }) version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Who takes part 参与 in a lottery, and what it won.' })
@Scopes('campaigns:read')
export class LotteryEntry {
  lotteryId!: string;
  @Field(() => Member, { nullable: true, description: 'Who entered.' }) member!: Member | null;
  @Field(() => DateTimeScalar, { description: 'When.' }) enteredAt!: Date;
  @Field(() => Int, { nullable: true,
    description: 'Its number in the public list; null until that is closed, and for the second id of one person.' })
  no!: number | null;

  @Field(() => String, { nullable: true, description: 'Its hash in the public list; null as long.' })
  entry!: string | null;

  @Field(() => LotteryPrize, { nullable: true, description: 'What it won 中奖; null: nothing, or not drawn yet.' })
  prize!: LotteryPrize | null;

  @Field(() => DateTimeScalar, { nullable: true,
    description: 'When the room that gives the prize was told to 已通知发放; null before, and where it was forfeited.' })
  toldAt!: Date | null;
}

export const LotteryEntryConnection = ConnectionOf(LotteryEntry, 'LotteryEntry', 'Entries, the newest first.');
