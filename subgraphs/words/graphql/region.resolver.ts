import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { codebooks } from '../read-codebook.ts';
import type { Word } from '../word.ts';

/** The same in every room, answered from its own copy of the words. Inside it is its code, no object. */
@ObjectType({ description: 'A home region 会籍地区 of members, outlets, boards and reports; data, entered by date.' })
@Directive('@shareable')
export class Region {
  @Field({ description: 'Code, for example "CN".' })
  code!: string;

  @Field({ description: 'Name in Chinese.' })
  nameZh!: string;

  @Field({ description: 'Name in English.' })
  nameEn!: string;

  @Field({ description: 'ISO 4217 currency at home.' })
  currency!: string;

  @Field({ description: 'IANA time zone of its business days.' })
  timeZone!: string;

  @Field({ description: 'Code of the programme 积分与等级规则 its members belong to.' })
  programmeCode!: string;
}

/** Lists of rooms whose graph speaks of regions name it. */
@Resolver(() => Region)
export class RegionResolver {
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
  async currency(@Root() code: string, @Ctx() context: GraphContext): Promise<string> {
    return (await wordOf(code, context)).traits.currency;
  }

  @FieldResolver()
  async timeZone(@Root() code: string, @Ctx() context: GraphContext): Promise<string> {
    return (await wordOf(code, context)).traits.timeZone;
  }

  @FieldResolver()
  async programmeCode(@Root() code: string, @Ctx() context: GraphContext): Promise<string> {
    return (await wordOf(code, context)).traits.programme;
  }
}

async function wordOf(code: string, context: GraphContext): Promise<Word<'region'>> {
  return (await context.load(codebooks, 'all')).word('region', code, context.now);
}
