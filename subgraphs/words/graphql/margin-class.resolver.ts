import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { codebooks } from '../read-codebook.ts';
import type { Word } from '../word.ts';

/** The same in every room, answered from its own copy of the words. Inside it is its code, no object. */
@ObjectType({
  description: 'A margin class 积分品类: decides points, rebates and what points and coupons may pay; data, '
    + 'entered by date.',
})
@Directive('@shareable')
export class MarginClass {
  @Field({ description: 'Code, for example "A".' })
  code!: string;

  @Field({ description: 'Name in Chinese.' })
  nameZh!: string;

  @Field({ description: 'Name in English.' })
  nameEn!: string;

  @Field({ description: 'Investment gold: in no drop, and in no coupon that does not name it.' })
  investment!: boolean;
}

/** Lists of rooms whose graph speaks of margin classes name it. */
@Resolver(() => MarginClass)
export class MarginClassResolver {
  @FieldResolver()
  code(@Root() code: string): string {
    return code;
  }

  @FieldResolver()
  async nameZh(@Root() code: string, @Ctx() context: GraphContext): Promise<string> {
    return (await wordOf(code, context)).nameZh;
  }

  @FieldResolver()
  async nameEn(@Root() code: string, @Ctx() context: GraphContext): Promise<string> {
    return (await wordOf(code, context)).nameEn;
  }

  @FieldResolver()
  async investment(@Root() code: string, @Ctx() context: GraphContext): Promise<boolean> {
    return (await wordOf(code, context)).traits.investment;
  }
}

type Said = Pick<Word<'margin_class'>, 'nameZh' | 'nameEn'> & { readonly traits: { readonly investment: boolean } };

/** A sale may name a class that this room has not heard of yet: until then the code is its name. */
async function wordOf(code: string, context: GraphContext): Promise<Said> {
  const book = await context.load(codebooks, 'all');
  return book.known('margin_class', code, context.now)
    ?? { nameZh: code, nameEn: code, traits: { investment: false } };
}
