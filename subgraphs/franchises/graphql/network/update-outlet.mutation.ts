import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { formOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { edited, idOf, KEY, optional, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { updateOutlet } from '../../commands/network/update-outlet.ts';
import { outletsById } from '../../queries/outlets.ts';
import { Outlet } from './outlet.type.ts';
import { CITY, NAME, POSITION } from './takes.ts';

export const updateOutletMutation = defineMutation({
  name: 'updateOutlet',
  says: 'Changes what is given of an open outlet 修改门店.',
  scopes: ['franchises:write'],
  input: 'The changes; what is left out stays.',
  takes: {
    id: idOf(PREFIX.outlet, 'Outlet id.'),
    expectedVersion: VERSION,
    name: edited(NAME), city: edited(CITY),
    channelId: optional(idOf(PREFIX.channel, 'The channel it sells through.')),
    position: edited(formOf(POSITION, 'Where it stands, for maps; null: not said any more.')),
    idempotencyKey: optional(KEY),
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE', 'INVALID', 'HEAD_OFFICE_ONLY'),
    OUTLET_CLOSED: 'The outlet is closed.',
  },
  extras: CURRENT_VERSION,
  command: updateOutlet,
  answers: {
    outlet: loaded(() => Outlet, outletsById, 'id', 'The outlet as it is now; null when refused.'),
  },
});
