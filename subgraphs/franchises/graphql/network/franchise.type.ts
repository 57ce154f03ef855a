import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Authenticated, Scopes } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { SortDirection } from '../words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Contract of a franchise 加盟合同; seen by head office and the franchise itself.',
})
@Scopes('franchises:read')
export class FranchiseContract {
  @Field({ description: 'Contract number 合同编号.' })
  number!: string;

  @Field(() => DateScalar, { description: 'First day in force.' })
  startsOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day it ends; null: open-ended.' })
  endsOn!: string | null;

  @Field({ description: 'Territory 授权区域 in words; empty when none was agreed.' })
  territory!: string;

  @Field(() => DateScalar, { description: 'From this day these terms hold, until others do.' })
  effectiveOn!: string;

  @Field(() => Int, { description: 'Counts what was agreed, from 1; nothing is overwritten.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A business partner with its own outlets 加盟商. Names are visible to everybody '
    + 'signed in.',
})
@Directive('@key(fields: "id")')
@Authenticated()
export class Franchise extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field({ description: 'Short code, unique 加盟商代码.' })
  code!: string;

  @Field({ description: 'Name 名称.' })
  name!: string;

  @Field({ description: 'Home city 城市.' })
  city!: string;

  @Field(() => Region, { description: 'Region 地区.' })
  region!: string;

  @Field(() => Int, { description: 'Counts up with each edit; give it as expectedVersion.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was registered.' })
  registeredAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended 解约时间; null: it has not.' })
  closedAt!: Date | null;

  /** Not in the graph. */
  successorUuid!: string | null;
  uuid!: string;
}

export const FranchisePage = PageOf(Franchise, 'FranchisePage', 'A page of franchises.');

@InputType({ description: 'Which franchises; what is left out does not matter.' })
export class FranchiseFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name, code or city.' })
  search?: string | null;

  @Field(() => String, {
    nullable: true, description: 'Code of a region 会籍地区, for example "CN": only of this one.',
  })
  region?: string | null;
}

export const FranchiseSortBy = {
  CODE: 'CODE', NAME: 'NAME', REGISTERED_AT: 'REGISTERED_AT',
} as const;
registerEnumType(FranchiseSortBy, {
  name: 'FranchiseSortBy', description: 'What franchises are sorted by.',
  valuesConfig: {
    CODE: { description: 'Short code.' }, NAME: { description: 'Name.' },
    REGISTERED_AT: { description: 'When it was registered.' },
  },
});

@InputType({ description: 'Order of a list of franchises.' })
export class FranchiseSort {
  @Field(() => FranchiseSortBy, { defaultValue: 'CODE', description: 'What to sort by.' })
  by!: keyof typeof FranchiseSortBy;

  @Field(() => SortDirection, { defaultValue: 'ASC', description: 'Which way.' })
  direction!: 'ASC' | 'DESC';
}
