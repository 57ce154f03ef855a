/** Who am I, and what an operator does with the own account. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';

import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import { type Actor, ANONYMOUS, serviceActor } from '../../subgraphs/kernel/actor.ts';
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { askGraph, mutate, refusal } from '../tests/graph.ts';
import {
  addOperator, CHANNEL, FRANCHISE, type House, MEMBER, openHouse, OUTLET, PASSWORD,
} from '../tests/house.ts';

let house: House;
let ask: ReturnType<typeof askGraph>;
let act: ReturnType<typeof mutate>;
beforeAll(async () => {
  house = await openHouse();
  ask = askGraph(house.identity.accounts);
  act = mutate(ask);
});
afterAll(() => house.close());

const VIEWER = `{ viewer { kind name roles scopes franchise { id } outlets { id } channel { id }
  member { id } account { operatorId email hasTwoFactor } } }`;

async function signedIn(email: string): Promise<Actor> {
  const id = await addOperator(house, email);
  return { kind: 'operator', id, name: 'Lin Jing', scopes: [], roles: ['owner'] };
}

function codeNow(secret: string): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + house.time.offsetSeconds });
}

describe('viewer', () => {
  it('is an operator with an account', async () => {
    const actor = await signedIn('me@karat.test');
    const { data } = await ask(VIEWER, {}, { ...actor, roles: ['owner', 'emperor'],
      scopes: ['members:read'] });
    expect(data!['viewer']).toEqual({ kind: 'OPERATOR', name: 'Lin Jing', roles: ['OWNER'],
      scopes: ['members:read'], franchise: null, outlets: [], channel: null, member: null,
      account: { operatorId: encodeId(PREFIX.operator, actor.id), email: 'me@karat.test',
        hasTwoFactor: false } });
  });

  it.each<[string, Actor, object]>([
    ['a franchise\'s', { kind: 'tenant', id: 't', name: 'T', scopes: [], roles: ['manager'],
      tenantId: FRANCHISE, siteIds: [OUTLET] },
    { kind: 'FRANCHISE', roles: ['MANAGER'], franchise: { id: encodeId(PREFIX.franchise, FRANCHISE) },
      outlets: [{ id: encodeId(PREFIX.outlet, OUTLET) }] }],
    ['a program', { kind: 'channel', id: 'tmall', name: 'Tmall', scopes: [], roles: [],
      channelId: CHANNEL }, { kind: 'CHANNEL', channel: { id: encodeId(PREFIX.channel, CHANNEL) } }],
    ['a member', { kind: 'person', id: MEMBER, name: 'member via Mini', scopes: [], roles: [],
      personId: MEMBER, channelId: CHANNEL },
    { kind: 'MEMBER', member: { id: encodeId(PREFIX.member, MEMBER) } }],
    ['the house', serviceActor('test', []), { kind: 'SERVICE' }],
  ])('is %s', async (_who, actor, expected) => {
    const { data } = await ask(VIEWER, {}, actor);
    expect(data!['viewer']).toMatchObject({ ...expected, account: null });
  });

  it('is nobody without a token', async () => {
    const { data, errors } = await ask(VIEWER, {}, ANONYMOUS);
    expect(data).toEqual({ viewer: null });
    expect(errors![0]!.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('changeMyPassword', () => {
  const change = (actor: Actor, input: object) =>
    act('changeMyPassword', { currentPassword: PASSWORD, password: 'another good one', ...input },
      'changed', actor);

  it('takes the present password, and then the new one', async () => {
    const actor = await signedIn('changer@karat.test');
    expect(await change(actor, {})).toEqual({ changed: true, userErrors: [] });
    expect(refusal(await change(actor, {}))).toBe('CREDENTIALS_WRONG currentPassword');
    expect(refusal(await change(actor, { currentPassword: 'another good one' })))
      .toBe('PASSWORD_UNCHANGED password');
    expect(refusal(await change(actor, { currentPassword: 'another good one', password: 'short' })))
      .toBe('PASSWORD_TOO_WEAK password');
  });

  it('asked for twice at once changes it once and tells the other', async () => {
    const actor = await signedIn('double-click@karat.test');
    const both = await Promise.all(['one good password', 'other good password'].map((password) =>
      change(actor, { password })));
    expect(both.map(({ changed }) => changed).sort()).toEqual([null, true].sort());
    expect(both.map(refusal).join('')).toBe('STALE');
  });

  it('locks out who guesses, and nobody else', async () => {
    const guesser = await signedIn('guesser@karat.test');
    const bystander = await signedIn('bystander@karat.test');
    for (let n = 0; n < 5; n += 1) await change(guesser, { currentPassword: 'wrong wrong' });
    const { data } = await ask(`mutation M($input: ChangeMyPasswordInput!) {
      changeMyPassword(input: $input) { changed userErrors { code waitSeconds } } }`,
    { input: { currentPassword: PASSWORD, password: 'another good one' } }, guesser);
    expect(data!['changeMyPassword']).toEqual({ changed: null,
      userErrors: [{ code: 'LOCKED_OUT', waitSeconds: expect.any(Number) }] });
    expect(await change(bystander, {})).toMatchObject({ changed: true });
  });

  it.each<Actor>([
    { kind: 'channel', id: 'tmall', name: 'T', scopes: [], roles: [], channelId: CHANNEL },
    { kind: 'person', id: MEMBER, name: 'M', scopes: [], roles: [], personId: MEMBER },
    serviceActor('test', ['identity:admin']),
  ])('is not for $kind', async (actor) => {
    expect(refusal(await change(actor, {}))).toBe('NOT_AN_OPERATOR');
  });

  it('finds no account that is gone', async () => {
    const actor: Actor = { kind: 'operator', id: MEMBER, name: 'Gone', scopes: [], roles: [] };
    expect(refusal(await change(actor, {}))).toBe('NOT_FOUND');
  });
});

describe('the own second factor', () => {
  it('is enrolled with the password, confirmed with a code, removed with another', async () => {
    const actor = await signedIn('totp@karat.test');
    const enrol = (currentPassword: string) =>
      act('enrolMyTotp', { currentPassword }, 'secret uri', actor);
    const confirm = (code: string) => act('confirmMyTotp', { code }, 'recoveryCodes', actor);
    const remove = (code: string) => act('removeMyTotp', { code }, 'removed', actor);
    expect(refusal(await confirm('123456'))).toBe('TOTP_NOT_ENROLLED');
    expect(refusal(await remove('123456'))).toBe('TOTP_NOT_ENROLLED');
    expect(refusal(await enrol('wrong wrong'))).toBe('CREDENTIALS_WRONG currentPassword');
    const { secret, uri } = await enrol(PASSWORD);
    expect(uri).toContain(`secret=${secret}`);
    expect(refusal(await confirm('abc'))).toBe('CODE_WRONG code');
    const code = await codeNow(secret);
    expect((await confirm(code)).recoveryCodes).toHaveLength(10);
    expect(refusal(await confirm(code))).toBe('TOTP_ALREADY_ON');
    expect(refusal(await enrol(PASSWORD))).toBe('TOTP_ALREADY_ON');
    expect((await ask(VIEWER, {}, actor)).data!['viewer'].account.hasTwoFactor).toBe(true);
    expect(refusal(await remove(code))).toBe('CODE_USED code');
    house.time.offsetSeconds += 60;
    expect(await remove(await codeNow(secret))).toEqual({ removed: true, userErrors: [] });
  });
});
