import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { DRY_RUN, idOf, KEY, optional, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { closeOutlet } from '../../commands/network/close-outlet.ts';
import { outletsById } from '../../queries/outlets.ts';
import { Outlet } from './outlet.type.ts';
import { REASON } from './takes.ts';

export const closeOutletMutation = defineMutation({
  name: 'closeOutlet',
  says: 'Closes an outlet for ever and moves its members to head office 闭店.',
  scopes: ['franchises:write'],
  input: 'Which outlet, and why. A dry run tells how many members would move.',
  takes: {
    id: idOf(PREFIX.outlet, 'Outlet id.'),
    expectedVersion: VERSION,
    reason: REASON,
    idempotencyKey: optional(KEY),
    dryRun: DRY_RUN,
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE', 'INVALID', 'HEAD_OFFICE_ONLY'),
    OUTLET_CLOSED: 'The outlet is closed.',
  },
  extras: CURRENT_VERSION,
  command: closeOutlet,
  answers: {
    outlet: loaded(() => Outlet, outletsById, 'id', 'The outlet as it is now; null when refused.'),
    movedMembers: {
      type: () => Int, 
      says: 'How many members move, or would move, to head office: 500 at once, others right after.',
      of: (value) => value.movedMembers,
    },
  },
});
