import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../../../subgraphs/contracts/facts.ts';
import { PREFIX } from '../../../../../subgraphs/contracts/ids.ts';
import type { GraphContext } from '../../../../../subgraphs/kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst } from '../../../../../subgraphs/kernel/graph/page.ts';
import { Scopes } from '../../../../../subgraphs/kernel/graph/scopes.ts';
import { decodeId } from '../../../../../subgraphs/kernel/ids.ts';
import { notesOf } from '../queries/notes.ts';
import { Member, NoteConnection } from './note.type.ts';

@Resolver(() => Member)
export class MemberNotesResolver {
  @FieldResolver(() => NoteConnection, { nullable: true, description: 'Notes on the member 备注, newest first.' })
  @Scopes('notes:read')
  async notes(
    @Root() member: Member, @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object | null> {
    const memberId = decodeId(PREFIX.member, member.id);
    const page = { first: connectionFirst(args), after: args.after ?? null };
    return memberId ? context.loadAbout(FACT.member, memberId, notesOf, { memberId, ...page }) : null;
  }
}
