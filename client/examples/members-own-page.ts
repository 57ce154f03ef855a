/** A mini-program's server shows a signed-in member its points, tier and orders: as the member, not as itself. */
import {
  createKaratClient, MemberOrdersDocument, MemberPageDocument,
} from '../src/index.ts';
import type { Shop } from './enrol-and-record-a-sale.ts';

export async function membersOwnPage(shop: Shop, memberId: string): Promise<string[]> {
  const self = createKaratClient(shop).forMember(memberId);
  const { member } = await self.query(MemberPageDocument, { id: memberId });
  const page = [`${member!.displayName ?? '会员'} ${member!.cardNumber}`];
  const { loyalty } = member!;
  if (loyalty) page.push(`${loyalty.tier.tier.nameZh}: ${loyalty.available} points, ${loyalty.pending} on the way`);
  const orders = self.items(MemberOrdersDocument, { id: memberId },
    (result) => result.member?.orders, { pageSize: 50 });
  for await (const order of orders) {
    page.push(`${order.externalNo} ${order.totals.base.amount} ${order.totals.base.currency}`);
  }
  return page;
}
