import { describe, expect, it } from '@jest/globals';
import { createPublicKey, verify } from 'node:crypto';
import { certificateNoOf, checkLink, hashOf, ownersAfter, statementText, type LinkDraft } from './link.ts';
import { sealerOf, sealOf } from './seal.ts';

const NOW = new Date('2026-09-15T04:00:00Z');
const assay: LinkDraft = { kind: 'assay', at: NOW, facts: [{ name: 'laboratory', value: 'NGTC' },
  { name: 'fineness', value: '9990' }, { name: 'report', value: 'R-1 ' }] };

describe('a link of a provenance', () => {
  it('has one text, whose hash is the next one\'s prev', () => {
    const text = statementText({ ...assay, certificateNo: 'KP000000000000', seq: 2, owner: null, prev: 'ab' });
    expect(text).toBe('{"format":"karat-provenance-1","certificate":"KP000000000000","seq":2,"kind":"assay",'
      + '"at":"2026-09-15T04:00:00.000Z","facts":{"laboratory":"NGTC","fineness":"9990","report":"R-1"},"owner":null,'
      + '"prev":"ab"}');
    expect(hashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('tells what its kind asks for, once each, of what has happened', () => {
    const wrong = (change: Partial<LinkDraft>) =>
      checkLink({ ...assay, ...change }, NOW, ['link']).map(({ path }) => path.join('.'));
    expect(wrong({})).toEqual([]);
    expect(wrong({ kind: 'sale', facts: [] })).toEqual([]);
    expect(wrong({ facts: assay.facts.slice(1) })).toEqual(['link.facts']);
    expect(wrong({ facts: [...assay.facts, assay.facts[0]!] })).toEqual(['link.facts']);
    expect(wrong({ facts: [...assay.facts, { name: '__proto__', value: '' }] }))
      .toEqual(['link.facts.3.name', 'link.facts.3.value']);
    expect(wrong({ at: new Date(NOW.getTime() + 1) })).toEqual(['link.at']);
    expect(wrong({ kind: 'warranty', facts: [{ name: 'until', value: 'next year' }] })).toEqual(['link.facts']);
    expect(wrong({ kind: 'story', facts: Array.from({ length: 13 }, (_, index) =>
      ({ name: `text${'a'.repeat(index)}`.slice(0, 40), value: 'x' })).map((fact, index) =>
      (index === 0 ? { ...fact, name: 'text' } : fact)) })).toEqual(['link.facts']);
  });

  it('counts owners and names none', () => {
    expect(ownersAfter('sale', 0)).toEqual({ owner: 1, owners: 1 });
    expect(ownersAfter('return', 1)).toEqual({ owner: null, owners: 1 });
    expect(ownersAfter('owner_change', 1)).toEqual({ owner: 2, owners: 2 });
  });

  it('is sealed by a key that follows from the secret; numbers follow from chance', () => {
    const sealer = sealerOf(Buffer.alloc(32, 7).toString('base64url'));
    expect(sealer.id).toBe(sealerOf(Buffer.alloc(32, 7).toString('base64url')).id);
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: sealer.publicKey }, format: 'jwk' });
    const seal = Buffer.from(sealOf(sealer, 'a'), 'base64url');
    expect(['a', 'b'].map((text) => verify(null, Buffer.from(text), key, seal))).toEqual([true, false]);
    expect(certificateNoOf(Uint8Array.from([0, 1, 31, 32, 255, 10, 11, 18, 9, 8, 7, 6, 5]))).toBe('KP01Z0ZABJ9876');
  });
});
