import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId, NOBODY } from '../../../kernel/ids.ts';
import { appealsPage } from '../../queries/appeals/appeals.ts';
import { franchisesById } from '../../queries/network.ts';
import { Franchise } from '../network/franchise.type.ts';
import { Member, Order } from '../stubs.type.ts';
import { AttributionAppeal, AttributionAppealFilter, AttributionAppealPage } from './appeal.type.ts';

@Resolver(() => AttributionAppeal)
export class AppealResolver {
  @Query(() => AttributionAppealPage, {
    description: 'Appeals against attributions 归属申诉, the newest first: head office all, a franchise its own.',
  })
  @Scopes('franchises:rebates')
  async attributionAppeals(
    @Arg('filter', () => AttributionAppealFilter, { nullable: true, description: 'Which; all without it.' })
    filter: AttributionAppealFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    const { state = null, franchiseId: asked, isOverdue = null } = filter ?? {};
    const franchiseId = asked ? decodeId(PREFIX.franchise, asked) ?? NOBODY : null;
    return appealsPage(await context.sql(), { state, franchiseId, isOverdue, now: context.now }, bounds);
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Who appeals.' })
  franchise(@Root() { franchiseUuid }: AttributionAppeal, @Ctx() context: GraphContext) {
    return context.load(franchisesById, franchiseUuid);
  }

  @FieldResolver(() => Order, {
    nullable: true, description: 'The order whose buyer it is about; null: it named a member.',
  })
  order(@Root() { orderUuid }: AttributionAppeal): Order | null {
    return orderUuid ? { id: encodeId(PREFIX.order, orderUuid) } : null;
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: 'Whom it is about, as it is known today; null where that is not visible, or not known.',
  })
  member(@Root() { memberUuid }: AttributionAppeal): Member | null {
    return memberUuid ? { id: encodeId(PREFIX.member, memberUuid) } : null;
  }

  @FieldResolver(() => String, { description: 'Who wrote it.' })
  openedBy(@Root() { openedByName }: AttributionAppeal): string {
    return openedByName;
  }

  @FieldResolver(() => String, {
    nullable: true, description: 'Who decided it; null while nobody did, and outside head office.',
  })
  decidedBy(@Root() { decidedByName }: AttributionAppeal, @Ctx() { actor }: GraphContext): string | null {
    return isRestricted(actor) ? null : decidedByName;
  }
}
