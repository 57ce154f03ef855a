import { describe, expect, it } from '@jest/globals';
import { changeGap, DEFAULT_SHARING, layerOf, pseudonymOf, serviceUntil, sharedLayer, widens } from './sharing.ts';

const ALL = { consents: true, terms: 3, served: true, heldAtBorder: false };

describe('what a franchise is shown', () => {
  it.each([
    ['everything while the member is served', ALL, 3, null],
    ['masked contacts when the service is over', { ...ALL, served: false }, 2, 'service'],
    ['masked contacts where the terms say so', { ...ALL, terms: 2 }, 2, 'terms'],
    ['a pseudonym where the terms say so', { ...ALL, terms: 1 }, 1, 'terms'],
    ['a pseudonym without consent, whatever else is so', { ...ALL, consents: false }, 1, 'consent'],
    ['masked contacts where they would cross a border', { ...ALL, heldAtBorder: true }, 2, 'border'],
  ] as const)('is %s', (_what, facts, layer, gap) => {
    expect(sharedLayer(facts)).toEqual({ layer, gap });
  });

  it('is by role: both is a manager, neither is shown what the narrower is', () => {
    const layers = { manager: 3, associate: 2 };
    const asked = [['manager'], ['associate'], ['associate', 'manager'], [], ['somebody']];
    expect(asked.map((roles) => layerOf(layers, roles))).toEqual([3, 2, 3, 2, 2]);
    expect(layerOf({ manager: 1, associate: 3 }, ['somebody'])).toBe(1);
  });

  it('widens as soon as one is shown more', () => {
    expect(widens(DEFAULT_SHARING, DEFAULT_SHARING)).toBe(false);
    expect(widens(DEFAULT_SHARING, { manager: 1, associate: 1 })).toBe(false);
    expect(widens(DEFAULT_SHARING, { manager: 1, associate: 3 })).toBe(true);
  });

  it.each([
    ['nothing with masked contacts', { ...ALL, terms: 2 }, null],
    ['the consent that is missing', { ...ALL, consents: false, served: false }, 'consent'],
    ['the terms, where they show a pseudonym', { ...ALL, terms: 1 }, 'terms'],
    ['the service that is over', { ...ALL, terms: 2, served: false }, 'service'],
    ['the border', { ...ALL, terms: 2, heldAtBorder: true }, 'border'],
  ] as const)('%s keeps it from changing a contact', (_what, facts, gap) => {
    expect(changeGap(facts)).toBe(gap);
  });

  it('ends for a piece that nobody fetches thirty days after the promised one', () => {
    expect(serviceUntil(new Date('2026-03-01T02:00:00Z'))).toEqual(new Date('2026-03-31T02:00:00Z'));
  });
});

describe('a pseudonym', () => {
  it('is the same for a franchise and another for the next, by a key of the house', () => {
    const here = pseudonymOf('key', 'a', 'm');
    expect(here).toMatch(/^K-[2-9A-HJ-NP-Z]{9}$/);
    expect(pseudonymOf('key', 'a', 'm')).toBe(here);
    const others = [pseudonymOf('key', 'b', 'm'), pseudonymOf('key', 'a', 'n'), pseudonymOf('other', 'a', 'm')];
    expect(new Set([here, ...others]).size).toBe(4);
  });
});
