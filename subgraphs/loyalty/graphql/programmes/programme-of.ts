import type { ProgrammeCode } from '../../../contracts/words.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import { programmeView, programmeViews } from '../../queries/programmes.ts';
import type { Programme } from './programme.type.ts';

/** One programme as it is called now; null when there is none of this code. */
export async function programmeOf(context: GraphContext, code: ProgrammeCode): Promise<Programme | null> {
  return programmeView(await context.load(codebooks, 'all'), code, context.now);
}

/** Every programme, those that are still to begin too, in their order. */
export async function everyProgramme(context: GraphContext): Promise<Programme[]> {
  return programmeViews(await context.load(codebooks, 'all'), context.now);
}
