import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import type { CaseState } from '../../domain/words.ts';
import { casesById, casesPage, heldPointsOf } from '../../queries/cases.ts';
import { AbuseCaseStateName } from '../words.ts';
import { AbuseCase, AbuseCasePage } from './case.type.ts';

@Resolver(() => AbuseCase)
export class AbuseCaseResolver {
  @Query(() => AbuseCase, { nullable: true, description: 'One case 复核单; null when unknown.' })
  @Scopes('engagement:review')
  async abuseCase(
    @Arg('id', () => ID, { description: 'Case id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<AbuseCase | null> {
    const uuid = decodeId(PREFIX.abuseCase, id);
    return uuid ? context.load(casesById, uuid) : null;
  }

  @Query(() => AbuseCasePage, { description: 'The review queue 风控复核 by page, the last opened first.' })
  @Scopes('engagement:review')
  async abuseCases(
    @Arg('state', () => AbuseCaseStateName, { nullable: true, description: 'Only these; all without it.' })
    state: CaseState | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    return casesPage(await context.sql(), state ?? null, pageBounds(page));
  }

  @FieldResolver(() => PointsScalar, { description: 'Points of the member that are held now 暂缓发放积分.' })
  heldPoints(@Root() { memberUuid }: AbuseCase, @Ctx() context: GraphContext): Promise<number> {
    return context.load(heldPointsOf, memberUuid);
  }
}
