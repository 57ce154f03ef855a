import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { between, idOf, KEY, list, text, VERSION, whole } from '../../../kernel/graph/mutation/take.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { setOutletDesk } from '../../commands/appointments/set-outlet-desk.ts';
import { outletDesks } from '../../queries/desks.ts';
import { OutletDesk } from './outlet-desk.type.ts';

const HOURS = form('OutletHoursInput', 'When an outlet receives on a day of the week.', {
  weekday: whole('Day of the week, 1 Monday to 7 Sunday.'),
  from: text('From: a full or half hour, "10:00".'),
  until: text('Until, later the same day, at most "24:00".'),
  capacity: whole('How many are received in one half hour, 1 to 50.'),
});

export const setOutletDeskMutation = defineMutation({
  name: 'setOutletDesk',
  says: 'What an outlet offers, and when 设置门店服务与营业时间. What was booked before stays: the desk moves it or calls it off.',
  scopes: ['service:write'], guard: byOperators,
  input: 'The whole of it.',
  takes: {
    outletId: idOf(PREFIX.outlet, 'Outlet: of a franchise its own.'),
    appointmentKinds: between(0, 20, list<string>(() => String, 'Codes of what it receives for, at most 20.')),
    serviceKinds: between(0, 50, list<string>(() => String, 'Codes of the services it offers, at most 50.')),
    hours: between(0, 28, formsOf(HOURS, 'When it receives, at most 28 windows; no two of a day overlap.')),
    closedOn: between(0, 100, list<string>(() => DateScalar, 'Days on which it is closed, at most 100.')),
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: said('NOT_FOUND', 'INVALID', 'STALE'),
  extras: CURRENT_VERSION,
  command: setOutletDesk,
  answers: { outletDesk: loaded(() => OutletDesk, outletDesks, 'outletId', 'It as it is now; null when refused.') },
});

/** Hours are said by people who answer for a store. */
function byOperators({ actor }: GraphContext): void {
  if (actor.kind === 'person' || actor.kind === 'channel') {
    throw new RequestError('FORBIDDEN', 'Who answers for the store says when it is open.');
  }
}
