import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { codebooks } from '../../words/read-codebook.ts';
import type { Word } from '../../words/word.ts';

/** A region whose board or currency is asked for: also one that is still to come, or retired. */
export async function knownRegion(context: GraphContext, code: string): Promise<Word<'region'>> {
  const book = await context.load(codebooks, 'all');
  if (book.versions('region', code).length === 0) throw unknown('region');
  return book.word('region', code, context.now);
}

/** Code of the programme whose tables are asked for, by itself or by a region of it. */
export async function knownHome(context: GraphContext, code: string): Promise<string> {
  const book = await context.load(codebooks, 'all');
  if (book.versions('programme', code).length > 0) return code;
  if (book.versions('region', code).length === 0) throw unknown('homeRegion');
  return book.word('region', code, context.now).traits.programme;
}

function unknown(argument: string): RequestError {
  return new RequestError('BAD_USER_INPUT', `${argument} is no region of the house.`);
}
