import type { GraphContext } from '../../../kernel/graph/context.ts';
import { knownRegion } from '../../../words/graphql/known-region.ts';
import { codebooks } from '../../../words/read-codebook.ts';

/** Code of the programme whose tables are asked for, by itself or by a region of it. */
export async function knownHome(context: GraphContext, code: string): Promise<string> {
  const book = await context.load(codebooks, 'all');
  return book.versions('programme', code).length > 0 ? code
    : (await knownRegion(context, code)).traits.programme;
}
