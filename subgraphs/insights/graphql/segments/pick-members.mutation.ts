import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { between, idOf, idsOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { pickMembers, unpickMembers } from '../../commands/segments/pick-members.ts';
import { segmentsById } from '../../queries/segments/segments.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Segment } from './segment.type.ts';
import { RETIRED } from './takes.ts';

const takes = {
  id: idOf(PREFIX.segment, 'Segment id.'),
  memberIds: between(1, 100, idsOf(PREFIX.member, 'Members, 1 to 100.')), idempotencyKey: KEY,
};
const refusals = {
  ...said('NOT_FOUND'), ...RETIRED, PROFILING_REFUSED: 'The member refused profiling 拒绝个性化推荐: no segment has it.',
};
const answers = { segment: loaded(() => Segment, segmentsById, 'segmentId', 'The segment; null when refused.') };

export const addSegmentMembersMutation = defineMutation({
  name: 'addSegmentMembers', says: 'Puts members into a segment by hand 手工加入: they stay, whatever its rule says.',
  scopes: ['insights:write'], guard: headOfficeOnly,
  input: 'Who is put in.', takes, refusals, command: pickMembers, answers,
});

export const removeSegmentMembersMutation = defineMutation({
  name: 'removeSegmentMembers',
  says: 'Takes back what was put in by hand 移除手工加入: whoever is there by the rule stays.',
  scopes: ['insights:write'], guard: headOfficeOnly,
  input: 'Who is taken back.', takes, refusals, command: unpickMembers, answers,
});
