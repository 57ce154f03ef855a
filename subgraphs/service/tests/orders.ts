import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { memberIdOf, type Desk } from './desk.ts';

export const ORDER = `serviceOrder { id state steps version needsApproval warranty warrantyUntil workUntil benefitState
  benefitCode handedTo handedByCode stars complaintState brokenAt promisedAt piece openedBy price { amount currency }
  due { amount } member { id } photos { url kind } history { version deed note by } }`;

export const edit = (order: any, more: object = {}) => ({ id: order.id, expectedVersion: order.version, ...more });

/** What tests do with service orders of a desk that stands once they run. */
export function ordersOf(desk: () => Desk) {
  const open = async (memberId: string | null, more: object = {}, actor = desk().franchise) => (await desk().change(
    'openServiceOrder', ORDER, { memberId: memberId && memberIdOf(memberId), kind: 'resizing', piece: '戒指',
      outletId: encodeId(PREFIX.outlet, desk().outletId), ...more }, actor));
  return {
    open,
    opened: async (...args: Parameters<typeof open>) => (await open(...args)).serviceOrder,
    step: async (order: any, name: string, note: string | null = null, actor = desk().franchise) =>
      (await desk().change('stepServiceOrder', ORDER, edit(order, { step: name, note }), actor)).serviceOrder,
    codes: async (...args: Parameters<Desk['change']>) =>
      (await desk().change(...args)).userErrors.map(({ code, path }: any) => [code, ...path]),
    read: async (id: string, actor = desk().headOffice) => (await desk().room.query(
      `query ($id: ID!) { serviceOrder(id: $id) { state history { note } benefitState complaintState
        price { amount } } }`, { id }, actor)).data!.serviceOrder,
  };
}
