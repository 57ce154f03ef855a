/**
 * Everything of somebody ends while a request of theirs is being answered. The request is held in the
 * database, before it writes, until the end has been committed.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { until } from '../../tests/kit/until.ts';
import {
  authorizationUrl, followToClient, openBrowser, openSignIn, redeem, refresh, requestToken, signIn, type Browser,
  type Tokens,
} from '../tests/browser.ts';
import { addClient, addOperator, bearer, type House, openHouse, OWNER, PASSWORD } from '../tests/house.ts';

const GATE = 4_711;

let house: House;
let gate: pg.Client;
beforeAll(async () => {
  house = await openHouse();
  gate = new pg.Client({ connectionString: house.databaseUrl });
  await gate.connect();
  await gate.query(`create function identity.wait_at_gate() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(${GATE}); return null; end $$`);
  for (const deed of ['insert', 'update']) {
    await gate.query(`create trigger gate_${deed} before ${deed} on identity.artifact
      for each statement execute function identity.wait_at_gate()`);
    await gate.query(`alter table identity.artifact disable trigger gate_${deed}`);
  }
});
afterAll(async () => {
  await gate.end();
  await house.close();
});

const isWaiting = async (): Promise<boolean> => (await house.pool.query(
  'select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()',
)).rowCount! > 0;

/** The same with something that is written and not committed until the request waits for it. */
async function whileWriting(statement: string, id: string, request: () => Promise<Response>): Promise<Response> {
  await gate.query('begin');
  try {
    await gate.query(statement, [id]);
    const answer = request();
    await until(isWaiting, 20_000, 'a request that waits for it');
    await gate.query('commit');
    return await answer;
  } finally {
    await gate.query('rollback');
  }
}

/** Starts the request, and once it is about to do that, does the other thing first. */
async function before<T>(
  deed: 'insert' | 'update', request: () => Promise<T>, first: () => Promise<unknown>,
): Promise<T> {
  await gate.query(`alter table identity.artifact enable trigger gate_${deed}`);
  await gate.query('select pg_advisory_lock($1)', [GATE]);
  try {
    const answer = request();
    await until(isWaiting, 20_000, 'a request at the gate');
    await first();
    await gate.query('select pg_advisory_unlock($1)', [GATE]);
    return await answer;
  } finally {
    await gate.query('select pg_advisory_unlock_all()');
    await gate.query(`alter table identity.artifact disable trigger gate_${deed}`);
  }
}

const endAll = (operatorId: string) => async () => {
  const outcome = await house.identity.accounts.resetPassword(OWNER, { operatorId });
  if (!outcome.ok) throw new Error(outcome.code);
};

/** Neither what was answered nor what the browser holds is good for anything. */
async function expectNothing(answer: Response): Promise<void> {
  const tokens = await answer.json() as Partial<Tokens> & { error?: string };
  if (tokens.access_token === undefined) return expect(tokens.error).toBe('invalid_grant');
  await expect(house.identity.authenticate(bearer(tokens.access_token)))
    .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await refresh(house, tokens.refresh_token!)).status).toBe(400);
}

async function expectSignedOut(browser: Browser): Promise<void> {
  const back = await browser.get(authorizationUrl(house, { prompt: 'none' }).url);
  expect(new URL(back.headers.get('location') ?? '').searchParams.get('error')).toBe('login_required');
}

describe('a sign-out everywhere ends what is under way:', () => {
  it.each(['insert', 'update'] as const)('a refresh, before its %s', async (deed) => {
    const id = await addOperator(house, `refresh-${deed}@karat.test`);
    const tokens = await signIn(house, `refresh-${deed}@karat.test`, PASSWORD);
    await expectNothing(await before(deed, () => refresh(house, tokens.refresh_token), endAll(id)));
  });

  it('a refresh that finds the sign-out written and not committed', async () => {
    const id = await addOperator(house, 'uncommitted@karat.test');
    const tokens = await signIn(house, 'uncommitted@karat.test', PASSWORD);
    await expectNothing(await whileWriting('update identity.account set epoch = epoch + 1 where id = $1', id,
      () => refresh(house, tokens.refresh_token)));
  });

  it.each(['insert', 'update'] as const)('a code being redeemed, before its %s', async (deed) => {
    const email = `code-${deed}@karat.test`;
    const id = await addOperator(house, email);
    const browser = openBrowser();
    const { url, form, verifier } = await openSignIn(house, browser);
    const back = await followToClient(house, browser, await browser.post(url, { ...form, email, password: PASSWORD }));
    await expectNothing(await before(deed, () => requestToken(house, {
      grant_type: 'authorization_code', client_id: 'karat-admin', redirect_uri: house.redirectUri,
      code: back.searchParams.get('code')!, code_verifier: verifier }), endAll(id)));
  });

  it.each(['insert', 'update'] as const)('a code being asked for by a session, before its %s', async (deed) => {
    const email = `session-${deed}@karat.test`;
    const id = await addOperator(house, email);
    const browser = openBrowser();
    await signIn(house, email, PASSWORD, browser);
    const { url, verifier } = authorizationUrl(house);
    const answer = await before(deed, () => browser.get(url), endAll(id));
    const back = new URL(answer.headers.get('location') ?? '');
    if (back.searchParams.has('code')) await expect(redeem(house, back, verifier)).rejects.toThrow('invalid_grant');
    else expect(back.searchParams.get('error')).toBe('login_required');
    await expectSignedOut(browser);
  });

  it('a sign-in whose password was right a moment ago', async () => {
    const email = 'password@karat.test';
    const id = await addOperator(house, email);
    const browser = openBrowser();
    const { url, form } = await openSignIn(house, browser);
    const answer = await before('insert', () => browser.post(url, { ...form, email, password: PASSWORD }), endAll(id));
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    await expectSignedOut(browser);
  });
});

describe('a client that is disabled', () => {
  it('gets no token that was asked for a moment before', async () => {
    const secret = await addClient(house, 'late', ['orders:write']);
    const answer = await whileWriting('update identity.client set disabled_at = now() where client_id = $1', 'late',
      () => requestToken(house, { grant_type: 'client_credentials' }, ['late', secret]));
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_client' }]);
  });
});
