import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, optional, take } from '../../../kernel/graph/mutation/take.ts';
import { registerFranchise } from '../../commands/network/register-franchise.ts';
import { franchisesById } from '../../queries/network.ts';
import { contractOf, FranchiseContractInput } from './contract.input.ts';
import { Franchise } from './franchise.type.ts';
import { CITY, CODE, NAME, REGION } from './takes.ts';

export const registerFranchiseMutation = defineMutation({
  name: 'registerFranchise',
  says: 'Registers a franchise with its contract 新增加盟商.',
  scopes: ['franchises:write'],
  input: 'The franchise.',
  takes: {
    code: CODE, name: NAME, city: CITY,
    region: REGION,
    contract: take<FranchiseContractInput>(() => FranchiseContractInput, 'Its contract.'),
    idempotencyKey: optional(KEY),
  },
  refusals: said('INVALID', 'NOT_FOUND', 'CODE_TAKEN', 'HEAD_OFFICE_ONLY'),
  command: registerFranchise,
  inputOf: (asked) => ({ ...asked, contract: contractOf(asked.contract) }),
  answers: {
    franchise: loaded(() => Franchise, franchisesById, 'id',
      'The franchise as it is now; null when refused.'),
  },
});
