import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import {
  ConnectionArgs, connectionFirst, connectionFrom, encodeCursor, readCursor,
} from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { contactViewsOf } from '../../queries/privacy/contact-views.ts';
import { contactsOf } from '../../queries/privacy/contacts-of.ts';
import { erasuresOf } from '../../queries/privacy/erasures.ts';
import { exportsOf } from '../../queries/privacy/member-exports.ts';
import { ContactViewConnection } from '../contacts/contact-view.type.ts';
import { MemberContact } from '../contacts/contact.type.ts';
import { Member } from '../member.type.ts';
import { Erasure } from '../privacy/erasure.type.ts';
import { MemberExport } from '../privacy/member-export.type.ts';
import { Me } from './me.type.ts';
import { myId, SELF } from './only-members.ts';

@Resolver(() => Me)
export class MeResolver {
  @Query(() => Me, {
    nullable: true, description: 'The member whose own token asks; null for everybody else, and once erased.',
  })
  @Scopes(SELF)
  async me(@Ctx() context: GraphContext): Promise<Me | null> {
    if (context.actor.kind !== 'person') return null;
    return await context.load(membersById, myId(context)) && { uuid: myId(context) };
  }

  @FieldResolver(() => Member, { nullable: true, description: 'The member.' })
  member(@Root() { uuid }: Me, @Ctx() context: GraphContext): Promise<Member | null> {
    return context.load(membersById, uuid);
  }

  @FieldResolver(() => MemberContact, {
    nullable: true, description: 'What the house has of it, unmasked; its own looks are not logged.',
  })
  async contact(@Root() { uuid }: Me, @Ctx() context: GraphContext): Promise<MemberContact | null> {
    const today = await survivor(context, uuid);
    return (await contactsOf(await context.sql(), context.actor, [today])).get(today) ?? null;
  }

  @FieldResolver(() => Erasure, { nullable: true, description: 'Its newest wish to be forgotten 注销; null: none.' })
  erasure(@Root() { uuid }: Me, @Ctx() context: GraphContext): Promise<Erasure | null> {
    return context.load(erasuresOf, uuid);
  }

  @FieldResolver(() => [MemberExport], { description: 'Its exports 导出, newest first, at most 10.' })
  exports(@Root() { uuid }: Me, @Ctx() context: GraphContext): Promise<MemberExport[]> {
    return context.load(exportsOf, uuid);
  }

  @Query(() => ContactViewConnection, {
    description: 'Who looked at the unmasked data of the member whose token asks, when and why 查看记录, newest first; '
      + 'kept for three years. Empty for everybody else.',
  })
  @Scopes(SELF)
  async myLooks(@Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() context: GraphContext) {
    const first = connectionFirst(args);
    const cursor = readCursor(args.after, ['timestamptz', 'uuid']);
    const rows = context.actor.kind !== 'person' ? [] : await contactViewsOf(await context.sql(), myId(context),
      first, cursor && { at: cursor[0]!, id: cursor[1]! });
    return connectionFrom(rows, first, args.after, (row) => encodeCursor([row.at, row.id]));
  }
}

/** Its token may be that of an id which was merged into another. */
async function survivor(context: GraphContext, uuid: string): Promise<string> {
  return decodeId(PREFIX.member, (await context.load(membersById, uuid))?.id ?? '') ?? uuid;
}
