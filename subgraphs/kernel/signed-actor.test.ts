import { describe, expect, it } from '@jest/globals';
import { serviceActor } from './actor.ts';
import { deriveSecrets } from './secret.ts';
import { signHop, verifyHop } from './signed-actor.ts';

const A = 'the secret before, long enough to be one';
const B = 'the secret after it, long enough to be one';
const before = deriveSecrets(A, undefined, 'hop');
const changing = deriveSecrets(B, A, 'hop');
const after = deriveSecrets(B, undefined, 'hop');
const context = { requestId: 'r', actor: serviceActor('gateway', []), deadlineAt: Date.now() + 5_000 };

describe('a hop while the house changes its secret', () => {
  it.each([
    ['before', before, 'changing', changing], ['changing', changing, 'before', before],
    ['changing', changing, 'changing', changing],
    ['after', after, 'changing', changing], ['changing', changing, 'after', after],
  ])('from a process that is %s is believed by one that is %3$s', (_from, signer, _to, reader) => {
    const hop = signHop(signer, context, 'orders', '{}');
    expect(verifyHop(reader, hop, 'orders', '{}').actor).toEqual(context.actor);
    expect(() => verifyHop(reader, hop, 'loyalty', '{}')).toThrow();
  });

  it('is not believed across the change, nor with more signatures than there are secrets', () => {
    expect(() => verifyHop(after, signHop(before, context, 'orders', '{}'), 'orders', '{}')).toThrow();
    expect(() => verifyHop(before, signHop(after, context, 'orders', '{}'), 'orders', '{}')).toThrow();
    const hop = signHop(changing, context, 'orders', '{}');
    expect(() => verifyHop(changing, `${hop}.x`, 'orders', '{}')).toThrow();
    const [payload, first, second] = hop.split('.');
    expect(verifyHop(changing, `${payload}.${first}`, 'orders', '{}').requestId).toBe('r');
    expect(verifyHop(changing, `${payload}.${second}`, 'orders', '{}').requestId).toBe('r');
    for (const forged of [payload!, `${payload}.`, `${payload}.x.y`]) {
      expect(() => verifyHop(changing, forged, 'orders', '{}')).toThrow();
    }
  });
});
