import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import {
  ConnectionArgs, connectionFirst, connectionFrom, decodeCursor, encodeCursor,
} from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { contactViewsOf } from '../../queries/contact-views.ts';
import { ContactView, ContactViewConnection } from './contact-view.type.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const UUID = /^[0-9a-f-]{36}$/;

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
    const cursor = decodeCursor(args.after, 2);
    if (cursor && !(INSTANT.test(cursor[0]!) && UUID.test(cursor[1]!))) {
      throw new RequestError('BAD_USER_INPUT', 'after is no cursor of this list.');
    }
    const uuid = decodeId(PREFIX.member, memberId);
    const rows = uuid === null ? [] : await contactViewsOf(await context.sql(), uuid, first,
      cursor && { at: cursor[0]!, id: cursor[1]! });
    return connectionFrom(rows, first, args.after, (row) => encodeCursor([row.at, row.id]));
  }
}
