import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { relationsOf } from '../../queries/relations/relations-of.ts';
import { Member } from '../member.type.ts';
import { Family, MemberRelation } from './relation.type.ts';

const read = (member: Member, context: GraphContext): Promise<MemberRelation[]> =>
  context.load(relationsOf, decodeId(PREFIX.member, member.id)!);

@Resolver(() => Member)
export class MemberRelationsResolver {
  @FieldResolver(() => [MemberRelation], {
    description: 'What others are to the member 亲属关系: what stands, what waits, then what ended; at most 60.',
  })
  relations(@Root() member: Member, @Ctx() context: GraphContext): Promise<MemberRelation[]> {
    return read(member, context);
  }

  @FieldResolver(() => Family, { description: 'Parents, children and spouse as both sides agree to it 家庭.' })
  async family(@Root() member: Member, @Ctx() context: GraphContext): Promise<Family> {
    const standing = Map.groupBy((await read(member, context)).filter(({ state }) => state === 'standing'),
      ({ kind }) => kind);
    return { parents: standing.get('parent') ?? [], children: standing.get('child') ?? [],
      spouse: standing.get('spouse')?.[0] ?? null };
  }
}

@Resolver(() => MemberRelation)
export class RelationResolver {
  @FieldResolver(() => Member, {
    nullable: true, description: 'The other; null for whoever does not see it, once it is erased, and while a '
      + 'member asks by a card that nobody has.',
  })
  related(@Root() { relatedUuid }: MemberRelation, @Ctx() context: GraphContext): Promise<Member | null> {
    return relatedUuid === null ? Promise.resolve(null) : context.load(membersById, relatedUuid);
  }
}
