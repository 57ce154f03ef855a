import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import {
  createExternalAuthenticate, createIdentity, demoSignIns, parseIdentityEnv, type Identity,
  IdentityError,
} from '../../../identity/index.ts';
import type { Actor } from '../../../subgraphs/kernel/actor.ts';
import { StartError } from '../../../subgraphs/kernel/embedded-postgres/start-error.ts';
import { verifyHop } from '../../../subgraphs/kernel/signed-actor.ts';
import type { StartEnv } from '../env.ts';
import type { Started } from '../sequence.ts';
import type { Secrets } from './secrets.ts';

export interface HouseIdentity {
  readonly identity: Identity;
  authenticate(headers: IncomingHttpHeaders): Promise<Actor>;
}

export interface IdentityNeeds {
  readonly env: StartEnv;
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly secrets: Secrets;
  readonly demo: boolean;
  readonly log: Logger;
  personExists(personId: string): Promise<boolean>;
}

/** Sign-in of operators, partner channels and members, at `/identity` of this house. */
export async function openIdentity(needs: IdentityNeeds): Promise<Started<HouseIdentity>> {
  try {
    return await open(needs);
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    throw new StartError('CONFIG_INVALID', error.message, 'Mend that and start again.',
      { cause: error });
  }
}

async function open(needs: IdentityNeeds): Promise<Started<HouseIdentity>> {
  const { env, publicUrl, secrets } = needs;
  const settings = parseIdentityEnv();
  const identity = await createIdentity({
    databaseUrl: needs.databaseUrl, issuer: `${publicUrl}/identity`, mode: env.mode,
    secret: secrets.secret, log: needs.log, trustProxy: settings.trustProxy,
    adminRedirectUris: [`${publicUrl}/auth-callback`, ...settings.adminRedirectUris],
    adminPostLogoutUris: [`${publicUrl}/`, ...settings.adminPostLogoutUris],
    personExists: needs.personExists,
    demoSignIns: needs.demo ? demoSignIns(true) : undefined,
  });
  const own = settings.external
    ? createExternalAuthenticate(settings.external) : identity.authenticate;
  const hopSecret = secrets.derive('hop');
  return {
    value: {
      identity,
      // A subgraph that runs elsewhere calls back as a service; everybody else brings a token.
      authenticate: async (headers) => {
        const hop = headers['karat-actor'];
        if (typeof hop !== 'string') return own(headers);
        return verifyHop(hopSecret, hop, 'gateway', '').actor;
      },
    },
    stop: () => identity.close(),
  };
}
