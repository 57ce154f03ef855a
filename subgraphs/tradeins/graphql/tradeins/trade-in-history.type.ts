import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { PhotoKind, TradeInDeed, TradeInState } from '../../domain/words.ts';
import { TradeInDeedName, TradeInPhotoKind, TradeInStateName } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'A picture of old gold 图片, by its address.' })
@Scopes('tradeins:read')
export class TradeInPhoto {
  @Field({ description: 'Its https address, at most 500 characters.' })
  url!: string;

  @Field(() => TradeInPhotoKind, { description: 'What it shows.' })
  kind!: PhotoKind;

  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  at!: Date;

  @Field({ description: 'Who added it.' })
  by!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One thing that was done with old gold 换购记录.' })
@Scopes('tradeins:read')
export class TradeInStepTaken {
  @Field(() => Int, { description: 'Version of the trade-in after it.' })
  version!: number;

  @Field(() => TradeInDeedName, { description: 'What was done.' })
  deed!: TradeInDeed;

  @Field(() => TradeInStateName, { description: 'How it stood afterwards.' })
  state!: TradeInState;

  @Field(() => Money, { nullable: true, description: 'The credit as it was offered then; null: no offer.' })
  credit!: MoneyView | null;

  @Field(() => String, { nullable: true, description: 'What was said.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field({ description: 'Who.' })
  by!: string;
}
