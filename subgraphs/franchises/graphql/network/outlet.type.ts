import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, DecimalScalar } from '../../../kernel/graph/scalars.ts';
import { Authenticated } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { ChannelKind, OutletKind, SortDirection } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'Where an outlet stands 门店位置.' })
@Authenticated()
export class OutletPosition {
  @Field(() => DecimalScalar, { description: 'Latitude 纬度 in degrees, six decimals.' })
  latitude!: string;

  @Field(() => DecimalScalar, { description: 'Longitude 经度 in degrees, six decimals.' })
  longitude!: string;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'Anywhere a sale happens 门店: own store, franchise store, web shop, live room.',
})
@Directive('@key(fields: "id")')
@Authenticated()
export class Outlet extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field({ description: 'Short code, unique 门店代码.' })
  code!: string;

  @Field({ description: 'Name 门店名称.' })
  name!: string;

  @Field({ description: 'City 城市.' })
  city!: string;

  @Field(() => OutletKind, { description: 'Kind 类型; for ever.' })
  kind!: string;

  @Field(() => Region, { description: 'Region 地区; for ever.' })
  region!: string;

  @Field(() => OutletPosition, { nullable: true, description: 'Where it stands 位置; null: nobody said.' })
  position!: OutletPosition | null;

  @Field({ description: 'Whether it has closed 已闭店.' })
  closed!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it closed.' })
  closedAt!: Date | null;

  @Field(() => Int, { description: 'Counts up with each edit; give it as expectedVersion.' })
  version!: number;

  /** Not in the graph. */
  franchiseUuid!: string | null;
  channelUuid!: string | null;
}

export const OutletPage = PageOf(Outlet, 'OutletPage', 'A page of outlets.');

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A program that sells for the house 渠道: marketplace, live commerce, mini-program, '
    + 'tills.',
})
@Directive('@key(fields: "id")')
@Authenticated()
export class Channel extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field({ description: 'Short code, unique 渠道代码.' })
  code!: string;

  @Field({ description: 'Name 渠道名称.' })
  name!: string;

  @Field(() => ChannelKind, { description: 'Kind 类型.' })
  kind!: string;

  @Field(() => Int, { description: 'Counts up with each edit.' })
  version!: number;
}

@InputType({ description: 'Which outlets; what is left out does not matter.' })
export class OutletFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name, code or city.' })
  search?: string | null;

  @Field(() => OutletKind, { nullable: true, description: 'Only of this kind.' })
  kind?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this franchise.' })
  franchiseId?: string | null;

  @Field(() => String, {
    nullable: true, description: 'Code of a region 会籍地区, for example "CN": only of this one.',
  })
  region?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only closed ones, or only open ones.' })
  closed?: boolean | null;
}

export const OutletSortBy = { CODE: 'CODE', NAME: 'NAME' } as const;
registerEnumType(OutletSortBy, {
  name: 'OutletSortBy', description: 'What outlets are sorted by.',
  valuesConfig: { CODE: { description: 'Short code.' }, NAME: { description: 'Name.' } },
});

@InputType({ description: 'Order of a list of outlets.' })
export class OutletSort {
  @Field(() => OutletSortBy, { defaultValue: 'CODE', description: 'What to sort by.' })
  by!: keyof typeof OutletSortBy;

  @Field(() => SortDirection, { defaultValue: 'ASC', description: 'Which way.' })
  direction!: 'ASC' | 'DESC';
}
