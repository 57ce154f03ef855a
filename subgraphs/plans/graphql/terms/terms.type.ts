import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { TermsState } from '../../domain/words.ts';
import { PlanTermsState } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'A version of the terms of gold plans in a region 增值计划条款.' })
@Scopes('plans:read')
export class PlanTerms {
  @Field(() => ID, { description: 'Terms id.' })
  id!: string;

  @Field(() => Region, { description: 'Region 会籍地区.' })
  region!: string;

  @Field(() => Int, { description: 'Version in its region, from 1.' })
  version!: number;

  @Field({ description: 'Text in Chinese.' })
  textZh!: string;

  @Field({ description: 'Text in English.' })
  textEn!: string;

  @Field(() => PlanTermsState, { description: 'How they stand.' })
  state!: TermsState;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a second person decided; null before.' })
  decidedAt!: Date | null;

  /** The rest is head office's own. */
  ofHouse!: { review: string; proposedBy: string; proposedById: string; decidedBy: string | null;
    proposedAt: Date; note: string | null } | null;
}
