import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Channel } from '../stubs.type.ts';
import { PaymentMeans, PaymentState, UnmatchedReason } from './words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'Money for a quote 收款, as it was told: what fits nothing is kept until it is refunded.',
})
@Directive('@key(fields: "id")')
@Scopes('orders:read')
export class Payment extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field({ description: 'Its number in the channel that told of it, at most 100 characters 流水号.' })
  paymentNo!: string;

  @Field(() => Channel, { nullable: true, description: 'Channel that told of it.' }) channel!: Channel;
  @Field({ description: 'Which quote was named, as it was sent; at most 100 characters.' }) namedQuote!: string;
  @Field(() => PaymentMeans, { description: 'How it was paid.' }) means!: string;
  @Field(() => Money, { description: 'How much.' }) amount!: Money;
  @Field(() => Boolean, { description: 'Whether a payment channel told it, signed; else a till did.' })
  signed!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was paid.' }) paidAt!: Date;
  @Field(() => DateTimeScalar, { description: 'When it was told here.' }) receivedAt!: Date;
  @Field(() => PaymentState, { description: 'What became of it.' }) state!: string;
  @Field(() => UnmatchedReason, { nullable: true, description: 'Why it fits nothing; null where it does.' })
  unmatchedReason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its refund was noted; null before.' })
  refundedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Number of the refund; null before.' })
  refundNo!: string | null;

  /** uuid; null where nobody knows the quote */
  quoteUuid!: string | null;
  outletUuid!: string | null;
}

export const PaymentPage = PageOf(Payment, 'PaymentPage', 'One page of payments.');
