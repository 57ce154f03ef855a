import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId, NOBODY } from '../../../kernel/ids.ts';
import { piecesInCare, soldByFor } from '../../queries/next-care.ts';
import { Item, Member } from '../stubs.type.ts';
import { CaredPiece } from './piece-care.type.ts';

@Resolver(() => Member)
export class MemberCareResolver {
  @FieldResolver(() => [CaredPiece], {
    nullable: true,
    description: 'Pieces that the member bought and still has, with their next care 下次养护, the newest first, at most '
      + '100; of a franchise and a channel those that were sold there.',
  })
  @Scopes('service:read')
  caredPieces(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<CaredPiece[]> {
    const { actor, now } = context;
    return context.load(piecesInCare, {
      memberId: decodeId(PREFIX.member, id) ?? NOBODY, soldBy: soldByFor(actor), now });
  }
}

@Resolver(() => CaredPiece)
export class CaredPieceResolver {
  @FieldResolver(() => Item, { nullable: true, description: 'What it is.' })
  item(@Root() { itemId }: CaredPiece): Item {
    return { id: encodeId(PREFIX.item, itemId) };
  }
}
