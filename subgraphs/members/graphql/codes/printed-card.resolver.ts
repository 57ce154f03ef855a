import { Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { cardKeys } from '../../queries/codes/card-keys.ts';
import { CardKeyView } from './printed-card.type.ts';

@Resolver()
export class CardKeysResolver {
  @Query(() => [CardKeyView], {
    description: 'Public keys of printed cards 实体卡公钥, newest first, at most 100; published at '
      + '/.well-known/karat-card-keys.json.',
  })
  @Scopes('members:read')
  async cardKeys(@Ctx() context: GraphContext): Promise<CardKeyView[]> {
    return cardKeys(await context.sql());
  }
}
