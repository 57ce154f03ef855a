import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tenant } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { NOW, openBenefits, type BenefitHouse } from '../../tests/benefit-house.ts';

let house: BenefitHouse;
beforeAll(async () => { house = await openBenefits(); });
afterAll(() => house.stop());

describe('the birthday gift of a pseudonym', () => {
  it('is told to its franchise when the member stands there or consents, and not day by day', async () => {
    const code = 'gift-of-pseudonyms';
    await house.benefit(code, { kind: 'birthday_gift', bookable: false, pointsPrice: null,
      allowances: [{ programme: 'CN', tier: 'silver', perYear: 1, leadHours: null }] });
    const staff = tenant(newId(), 'rewards:read');
    const memberId = await house.member('silver', { birthday: '10-02', tenantId: staff.tenantId! });
    const isTold = async () => (await house.entitlement(memberId, code, staff))?.isOpen ?? null;
    const tell = (layer: number, visits: object[]) => house.deliver('member.visibility-changed.v1', memberId, {
      personId: memberId, tenantId: staff.tenantId, layer, channelIds: [], survivorId: null, version: version += 1n,
      visits });
    let version = 1_000n;
    expect([await isTold(), (await house.entitlement(memberId, code)).isOpen]).toEqual([null, true]);
    await tell(1, [{ tenantId: staff.tenantId, layer: 1, until: new Date(Date.parse(NOW) + 60_000) }]);
    expect(await isTold()).toBe(true);
    await tell(1, []);
    expect(await isTold()).toBeNull();
    await tell(3, []);
    expect(await isTold()).toBe(true);
  });
});
