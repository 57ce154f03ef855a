import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

import { bearer, FRANCHISE } from '../tests/house.ts';
import { createExternalAuthenticate } from './external.ts';

let server: Server;
let issuer: string;
let pair: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  pair = await generateKeyPair('RS256', { extractable: true });
  const key = { ...await exportJWK(pair.publicKey), kid: 'one', alg: 'RS256', use: 'sig' };
  server = createServer((req, res) => {
    if (req.url === '/none') return void res.writeHead(503).end();
    const body = req.url === '/keys' ? { keys: [key] } : { issuer, jwks_uri: `${issuer}/keys` };
    return void res.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => { server.close(done); });
});

async function sign(claims: JWTPayload, key = pair.privateKey): Promise<string> {
  return new SignJWT({ iss: issuer, aud: 'karat', sub: 'u-1', azp: 'sso-app', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' }).setIssuedAt().setExpirationTime('5m')
      .sign(key);
}

const refused = { code: 'UNAUTHENTICATED' };

describe('an external issuer', () => {
  it('is discovered, and its roles become our scopes', async () => {
    const authenticate = createExternalAuthenticate(
      { issuer, audience: 'karat', claimMapping: { roles: 'realm_access.roles' } });
    const token = await sign({ name: 'Ada', realm_access: { roles: ['audit', 'offline'] } });
    expect(await authenticate(bearer(token))).toEqual({
      kind: 'operator', id: 'u-1', name: 'Ada', roles: ['audit', 'offline'], clientId: 'sso-app',
      scopes: ['members:read', 'loyalty:read', 'catalog:read', 'orders:read', 'campaigns:read',
        'franchises:read', 'insights:read', 'rewards:read', 'engagement:read', 'plans:read', 'service:read',
          'tradeins:read', 'exports:run', 'outreach:read',
        'platform:events', 'audit:read', 'schema:read'],
    });
    expect((await authenticate({})).kind).toBe('anonymous');
  });

  it('may name scopes itself, within the closed list', async () => {
    const authenticate = createExternalAuthenticate(
      { issuer, audience: 'karat', jwksUri: `${issuer}/keys`, claimMapping: { scope: 'scp' } });
    const actor = await authenticate(bearer(await sign({ scp: ['orders:read', 'profile'] })));
    expect(actor.scopes).toEqual(['orders:read']);
  });

  it('cannot give the people of a franchise the roles of the house', async () => {
    const authenticate = createExternalAuthenticate(
      { issuer, audience: 'karat', claimMapping: { tenant_id: 'https://karat/franchise' } });
    const token =
      await sign({ 'https://karat/franchise': FRANCHISE, 'roles': ['owner', 'associate'] });
    const actor = await authenticate(bearer(token));
    expect(actor).toMatchObject({ kind: 'tenant', tenantId: FRANCHISE });
    expect(actor.scopes).not.toContain('identity:admin');
    expect(actor.scopes).toContain('orders:write');
  });

  it('is refused for another audience, a forged signature, and a wrong discovery document',
    async () => {
    const authenticate = createExternalAuthenticate({ issuer, audience: 'karat' });
    await expect(authenticate(bearer(await sign({ aud: 'other' })))).rejects.toMatchObject(refused);
    const stranger = await generateKeyPair('RS256');
    await expect(authenticate(bearer(await sign({}, stranger.privateKey))))
      .rejects.toMatchObject(refused);
    const misled = createExternalAuthenticate({ issuer: `${issuer}/other`, audience: 'karat' });
    await expect(misled(bearer(await sign({ iss: `${issuer}/other` }))))
      .rejects.toMatchObject({ code: 'BAD_SETTING' });
  });

  it.each(['http://127.0.0.1:9/keys', 'none'])('that is away says nothing of a token: %s', async (keys) => {
    const jwksUri = keys === 'none' ? `${issuer}/none` : keys;
    const authenticate = createExternalAuthenticate({ issuer, audience: 'karat', jwksUri });
    await expect(authenticate(bearer(await sign({})))).rejects.not.toMatchObject(refused);
  });
});
