import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { formOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, take } from '../../../kernel/graph/mutation/take.ts';
import { registerOutlet } from '../../commands/network/register-outlet.ts';
import type { OutletKind as OutletWord } from '../../domain/words.ts';
import { outletsById } from '../../queries/outlets.ts';
import { Outlet } from './outlet.type.ts';
import { CITY, CODE, NAME, POSITION, REGION } from './takes.ts';
import { OutletKind } from '../words.ts';

export const registerOutletMutation = defineMutation({
  name: 'registerOutlet',
  says: 'Opens an outlet 新增门店. Kind, franchise and region are for ever.',
  scopes: ['franchises:write'],
  input: 'The outlet.',
  takes: {
    code: CODE, name: NAME, city: CITY,
    kind: take<OutletWord>(() => OutletKind, 'Kind 类型.'),
    franchiseId: optional(idOf(PREFIX.franchise, 'Its franchise; left out for head office.')),
    channelId: optional(idOf(PREFIX.channel, 'The channel it sells through.')),
    region: REGION,
    position: optional(formOf(POSITION, 'Where it stands, for maps; left out: not said.')),
    idempotencyKey: optional(KEY),
  },
  refusals: said('INVALID', 'CODE_TAKEN', 'NOT_FOUND', 'HEAD_OFFICE_ONLY'),
  command: registerOutlet,
  answers: {
    outlet: loaded(() => Outlet, outletsById, 'id', 'The outlet as it is now; null when refused.'),
  },
});
