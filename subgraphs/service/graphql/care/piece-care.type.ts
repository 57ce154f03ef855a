import { Field, ID, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';

@ObjectType({
  simpleResolvers: true, description: 'One kind of care that a piece asks for, and when it is due next 下次养护.',
})
@Scopes('service:read')
export class PieceCare {
  @Field({ description: 'Code of the care 养护项目.' })
  care!: string;

  @Field({ description: 'Its Chinese name.' })
  nameZh!: string;

  @Field({ description: 'Its English name.' })
  nameEn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'When it was last had 上次养护; null: not since the sale.' })
  lastOn!: string | null;

  @Field(() => DateScalar, { description: 'When it is due 下次养护日.' })
  dueOn!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A piece that a member bought and still has 会员藏品.' })
@Scopes('service:read')
export class CaredPiece {
  @Field(() => ID, { description: 'Line of the sale.' })
  orderLineId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the style; null: catalog has not told it.' })
  name!: string | null;

  @Field(() => DateScalar, { description: 'When it was sold, by the days of the member’s region.' })
  soldOn!: string;

  @Field(() => [PieceCare], { description: 'What it asks for, due soonest first, at most 30.' })
  nextCare!: readonly PieceCare[];

  /** Not in the graph. */
  itemId!: string;
}
