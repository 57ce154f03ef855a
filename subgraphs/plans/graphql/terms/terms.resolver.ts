import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestTerms, termsOfRegion } from '../../queries/terms.ts';
import { PlanTerms } from './terms.type.ts';

@Resolver(() => PlanTerms)
export class PlanTermsResolver {
  @Query(() => PlanTerms, {
    nullable: true, description: 'The terms by which plans are opened in a region; null where none are opened.',
  })
  @Scopes('plans:read')
  planTerms(
    @Arg('region', () => String, { description: 'Code of the region.' }) region: string,
    @Ctx() context: GraphContext,
  ): Promise<PlanTerms | null> {
    return context.load(termsOfRegion, region);
  }

  @Query(() => [PlanTerms], { description: 'Terms of every region, the newest first; proposals to head office only.' })
  @Scopes('plans:read')
  async allPlanTerms(
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<PlanTerms[]> {
    return newestTerms(await context.sql(), { first, isHouse: !isRestricted(context.actor) });
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where the legal review is filed; head office only.' })
  review(@Root() { ofHouse }: PlanTerms): string | null {
    return ofHouse?.review ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who proposed them; head office only.' })
  proposedBy(@Root() { ofHouse }: PlanTerms): string | null {
    return ofHouse?.proposedBy ?? null;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When; head office only.' })
  proposedAt(@Root() { ofHouse }: PlanTerms): Date | null {
    return ofHouse?.proposedAt ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who decided; head office only.' })
  decidedBy(@Root() { ofHouse }: PlanTerms): string | null {
    return ofHouse?.decidedBy ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why, when rejected; head office only.' })
  note(@Root() { ofHouse }: PlanTerms): string | null {
    return ofHouse?.note ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you proposed them, so that another person approves.' })
  isOwn(@Root() { ofHouse }: PlanTerms, @Ctx() { actor }: GraphContext): boolean {
    return ofHouse?.proposedById === actor.id;
  }
}
