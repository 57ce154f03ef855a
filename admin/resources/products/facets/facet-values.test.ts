import { describe, expect, it } from '@jest/globals';
import { setHouseZone } from '../../../reading/house-zone.ts';
import { facetInput, facetValues, missingFacet, NO_FACETS } from './facet-values.ts';

const TOLD = {
  theme: '生肖', limitedTo: 99, story: { zh: '传', en: 'Told on' }, care: null,
  presale: { from: '2026-09-30T16:00:00.000Z', until: '2026-10-14T16:00:00.000Z', deliversOn: '2026-11-20' },
  earlyAccess: { from: '2026-09-28T16:00:00.000Z', until: '2026-09-30T16:00:00.000Z',
    tiers: ['CN:gold', 'CN:diamond'] },
};

describe('facets in a form', () => {
  it('come back as they were told, by the clocks of the region', () => {
    setHouseZone('Asia/Shanghai');
    const values = facetValues(TOLD);
    expect(values).toMatchObject({
      presaleFrom: '2026-10-01 00:00', limitedTo: '99', earlyTiers: ['CN:diamond', 'CN:gold'] });
    expect(facetInput(values)).toEqual({ ...TOLD,
      earlyAccess: { ...TOLD.earlyAccess, tiers: ['CN:diamond', 'CN:gold'] } });
  });

  it('are none where nothing is filled in', () => {
    expect(facetInput(NO_FACETS)).toEqual({
      theme: null, limitedTo: null, presale: null, earlyAccess: null, story: null, care: null });
    expect(missingFacet(NO_FACETS)).toBeNull();
  });

  it('say which field of a group is missing', () => {
    const missing = (more: object) => missingFacet({ ...NO_FACETS, ...more });
    expect(missing({ presaleFrom: '2026-10-01 00:00' })).toBe('presaleEndsAt');
    expect(missing({ earlyFrom: '2026-10-01 00:00', earlyEndsAt: '2026-10-02 00:00' })).toBe('earlyTiers');
    expect(missing({ storyEn: 'x' })).toBe('storyZh');
    expect(missing({ careZh: '金', careEn: 'x' })).toBeNull();
  });
});
