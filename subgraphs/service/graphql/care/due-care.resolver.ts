import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { dueCarePage } from '../../queries/due-care.ts';
import { Item, Member, Outlet } from '../stubs.type.ts';
import { DueCare, DueCareFilter, DueCarePage } from './due-care.type.ts';

@Resolver(() => DueCare)
export class DueCareResolver {
  @Query(() => DueCarePage, {
    description: 'Pieces that are to be looked after in these days 待养护, what is due first stands first: head office '
      + 'sees all, a franchise and a channel what they sold to members they see, a member its own. Some minutes old.',
  })
  @Scopes('service:read')
  async dueCare(
    @Arg('filter', () => DueCareFilter, { description: 'Which.' }) { from, until, outletId }: DueCareFilter,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const bounds = pageBounds(page);
    const uuid = outletId ? decodeId(PREFIX.outlet, outletId) : null;
    if (outletId && !uuid) return EMPTY_PAGE;
    return dueCarePage(await context.sql(), context.actor, { from, until, outletId: uuid }, bounds, context.now);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Whose it is.' })
  member(@Root() { row }: DueCare): Member {
    return { id: encodeId(PREFIX.member, row.memberId) };
  }

  @FieldResolver(() => Item, { nullable: true, description: 'What it is.' })
  item(@Root() { row }: DueCare): Item {
    return { id: encodeId(PREFIX.item, row.itemId) };
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Where it was sold; null: not known.' })
  outlet(@Root() { row }: DueCare): Outlet | null {
    return row.outletId === null ? null : { id: encodeId(PREFIX.outlet, row.outletId) };
  }
}
