import { Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Authenticated, Scopes } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import type { Word, WordKind } from '../../../words/word.ts';
import { ProgrammeVersion, programmeVersionOf, RegionVersion, regionVersionOf } from './word-versions.type.ts';

@Resolver()
export class WordVersionsResolver {
  @Query(() => [Region], {
    description: 'Home regions 会籍地区 that are offered now, in their order, one for each code.',
  })
  @Authenticated()
  async regions(@Ctx() context: GraphContext): Promise<string[]> {
    const book = await context.load(codebooks, 'all');
    return book.list('region', context.now).map(({ code }) => code);
  }

  @Query(() => [RegionVersion], {
    description: 'Versions of every home region 会籍地区, oldest first, at most 500: the newest.',
  })
  @Scopes('loyalty:read')
  async regionVersions(@Ctx() context: GraphContext): Promise<RegionVersion[]> {
    const book = await context.load(codebooks, 'all');
    return newestOf(book, 'region').map(regionVersionOf);
  }

  @Query(() => [ProgrammeVersion], {
    description: 'Versions of the names of every programme, oldest first, at most 500: the newest.',
  })
  @Scopes('loyalty:read')
  async programmeVersions(@Ctx() context: GraphContext): Promise<ProgrammeVersion[]> {
    const book = await context.load(codebooks, 'all');
    return newestOf(book, 'programme').map(programmeVersionOf);
  }
}

const MOST = 500;

function newestOf<Kind extends WordKind>(book: Codebook, kind: Kind): Word<Kind>[] {
  return book.everyCode(kind).flatMap((code) => book.versions(kind, code))
    .sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime() || a.rank - b.rank).slice(-MOST);
}
