import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { ConnectionOf, PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import type { Category, DemandClass, MediaKind, Metal, TryOnPlace } from '../../domain/words.ts';
import { Bilingual, EarlyAccess, Presale } from './facets.type.ts';
import { Item } from '../items/item.type.ts';
import { Channel, Franchise } from '../stubs.type.ts';
import {
  CategoryEnum, DemandClassEnum, MediaKindEnum, MetalEnum, TryOnPlaceEnum,
} from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'Stones of one kind on a product 镶石.' })
export class Stone {
  @Field({ description: 'What they are, for example 钻石.' })
  kind!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;

  @Field(() => Int, { description: 'Weight of all of them together in thousandths of a carat.' })
  milliCarats!: number;

  @Field(() => String, { nullable: true, description: 'Number of the certificate 证书编号.' })
  certificateNo!: string | null;

  @Field(() => String, { nullable: true, description: 'Laboratory that certified it 鉴定机构, for example NGTC or GIA.' })
  laboratory?: string | null;

  @Field(() => String, { nullable: true,
    description: 'Its grade 等级 as the certificate says it, for example "D VVS1 3EX".' })
  grade?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A picture, film or model of a product.' })
export class Medium {
  @Field(() => MediaKindEnum, { description: 'What it is.' })
  kind!: MediaKind;

  @Field({ description: 'Its address, for anybody: https elsewhere, or a file of this house.' })
  url!: string;

  @Field(() => TryOnPlaceEnum, { nullable: true,
    description: 'Of a 3D model (glTF): where it is worn 试戴部位; null of what is not tried on.' })
  tryOnPlace?: TryOnPlace | null;
}

@ObjectType({ simpleResolvers: true, description: 'A margin class and the time it began.' })
export class MarginClassPeriod {
  @Field(() => MarginClass, { description: 'The class.' })
  marginClass!: string;

  @Field(() => DateTimeScalar, { description: 'Sales paid from here on count in this class.' })
  effectiveAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why; null for the first class.' })
  reason!: string | null;
}

export const ItemConnection = ConnectionOf(Item, 'Item', 'Items of a product by SKU.');

@ObjectType({
  implements: Node, simpleResolvers: true, description: 'A product 款: one style, sold as items.',
})
@Directive('@key(fields: "id")')
@Scopes('catalog:read')
export class Product extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  /** Inside only. */
  uuid!: string;

  @Field({ description: 'Style number 款号, unique in the house.' })
  styleNo!: string;

  @Field({ description: 'Chinese name 品名.' })
  nameZh!: string;

  @Field({ description: 'English name.' })
  nameEn!: string;

  @Field(() => CategoryEnum, { description: 'Kind of piece 品类.' })
  category!: Category;

  @Field(() => DemandClassEnum, { description: 'Why people buy it 用途.' })
  demandClass!: DemandClass;

  @Field(() => MetalEnum, { description: 'Main metal 材质.' })
  metal!: Metal;

  @Field(() => Int, { description: 'Purity 成色 in parts per 10,000; 足金 stamped 9990 is 9990.' })
  purity!: number;

  @Field(() => String, { nullable: true, description: 'Craft 工艺, for example 古法金.' })
  craft!: string | null;

  @Field(() => String, { nullable: true, description: 'Series 系列.' })
  series!: string | null;

  @Field(() => String, { nullable: true, description: 'Theme 题材, for example 生肖 or 龙凤.' })
  theme!: string | null;

  @Field(() => Bilingual, { nullable: true, description: 'Its story 传世故事, at most 2,000 characters a language.' })
  story!: Bilingual | null;

  @Field(() => Bilingual, { nullable: true,
    description: 'How to care for it 保养说明, at most 2,000 characters a language.' })
  care!: Bilingual | null;

  @Field(() => Int, { nullable: true,
    description: 'Number of pieces of a limited edition 限量, 1 to 9,999: each is an item with its number; null: no '
      + 'limit.' })
  limitedTo!: number | null;

  @Field(() => Presale, { nullable: true, description: 'Ordered ahead of the goods 预售; before it begins nobody is '
    + 'quoted a price.' })
  presale!: Presale | null;

  @Field(() => EarlyAccess, { nullable: true, description: 'Who buys it before everybody 提前购; nobody before that.' })
  earlyAccess!: EarlyAccess | null;

  @Field(() => [String], { description: 'Free tags 标签, at most 20.' })
  tags!: string[];

  @Field(() => [Stone], { description: 'Stones 镶石, at most 20 kinds.' })
  stones!: Stone[];

  @Field(() => [Medium], { description: 'Pictures, films and models, in order of showing, at most 30.' })
  media!: Medium[];

  @Field({ description: 'Whether only members may buy it 会员专享.' })
  memberOnly!: boolean;

  @Field(() => [Channel], {
    nullable: 'items', description: 'Channels it is made for 渠道专供, at most 50; with no '
      + 'franchises either: for everybody.',
  })
  exclusiveChannels!: Channel[];

  @Field(() => [Franchise], {
    nullable: 'items', description: 'Franchises it is made for 加盟专供, at most 50; with no '
      + 'channels either: for everybody.',
  })
  exclusiveFranchises!: Franchise[];

  @Field(() => Int, { description: 'Days from order to handing over 交期; 0 = from stock.' })
  leadTimeDays!: number;

  @Field({ description: 'Whether it is no longer sold 停售.' })
  retired!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was entered.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;

  @Field(() => Int, { description: 'Counts edits; send it back as expectedVersion.' })
  version!: number;
}

export const ProductPage = PageOf(Product, 'ProductPage', 'Products by page.');
