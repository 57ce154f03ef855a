import { describe, expect, it } from '@jest/globals';
import { UnsecuredJWT } from 'jose';

import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { bearer } from '../tests/house.ts';
import { combineAuthenticate } from './combined.ts';

const OTHER = 'https://sso.example';
const authenticate = combineAuthenticate(
  async () => serviceActor('own', []), async () => serviceActor('external', []), OTHER);

function from(issuer: string): string {
  return new UnsecuredJWT({}).setIssuer(issuer).encode();
}

describe('two issuers side by side', () => {
  it('each verify what names them, ours everything else', async () => {
    expect((await authenticate(bearer(from(OTHER)))).name).toBe('external');
    expect((await authenticate(bearer(from('https://karat.example/identity')))).name).toBe('own');
    expect((await authenticate(bearer(from('https://evil.example')))).name).toBe('own');
  });

  it('take no header for anonymous and refuse what is no token', async () => {
    expect((await authenticate({})).kind).toBe('anonymous');
    await expect(authenticate(bearer('junk'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
