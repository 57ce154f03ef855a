import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import { entriesOf, storeCreditOf } from '../../queries/store-credit.ts';
import { Member } from '../stubs.type.ts';
import { StoreCredit, StoreCreditEntry } from './store-credit.type.ts';

@Resolver(() => Member)
export class MemberStoreCreditResolver {
  @FieldResolver(() => [StoreCredit], {
    nullable: true, description: 'Store credit 储值 of the member, one per currency, at most 200.',
  })
  @Scopes('tradeins:read')
  storeCredit(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<StoreCredit[]> {
    return context.load(storeCreditOf,
      { memberId: decodeId(PREFIX.member, id) ?? NOBODY, now: context.now });
  }
}

@Resolver(() => StoreCredit)
export class StoreCreditResolver {
  @FieldResolver(() => [StoreCreditEntry], { description: 'Its last movements, the newest first, at most 100.' })
  entries(@Root() { memberUuid, currency }: StoreCredit, @Ctx() context: GraphContext): Promise<StoreCreditEntry[]> {
    return context.load(entriesOf, { memberUuid, currency });
  }
}
