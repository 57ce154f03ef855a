import { Field, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'What is told in both languages.' })
export class Bilingual {
  @Field({ description: 'In Chinese.' })
  zh!: string;

  @Field({ description: 'In English.' })
  en!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Orders are taken ahead of the goods 预售.' })
export class Presale {
  @Field(() => DateTimeScalar, { description: 'Orders are taken from then on.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'From then on it is sold from stock.' })
  until!: Date;

  @Field(() => DateScalar, { description: 'Day on which what was ordered ahead is handed over 发货日.' })
  deliversOn!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Some tiers buy before everybody 提前购.' })
export class EarlyAccess {
  @Field(() => DateTimeScalar, { description: 'Members of these tiers buy from then on.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'From then on everybody buys, or as the pre-sale says.' })
  until!: Date;

  @Field(() => [String], {
    description: 'Codes of the tiers 会员等级 with their programmes, for example "CN:gold"; at most 32.' })
  tiers!: readonly string[];
}
