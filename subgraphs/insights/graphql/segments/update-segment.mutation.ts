import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, shownWhenStale } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { edited, idOf, optional, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { updateSegment } from '../../commands/segments/update-segment.ts';
import { segmentsById } from '../../queries/segments/segments.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Segment } from './segment.type.ts';
import { MISNAMED, NAME_EN, NAME_ZH, NOTE, RETIRED, RULE, RULE_REFUSALS, TAG_CYCLE } from './takes.ts';

export const updateSegmentMutation = defineMutation({
  name: 'updateSegment',
  says: 'Changes what a segment is called or its rule 修改分群; who is in it follows at its next snapshot.',
  scopes: ['insights:write'], guard: headOfficeOnly,
  input: 'The changes; what is left out stays, a note that is null goes.',
  takes: {
    id: idOf(PREFIX.segment, 'Segment id.'), expectedVersion: VERSION,
    nameZh: optional(NAME_ZH), nameEn: optional(NAME_EN), note: edited(NOTE), rule: optional(RULE),
  },
  refusals: { ...RULE_REFUSALS, ...TAG_CYCLE, ...MISNAMED, ...RETIRED, ...said('NOT_FOUND', 'STALE') },
  extras: CURRENT_VERSION,
  command: updateSegment,
  inputOf: ({ nameZh, nameEn, ...rest }) => (
    { ...rest, ...(nameZh === null ? {} : { nameZh }), ...(nameEn === null ? {} : { nameEn }) }),
  answers: {
    segment: {
      type: () => Segment, says: 'The segment as it is now; with STALE as it stands, else null when refused.',
      of: ({ segmentId }, context) => context.load(segmentsById, segmentId),
      whenRefused: shownWhenStale(({ id }, context) => context.load(segmentsById, id)),
    },
  },
});
