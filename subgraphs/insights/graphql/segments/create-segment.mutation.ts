import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY, optional } from '../../../kernel/graph/mutation/take.ts';
import { createSegment } from '../../commands/segments/create-segment.ts';
import { segmentsById } from '../../queries/segments/segments.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Segment } from './segment.type.ts';
import { MISNAMED, NAME_EN, NAME_ZH, NOTE, RULE, RULE_REFUSALS } from './takes.ts';

export const createSegmentMutation = defineMutation({
  name: 'createSegment',
  says: 'Makes a segment 新建分群; nobody is in it before its first snapshot.',
  scopes: ['insights:write'], guard: headOfficeOnly,
  input: 'A new segment.',
  takes: { nameZh: NAME_ZH, nameEn: NAME_EN, note: optional(NOTE), rule: RULE, idempotencyKey: KEY },
  refusals: { ...RULE_REFUSALS, ...MISNAMED, TOO_MANY: 'At most 1,000 segments are in use.' },
  command: createSegment,
  answers: { segment: loaded(() => Segment, segmentsById, 'segmentId', 'The segment; null when refused.') },
});
