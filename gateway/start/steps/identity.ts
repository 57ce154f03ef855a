import type { Logger } from 'pino';
import {
  combineAuthenticate, createExternalAuthenticate, createIdentity, createIdentityPort, demoSignIns,
  IdentityError, type Identity,
} from '../../../identity/index.ts';
import { StartError } from '../../postgres/start-error.ts';
import type { SubgraphPort } from '../../../subgraphs/kernel/port.ts';
import { signInPlaceOf } from '../../callers/caller-address.ts';
import type { StartEnv } from '../env.ts';
import type { IdentityEnv } from '../identity-env.ts';
import type { Authenticate } from '../../subscriptions/lifetime.ts';
import { houseAuthenticate } from '../house-authenticate.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';
import type { Secrets } from './secrets.ts';

export interface HouseIdentity {
  readonly identity: Identity;
  /** Its part of the graph. */
  readonly port: SubgraphPort;
  readonly authenticate: Authenticate;
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
    if (error.code === 'WRONG_SECRET') throw secretWrong(needs.env, error);
    throw new StartError('CONFIG_INVALID', error.message, 'Mend that and start again.',
      { cause: error });
  }
}

function secretWrong(env: StartEnv, cause: IdentityError): StartError {
  const whose = env.secret === undefined
    ? `The secret in ${env.dataDir} is not the one this database was sealed with.` : `${cause.message}.`;
  return new StartError('SECRET_WRONG', whose,
    'Start with the secret (or the data folder) of this house; to change it, give the former one as '
    + 'KARAT_SECRET_PREVIOUS too.',
    { cause });
}

async function open(needs: IdentityNeeds): Promise<Started<HouseIdentity>> {
  const { env, publicUrl, secrets } = needs;
  const settings = env.identity;
  const identity = await createIdentity({
    databaseUrl: needs.databaseUrl, issuer: `${publicUrl}/identity`, mode: env.mode,
    secret: secrets.secret, previousSecret: secrets.previous, log: needs.log,
    placeOf: signInPlaceOf(env.trustProxy),
    adminRedirectUris: [`${publicUrl}/auth-callback`, ...settings.adminRedirectUris],
    adminPostLogoutUris: [`${publicUrl}/`, ...settings.adminPostLogoutUris],
    keyRotationDays: settings.keyRotationDays,
    personExists: needs.personExists,
    demoSignIns: needs.demo ? demoSignIns(true) : undefined,
  });
  const own = authenticateWith(identity, settings.external);
  return {
    value: {
      identity,
      port: createIdentityPort({
        accounts: identity.accounts, operatorsLiveElsewhere: settings.external !== undefined,
        checkDocument: (text, scopes) => identity.documents.check(text, scopes),
      }),
      authenticate: houseAuthenticate(own, secrets.derive('hop'), needs.log),
    },
    stop: () => identity.close(),
  };
}

/** Another issuer signs operators in; partner channels and members still come from here. */
function authenticateWith(
  identity: Identity, external: IdentityEnv['external'],
): Identity['authenticate'] {
  if (external === undefined) return identity.authenticate;
  return combineAuthenticate(
    identity.authenticate, createExternalAuthenticate(external), external.issuer);
}
