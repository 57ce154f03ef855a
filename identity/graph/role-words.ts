import type { Role } from '../roles.ts';

export const ROLE_WORDS: Record<Role, { readonly en: string; readonly zh: string }> = {
  owner: { en: 'Owner', zh: '超级管理员' },
  member: { en: 'Member care', zh: '会员运营' },
  loyalty: { en: 'Loyalty', zh: '积分运营' },
  merchandise: { en: 'Merchandise', zh: '商品' },
  campaign: { en: 'Campaigns', zh: '活动' },
  finance: { en: 'Finance', zh: '财务' },
  audit: { en: 'Audit', zh: '审计' },
  manager: { en: 'Store manager', zh: '店长' },
  associate: { en: 'Store associate', zh: '店员' },
};
