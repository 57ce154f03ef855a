import { Ctx, Directive, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import type { Word } from '../../../words/word.ts';

/** A tier of a programme by its code; a version of the rules says itself what its tiers are called. */
export type TierValue =
  | { readonly programme: string; readonly code: string }
  | { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly rank: number };

@ObjectType({
  description: 'A membership tier 等级 of a programme; data, entered with the programme’s rules.',
})
@Directive('@shareable')
export class Tier {
  @Field({ description: 'Code within its programme, for example "gold".' })
  code!: string;

  @Field({ description: 'Name in Chinese.' })
  nameZh!: string;

  @Field({ description: 'Name in English.' })
  nameEn!: string;

  @Field(() => Int, { description: 'Place among the programme’s tiers, from 0 for the lowest.' })
  rank!: number;
}

/** Asks nothing when only the code is selected. */
@Resolver(() => Tier)
export class TierResolver {
  @FieldResolver()
  code(@Root() tier: TierValue): string {
    return tier.code;
  }

  @FieldResolver()
  async nameZh(@Root() tier: TierValue, @Ctx() context: GraphContext): Promise<string> {
    return 'programme' in tier ? (await wordOf(tier, context))?.nameZh ?? tier.code : tier.nameZh;
  }

  @FieldResolver()
  async nameEn(@Root() tier: TierValue, @Ctx() context: GraphContext): Promise<string> {
    return 'programme' in tier ? (await wordOf(tier, context))?.nameEn ?? tier.code : tier.nameEn;
  }

  @FieldResolver()
  async rank(@Root() tier: TierValue, @Ctx() context: GraphContext): Promise<number> {
    return 'programme' in tier ? (await wordOf(tier, context))?.rank ?? 0 : tier.rank;
  }
}

async function wordOf(
  { programme, code }: Extract<TierValue, { programme: string }>, context: GraphContext,
): Promise<Word<'tier'> | null> {
  return (await context.load(codebooks, 'all')).tier(programme, code, context.now);
}
