import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { CurrencyCode } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, DecimalScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { HoldReason, PublicationState } from '../../domain/words.ts';
import { HoldReasonEnum, PublicationStateEnum } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'What one unit of a currency is worth at home.' })
export class FxRate {
  @Field(() => CurrencyCode, { description: 'Currency that is converted.' })
  from!: string;

  @Field(() => CurrencyCode, { description: 'Home currency it is converted into.' })
  to!: string;

  @Field(() => DecimalScalar, { description: '1 unit of `from` is this many units of `to`; at most 12 places.' })
  rate!: string;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'An FX table 汇率表: rates into the currency of a programme, in force from a date on.',
})
@Directive('@key(fields: "id")')
@Scopes('catalog:read')
export class FxTable extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  /** Inside only. */
  uuid!: string;

  @Field({ description: 'Code of the programme 积分与等级规则 at home, for example "HK".' })
  homeRegion!: string;

  @Field(() => CurrencyCode, { description: 'Currency of the programme.' })
  homeCurrency!: string;

  @Field(() => DateTimeScalar, { description: 'Payments from here on use it, until the next one.' })
  effectiveAt!: Date;

  @Field({ description: 'Where it comes from.' })
  source!: string;

  @Field(() => PublicationStateEnum, { description: 'Whether it is in force.' })
  state!: PublicationState;

  @Field(() => Int, {
    nullable: true,
    description: 'Largest move of a rate against the table before, in basis points, ceil; null for the '
      + 'first. Over the limit of its policy it was held or confirmed.',
  })
  jumpBps!: number | null;

  @Field(() => [CurrencyCode], { description: 'Currencies of the table before that it leaves out.' })
  missing!: string[];

  @Field(() => [HoldReasonEnum], { description: 'Why it was held, at most 4; empty when it was published at once.' })
  heldBecause!: readonly HoldReason[];

  @Field(() => DateTimeScalar, { description: 'From then on it is old: a newer one is due.' })
  warnsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'From then on it is not in force, also when no other follows.' })
  validUntil!: Date;

  /** Inside only. */
  supersededAt!: Date | null;

  @Field(() => Int, { description: 'Version of the catalog policy that decided whether it was held.' })
  policyVersion!: number;

  @Field(() => String, { nullable: true, description: 'Who entered it.' })
  @Scopes('catalog:price')
  enteredBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was entered.' })
  @Scopes('catalog:price')
  enteredAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who confirmed or dismissed it; null when nobody had to.' })
  @Scopes('catalog:price')
  decidedBy!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken back: payments from then on use the one before it; null when it was not.',
  })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who took it back.' })
  @Scopes('catalog:price')
  withdrawnBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who asked to take it back where that is a jump: it stays until another person does it in time, '
      + 'else the asking has lapsed.',
  })
  @Scopes('catalog:price')
  withdrawalAskedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When that was asked.' })
  @Scopes('catalog:price')
  withdrawalAskedAt!: Date | null;

  /** Inside only. */
  enteredById!: string | null;
  withdrawalAskedById!: string | null;
}

export const FxTablePage = PageOf(FxTable, 'FxTablePage', 'FX tables, newest first.');

@ObjectType({ simpleResolvers: true, description: 'The rate that a payment at a moment is converted with.' })
export class FxRateInForce extends FxRate {
  @Field(() => FxTable, {
    nullable: true, description: 'The table it stands in; null for a currency into itself.',
  })
  table!: FxTable | null;
}
