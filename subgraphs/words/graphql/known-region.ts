import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { codebooks } from '../read-codebook.ts';
import type { Word } from '../word.ts';

/** A region whose board, days or months are asked for: also one that is still to come, or retired. */
export async function knownRegion(context: GraphContext, code: string): Promise<Word<'region'>> {
  const region = (await context.load(codebooks, 'all')).known('region', code, context.now);
  if (!region) throw new RequestError('BAD_USER_INPUT', 'There is no such region.');
  return region;
}
