import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { startSnapshot } from '../../commands/segments/start-snapshot.ts';
import { segmentsById } from '../../queries/segments/segments.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Segment } from './segment.type.ts';
import { RETIRED } from './takes.ts';

export const takeSegmentSnapshotMutation = defineMutation({
  name: 'takeSegmentSnapshot',
  says: 'Works out who belongs in a segment now 更新分群; each day it happens by itself. A job does it: the snapshot says '
    + 'when it was done.',
  scopes: ['insights:write'], guard: headOfficeOnly,
  input: 'Which segment.',
  takes: { id: idOf(PREFIX.segment, 'Segment id.'), idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND'), ...RETIRED, ALREADY_RUNNING: 'A snapshot of it is being taken.' },
  command: startSnapshot,
  answers: { segment: loaded(() => Segment, segmentsById, 'segmentId', 'The segment; null when refused.') },
});
