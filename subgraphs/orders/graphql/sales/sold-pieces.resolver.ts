import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { soldPieces } from '../../queries/quotes/sold-pieces.ts';

const MOST_ITEMS = 100;

@Resolver()
export class SoldPiecesResolver {
  @Query(() => [ID], {
    description: 'Which of these items an order has a piece of that did not come back, by whichever road it was sold: '
      + 'whether a numbered piece 限量编号 is still to be had; at most 100. Head office alone.',
  })
  @Scopes('orders:read')
  async soldPieces(
    @Arg('itemIds', () => [ID], { description: 'Items, at most 100; unknown ones are not sold.' }) itemIds: string[],
    @Ctx() context: GraphContext,
  ): Promise<string[]> {
    if (isRestricted(context.actor)) throw new RequestError('FORBIDDEN', 'Head office sees what everybody sold.');
    if (itemIds.length > MOST_ITEMS) throw new RequestError('BAD_USER_INPUT', `At most ${MOST_ITEMS} items at once.`);
    const ids = itemIds.flatMap((id) => decodeId(PREFIX.item, id) ?? []);
    return (await soldPieces(await context.sql(), ids)).map((id) => encodeId(PREFIX.item, id));
  }
}
