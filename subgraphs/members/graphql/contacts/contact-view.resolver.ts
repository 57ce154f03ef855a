import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import {
  ConnectionArgs, connectionFirst, connectionFrom, encodeCursor, readCursor,
} from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { contactViewsOf } from '../../queries/privacy/contact-views.ts';
import { ContactView, ContactViewConnection } from './contact-view.type.ts';

@Resolver(() => ContactView)
export class ContactViewResolver {
  @Query(() => ContactViewConnection, {
    description: 'Who looked at a member\'s personal data; empty for an unknown member.',
  })
  @Scopes('audit:read')
  async contactViews(
    @Arg('memberId', () => ID, { description: 'Member.' }) memberId: string,
    @Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() context: GraphContext,
  ) {
    const first = connectionFirst(args);
    const cursor = readCursor(args.after, ['timestamptz', 'uuid']);
    const uuid = decodeId(PREFIX.member, memberId);
    const rows = uuid === null ? [] : await contactViewsOf(await context.sql(), uuid, first,
      cursor && { at: cursor[0]!, id: cursor[1]! });
    return connectionFrom(rows, first, args.after, (row) => encodeCursor([row.at, row.id]));
  }
}
