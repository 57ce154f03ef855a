import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CurrencyCode, Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { AssayMethod, ConsentWay, DocumentKind, TradeInState } from '../../domain/words.ts';
import { IdentityDocument, TradeInAssay, TradeInConsentWay, TradeInStateName } from '../words.ts';

/** What its resolvers ask of it. */
export interface TradeInOf {
  readonly id: string;
  readonly memberId: string;
  readonly outletId: string;
  readonly policyVersion: number;
  readonly way: string;
  readonly currency: string;
  readonly state: TradeInState;
  readonly offerUntil: Date | null;
  readonly givenAt: Date | null;
  readonly heldUntil: Date | null;
  readonly saleBackAt: Date | null;
  readonly plainAskedAt: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'What old gold comes to now 试算; it binds nobody.' })
@Scopes('tradeins:read')
export class TradeInPreview {
  @Field(() => Int, { description: 'Fine gold 纯金重, mg: gross by purity, floor.' })
  fineMg!: number;

  @Field(() => Int, { description: 'The same after the loss 扣损后, mg, floor.' })
  afterLossMg!: number;

  @Field(() => Money, { description: 'Price of a gram that counts 计价金价.' })
  price!: MoneyView;

  @Field(() => Money, { description: 'The credit 旧料抵扣金, floor.' })
  credit!: MoneyView;
}

@ObjectType({ simpleResolvers: true, description: 'The offer that binds 报价, as it was priced.' })
@Scopes('tradeins:read')
export class TradeInOffer extends TradeInPreview {
  @Field(() => ID, { description: 'The price of the gold board that it came from.' })
  goldPriceId!: string;

  @Field(() => DateTimeScalar, { description: 'Since when that price held.' })
  priceSince!: Date;

  @Field(() => Money, { nullable: true, description: 'What the same gold is worth without a sale 不随购回收价: the rest of '
    + 'it is credited so where a sale takes less than all. Null: nobody can say.' })
  plainCredit!: MoneyView | null;

  @Field(() => Int, { description: 'Version of the rules that it was made by.' })
  policyVersion!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  offeredAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when it binds 有效至.' })
  until!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'The consent to the melting 熔料同意.' })
@Scopes('tradeins:read')
export class TradeInConsent {
  @Field(() => Int, { description: 'Version of the rules whose text was agreed to.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Who agreed; null once the person is forgotten.' })
  by!: string | null;

  @Field(() => TradeInConsentWay, { nullable: true, description: 'How.' })
  way!: ConsentWay | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Whose document the desk looked at 实名登记.' })
@Scopes('tradeins:read')
export class TradeInIdentity {
  @Field({ description: 'The name, its first character alone.' })
  name!: string;

  @Field(() => IdentityDocument, { description: 'Which document.' })
  kind!: DocumentKind;

  @Field({ description: 'Its last four characters; the number is kept nowhere.' })
  lastDigits!: string;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'Old gold that a member trades in 以旧换新, from its estimate to its credit, or its way back.',
})
@Directive('@key(fields: "id")')
@Scopes('tradeins:read')
export class TradeIn extends Node {
  @Field(() => ID, { description: 'Trade-in id.' })
  declare id: string;

  @Field(() => TradeInStateName, { description: 'How far it is, by the clock.' })
  state!: TradeInState;

  @Field({ description: 'Code of its way 换购方案.' })
  wayCode!: string;

  @Field({ description: 'The piece in words 旧料描述.' })
  piece!: string;

  @Field(() => String, { nullable: true, description: 'Its brand, as it was said.' })
  brand!: string | null;

  @Field({ description: 'Whether it is of the house’s own brand 本品牌.' })
  ownBrand!: boolean;

  @Field(() => CurrencyCode, { description: 'Currency of its amounts.' })
  currency!: string;

  @Field(() => Int, { description: 'Gross weight as it was said, mg.' })
  claimedGrossMg!: number;

  @Field(() => Int, { description: 'Purity as it was said, parts per 10,000.' })
  claimedPurity!: number;

  @Field(() => Money, { nullable: true, description: 'What it might come to 预估; pays nothing. Null: no price then.' })
  estimate!: MoneyView | null;

  @Field(() => Int, { nullable: true, description: 'Gross weight 毛重 by the assay, mg; null before.' })
  grossMg!: number | null;

  @Field(() => Int, { nullable: true, description: 'Purity 成色 by the assay, parts per 10,000; null before.' })
  purity!: number | null;

  @Field(() => TradeInAssay, { nullable: true, description: 'How it was tested; null before.' })
  method!: AssayMethod | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was tested.' })
  assayedAt!: Date | null;

  @Field(() => TradeInOffer, { nullable: true, description: 'The last offer; null before one, and once it was '
    + 'refused.' })
  offer!: TradeInOffer | null;

  @Field(() => TradeInConsent, { nullable: true, description: 'The consent; null before.' })
  consent!: TradeInConsent | null;

  @Field(() => TradeInIdentity, { nullable: true, description: 'The document; null where none was asked for.' })
  identity!: TradeInIdentity | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was melted.' })
  meltedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its credit became the member’s.' })
  creditedAt!: Date | null;

  @Field(() => Money, { nullable: true, description: 'What of it was credited 实际入账: what a sale took at the offer, the '
    + 'rest at its plain price; null before.' })
  credited!: MoneyView | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when somebody wants it credited without a sale '
    + '转回收申请; null: nobody does, or it was decided.' })
  buybackAskedAt!: Date | null;

  @Field(() => Money, { nullable: true, description: 'The price that its member agreed to for that '
    + '转回收价; null as well.' })
  buybackPrice!: MoneyView | null;

  @Field(() => ID, { nullable: true, description: 'A sale of its member, linked to it later, that took an amount for '
    + 'old gold here and named none 疑似已抵扣: look whether it was this gold before it is credited. Null: none.' })
  unnamedOrderId!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when a quote holds it; null: none does.' })
  heldUntil!: Date | null;

  @Field({ description: 'Whether a sale has named it: no other one may.' })
  isUsed!: boolean;

  @Field(() => String, { nullable: true, description: 'Who took it back.' })
  returnedTo!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was estimated.' })
  openedAt!: Date;

  @Field({ description: 'Who estimated it.' })
  openedBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was over.' })
  closedAt!: Date | null;

  @Field(() => Int, { description: 'Version; each step is the next one.' })
  version!: number;

  /** Not in the graph. */
  row!: TradeInOf;
}

@InputType({ description: 'Which trade-ins: all conditions together.' })
export class TradeInFilter {
  @Field(() => TradeInStateName, { nullable: true, description: 'Only in this state, by the clock.' })
  state?: TradeInState | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that are not over, or only those that are.' })
  isOpen?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only of this outlet.' })
  outletId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this member.' })
  memberId?: string | null;
}

export const TradeInPage = PageOf(TradeIn, 'TradeInPage', 'A page of trade-ins.');
