import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { edited, idOf, KEY, optional, take, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { updateFranchise } from '../../commands/network/update-franchise.ts';
import { franchisesById } from '../../queries/network.ts';
import { contractOf, FranchiseContractInput } from './contract.input.ts';
import { Franchise } from './franchise.type.ts';
import { CITY, NAME } from './takes.ts';

export const updateFranchiseMutation = defineMutation({
  name: 'updateFranchise',
  says: 'Changes what is given of a franchise 修改加盟商.',
  scopes: ['franchises:write'],
  input: 'The changes; what is left out stays.',
  takes: {
    id: idOf(PREFIX.franchise, 'Franchise id.'),
    expectedVersion: VERSION,
    name: edited(NAME), city: edited(CITY),
    contract: optional(take<FranchiseContractInput>(() => FranchiseContractInput,
      'The whole contract anew, from a day on; the terms before are kept.')),
    idempotencyKey: optional(KEY),
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE', 'INVALID', 'HEAD_OFFICE_ONLY'),
    FRANCHISE_CLOSED: 'The franchise has ended, and its contract with it; name and city may be corrected.',
    CONTRACT_OVERLAPS: 'Another contract begins after the last day of the one before; end that first.',
  },
  extras: CURRENT_VERSION,
  command: updateFranchise,
  inputOf: (asked) => ({ ...asked, contract: asked.contract && contractOf(asked.contract) }),
  answers: {
    franchise: loaded(() => Franchise, franchisesById, 'id',
      'The franchise as it is now; null when refused.'),
  },
});
