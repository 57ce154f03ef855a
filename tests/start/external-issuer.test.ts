import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endLaunched, launch, openedDataDir } from '../kit/launcher.ts';
import { startSecondIssuer, type SecondIssuer } from './second-issuer.ts';

const PEOPLE = { ada: ['owner'], bob: ['audit'], mallory: ['admin', 'root'] };

let sso: SecondIssuer;
let stranger: SecondIssuer;
let address: string;
beforeAll(async () => {
  sso = await startSecondIssuer(PEOPLE);
  stranger = await startSecondIssuer(PEOPLE);
  const house = await launch(await openedDataDir(), { OIDC_ISSUER: sso.issuer, OIDC_AUDIENCE: 'karat',
    LOG_LEVEL: 'fatal' });
  await house.ready();
  address = /graph\s+(http:\S+)\/graphql/.exec(house.out())![1]!;
}, 120_000);
afterAll(async () => {
  await endLaunched();
  await sso.close();
  await stranger.close();
});

async function ask(token: string, query: string): Promise<any> {
  const response = await fetch(`${address}/graphql`, { method: 'POST', body: JSON.stringify({ query }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } });
  return { status: response.status, ...await response.json() as object };
}

const codeOf = (answer: any) => answer.errors[0].extensions.code;
const MEMBERS = '{ members { totalCount } }';

describe('a house whose operators another issuer signs in', () => {
  it('knows who signed in there, and what the role may do', async () => {
    const ada = await sso.signIn('ada');
    expect(await ask(ada, MEMBERS)).toMatchObject({ status: 200, data: { members: { totalCount: 0 } } });
    expect((await ask(ada, '{ viewer { name } }')).data.viewer.name).toBe('Ada of the group');
    const make = `mutation { createOperator(input: { email: "x@karat.test", name: "X", roles: [OWNER],
      idempotencyKey: "x" }) { operator { id } userErrors { code } } }`;
    const refused = await ask(ada, make);
    expect(JSON.stringify(refused)).toContain('ACCOUNTS_LIVE_ELSEWHERE');
  });

  it('lets nobody do what the role does not', async () => {
    const bob = await sso.signIn('bob');
    expect((await ask(bob, MEMBERS)).data).toEqual({ members: { totalCount: 0 } });
    const answer = await ask(bob, `mutation { goLive(input: { id: "x", expectedVersion: 1 }) {
      userErrors { code } } }`);
    expect(codeOf(answer)).toBe('FORBIDDEN');
  });

  it('gives people whose roles it does not know nothing', async () => {
    expect(codeOf(await ask(await sso.signIn('mallory'), MEMBERS))).toBe('FORBIDDEN');
  });

  it.each<[string, () => Promise<string>]>([
    ['for another audience', () => sso.signIn('ada', 'wiki')],
    ['of another issuer', () => stranger.signIn('ada')],
    ['of another issuer that says it is this one', () =>
      stranger.forge({ iss: sso.issuer, sub: 'ada', roles: ['owner'] })],
    ['that has expired', () => sso.forge({ sub: 'ada', roles: ['owner'] },
      Math.floor(Date.now() / 1000) - 60)],
    ['of nobody', () => sso.forge({ roles: ['owner'] })],
    ['that says it is of this house', () =>
      sso.forge({ iss: `${address}/identity`, sub: 'ada', roles: ['owner'] })],
    ['that was changed', async () => `${(await sso.signIn('bob')).slice(0, -6)}AAAAAA`],
  ])('refuses a token %s', async (_what, token) => {
    const answer = await ask(await token(), MEMBERS);
    expect([answer.status, codeOf(answer), answer.data]).toEqual([401, 'UNAUTHENTICATED', undefined]);
  });
});
