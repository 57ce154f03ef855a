import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import { identitySdl } from './identity-sdl.ts';

export { createIdentityPort } from './identity-port.ts';

/** What composition needs to know without a database. */
export const IDENTITY_GRAPH = {
  name: 'identity',
  get sdl() { return identitySdl(); },
  nodes: { [PREFIX.operator]: 'Operator', [PREFIX.partnerClient]: 'PartnerClient' },
};
