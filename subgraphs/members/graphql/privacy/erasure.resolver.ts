import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { erasuresById, erasuresPage, receiptsOf } from '../../queries/privacy/erasures.ts';
import { Erasure, ErasureFilter, ErasurePage, ErasureReceipt } from './erasure.type.ts';

@Resolver(() => Erasure)
export class ErasureResolver {
  @Query(() => ErasurePage, { description: 'Members who want to be forgotten, or were 注销申请, newest first.' })
  @Scopes('members:privacy')
  async erasures(
    @Arg('filter', () => ErasureFilter, { nullable: true, description: 'Which; all without it.' })
    filter: ErasureFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    return erasuresPage(await context.sql(), filter?.state ?? null, bounds);
  }

  @Query(() => Erasure, { nullable: true, description: 'One erasure; null when unknown.' })
  @Scopes('members:privacy')
  async erasure(
    @Arg('id', () => ID, { description: 'Erasure.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Erasure | null> {
    const uuid = decodeId(PREFIX.erasure, id);
    return uuid ? context.load(erasuresById, uuid) : null;
  }

  @FieldResolver(() => [ErasureReceipt], {
    description: 'What each room did 删除回执, at most 20; members see none.',
  })
  receipts(@Root() { uuid }: Erasure, @Ctx() context: GraphContext): Promise<ErasureReceipt[]> {
    return context.load(receiptsOf, uuid);
  }

  @FieldResolver(() => [String], { description: 'Rooms that have not answered yet, at most 20.' })
  async awaits(@Root() { uuid, rooms }: Erasure, @Ctx() context: GraphContext): Promise<string[]> {
    const done = new Set((await context.load(receiptsOf, uuid)).map(({ room }) => room));
    return rooms.filter((room) => !done.has(room));
  }
}
