import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { CouponOfferState } from '../coupon-words.ts';
import { Segment } from '../stubs.type.ts';
import { CouponTerms } from './coupon-terms.type.ts';

@ObjectType({ simpleResolvers: true, description: 'What became of the coupons of an offer 使用情况.' })
export class CouponUsage {
  @Field(() => Int, { description: 'Given out 已发放.' }) issued!: number;
  @Field(() => Int, { description: 'Used, or held by a sale 已使用.' }) uses!: number;
  @Field(() => Money, { nullable: true, description: 'What they took off; null where the offer has no currency.' })
  spent!: Money | null;
}

@ObjectType({ simpleResolvers: true, description: 'Coupons that are given to a segment 分群发券, step by step.' })
export class CouponRun {
  @Field(() => Segment, { nullable: true, description: 'To whom.' }) segment!: Segment;
  @Field({ description: 'Who asked for it.' }) askedBy!: string;
  @Field(() => DateTimeScalar, { description: 'When.' }) askedAt!: Date;
  @Field(() => Int, { description: 'Coupons given so far.' }) issued!: number;
  @Field(() => Int, { description: 'Members who had their share, or may not have it.' }) skipped!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done; null while it goes on.' })
  finishedAt!: Date | null;

  @Field(() => String, { nullable: true,
    description: 'Why it ended early: "ended", "limit" or "unknown_segment".' })
  stopped!: string | null;
}

@ObjectType({ implements: Node, simpleResolvers: true,
  description: 'An offer 优惠活动: what its coupons take off, and who may have them.' })
@Directive('@key(fields: "id")')
@Scopes('rewards:read')
export class CouponOffer extends Node {
  uuid!: string;
  @Field({ description: 'Code of the house, 1 to 40 characters.' }) code!: string;
  @Field({ description: 'Name in Chinese, 1 to 60 characters.' }) nameZh!: string;
  @Field({ description: 'Name in English, 1 to 60 characters.' }) nameEn!: string;
  @Field(() => String, { nullable: true, description: 'What it is for; null for others than head office.' })
  note!: string | null;

  @Field(() => CouponOfferState, { description: 'Where it stands.' }) state!: string;
  @Field(() => Int, { nullable: true, description: 'The version that counts; null: never published.' })
  publishedVersion!: number | null;

  @Field(() => CouponTerms, { nullable: true, description: 'What that version says.' }) terms!: CouponTerms | null;
  @Field(() => CouponTerms, { nullable: true,
    description: 'What is written now 草稿; null for others than head office.' })
  draft!: CouponTerms | null;

  @Field({ description: 'Whether what is written waits for another person to publish it 待发布.' }) isWaiting!: boolean;
  @Field({ description: 'Whether the reader wrote it, and so cannot publish it.' }) isOwn!: boolean;
  @Field(() => Int, { description: 'Counts its edits: what edits name as expectedVersion.' }) version!: number;
  @Field(() => String, { nullable: true, description: 'Who wrote it last; null for others than head office.' })
  editedBy!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was written last.' }) editedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when nothing is given of it 停发时间.' })
  endedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' }) createdAt!: Date;
}

export const CouponOfferPage = PageOf(CouponOffer, 'CouponOfferPage', 'Offers by page.');
