import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, optional, otherwise, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { askColleague } from '../../calls/ask-colleague.ts';
import { putServicePerson } from '../../commands/service/put-service-person.ts';
import { servicePersonsById } from '../../queries/service/service-persons.ts';
import { ServicePerson } from './service.type.ts';
import { LEADS } from './service.input.ts';

export const putServicePersonMutation = defineMutation({
  name: 'putServicePerson',
  says: 'Enters somebody who serves members 维护专属服务人员, or changes one: who leaves is not active any more, and '
    + 'hands over.',
  scopes: LEADS,
  input: 'Somebody who serves members, whole.',
  takes: {
    operatorId: idOf(PREFIX.operator, 'Its account, for ever: an open one of that team (`colleagues`), unless it is '
      + 'not active. It has an entry of its own in each team; head office moves who is in one team alone.'),
    displayName: text('Name that members see, 1 to 80 characters.'),
    outletId: optional(idOf(PREFIX.outlet, 'Where it works; without it the franchise that asks, or head office.')),
    capacity: whole('How many members it can serve, 0 to 5,000.'),
    active: otherwise(true, flag('Whether it takes new members.')),
    expectedVersion: whole('Version it was read at; 0 for a new one.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE', 'INVALID'),
    STILL_SERVES: 'It cannot change its team while it serves members; hand them over first.',
  },
  extras: CURRENT_VERSION,
  command: putServicePerson,
  inputOf: async (asked, context) => {
    const told = asked.active ? await askColleague(context, asked.operatorId) : 'nobody';
    return { ...asked, account: () => told };
  },
  answers: {
    servicePerson: loaded(() => ServicePerson, servicePersonsById, 'servicePersonId',
      'As it is now; null when refused.'),
  },
});
