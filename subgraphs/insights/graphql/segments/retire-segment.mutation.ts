import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { retireSegment } from '../../commands/segments/retire-segment.ts';
import { segmentsById } from '../../queries/segments/segments.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Segment } from './segment.type.ts';

export const retireSegmentMutation = defineMutation({
  name: 'retireSegment',
  says: 'Takes a segment out of use 停用分群; who was in it stays on record.',
  scopes: ['insights:write'], guard: headOfficeOnly,
  input: 'Which segment.',
  takes: { id: idOf(PREFIX.segment, 'Segment id.'), expectedVersion: VERSION },
  refusals: { ...said('NOT_FOUND', 'STALE'), IN_USE: 'Another segment, or the rule of a tag, names it.' },
  extras: CURRENT_VERSION,
  command: retireSegment,
  answers: { segment: loaded(() => Segment, segmentsById, 'segmentId', 'The segment; null when refused.') },
});
