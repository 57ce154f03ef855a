import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import {
  certificatesOfItems, provenanceKeys, provenancesByNo,
} from '../../queries/provenance/provenance-rows.ts';
import { Item } from '../items/item.type.ts';
import { Provenance, ProvenanceKeyView } from './provenance.type.ts';

@Resolver(() => Item)
export class ProvenanceResolver {
  // Who has the piece in hand has its number: a buyer, an heir, a pawnbroker. None of them has an account.
  @Query(() => Provenance, {
    nullable: true,
    description: 'The provenance of a piece 溯源查询 by the number of its certificate; no sign-in. Null where there '
      + 'is none.',
  })
  async publicProvenance(
    @Arg('certificateNo', () => String, { description: 'Number of the certificate; case does not matter.' })
    certificateNo: string, @Ctx() context: GraphContext,
  ): Promise<Provenance | null> {
    return context.load(provenancesByNo, certificateNo);
  }

  @Query(() => [ProvenanceKeyView], {
    description: 'Public keys of provenances, the oldest first, at most 100; no sign-in. The same as '
      + '/.well-known/karat-provenance-keys.json.',
  })
  async publicProvenanceKeys(@Ctx() context: GraphContext): Promise<ProvenanceKeyView[]> {
    return provenanceKeys(await context.sql());
  }

  @FieldResolver(() => [String], {
    description: 'Numbers of the certificates 溯源编号 of its pieces, the oldest first; at most 100.',
  })
  async certificateNos(@Root() item: Item, @Ctx() context: GraphContext): Promise<string[]> {
    return context.load(certificatesOfItems, item.uuid);
  }
}
