import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';

@ObjectType({ simpleResolvers: true, description: 'A piece that is to be looked after, and when 待养护.' })
@Scopes('service:read')
export class DueCare {
  @Field(() => ID, { description: 'Line of the sale.' })
  orderLineId!: string;

  @Field({ description: 'Code of the care 养护项目.' })
  care!: string;

  @Field({ description: 'Its Chinese name.' })
  nameZh!: string;

  @Field({ description: 'Its English name.' })
  nameEn!: string;

  @Field(() => String, { nullable: true, description: 'Name of the style; null: catalog has not told it.' })
  name!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When it was last had 上次养护; null: not since the sale.' })
  lastOn!: string | null;

  @Field(() => DateScalar, { description: 'When it is due 下次养护日.' })
  dueOn!: string;

  /** Not in the graph. */
  row!: { readonly memberId: string; readonly itemId: string; readonly outletId: string | null };
}

@InputType({ description: 'Which pieces that are to be looked after.' })
export class DueCareFilter {
  @Field(() => DateScalar, { description: 'Due on that day or later; who never came is due for ever.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Due on that day or before.' })
  until!: string;

  @Field(() => ID, { nullable: true, description: 'Only what this outlet sold.' })
  outletId?: string | null;
}

export const DueCarePage = PageOf(DueCare, 'DueCarePage', 'A page of pieces that are to be looked after.');
