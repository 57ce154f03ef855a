/**
 * Every scope the house knows: a closed list. A scope outside it can neither be granted to a client
 * nor arrive in an actor, whoever signed the token.
 */
export interface ScopeDescription {
  readonly en: string;
  readonly zh: string;
}

export const SCOPES = {
  'members:read': { en: 'See members, personal data masked', zh: '查看会员（隐私脱敏）' },
  'members:write': { en: 'Enrol and change members', zh: '登记与修改会员' },
  'members:pii': { en: 'Unmask personal data with a logged reason', zh: '凭理由查看隐私明文' },
  'members:merge': { en: 'Merge two members into one', zh: '合并会员' },
  'loyalty:read': { en: 'See points, tiers and benefits', zh: '查看积分、等级与权益' },
  'loyalty:write': { en: 'The three below as one, until 2027-06-30', zh: '以下三项合一（2027-06-30 前有效）' },
  'loyalty:hold': { en: 'Hold, spend and give back points', zh: '冻结、抵扣与退回积分' },
  'loyalty:interact': { en: 'Record likes, comments and shares', zh: '记录点赞、评论与分享' },
  'loyalty:adjust': { en: 'Give and take points by hand', zh: '人工调整积分' },
  'loyalty:approve': { en: 'Approve what needs a second person', zh: '积分与权益复核' },
  'loyalty:policy': { en: 'Change rates, tiers and policies', zh: '修改积分规则与等级政策' },
  'catalog:read': { en: 'See styles, items and prices', zh: '查看款式、商品与价格' },
  'catalog:write': { en: 'Change styles and items', zh: '维护款式与商品' },
  'catalog:cost': { en: 'See cost and margin', zh: '查看成本与毛利' },
  'catalog:price': { en: 'Change gold prices and labour fees', zh: '调整金价与工费' },
  'catalog:policy': { en: 'Change which price and rate jumps are held', zh: '修改价格与汇率变动的挂起规则' },
  'orders:read': { en: 'See orders and returns', zh: '查看订单与退货' },
  'orders:write': { en: 'Record orders and returns', zh: '录入订单与退货' },
  'orders:link': { en: 'Give a kept order its buyer', zh: '补录订单会员' },
  'orders:policy': { en: 'Change charity, points-cash and return windows', zh: '修改公益金、积分抵现与退货期规则' },
  'campaigns:read': { en: 'See campaigns and live rooms', zh: '查看活动与直播' },
  'campaigns:write': { en: 'Plan and run campaigns', zh: '策划与执行活动' },
  'campaigns:claim': { en: 'Claim an offer for a member', zh: '为会员领取权益' },
  'campaigns:policy': { en: 'Change hold times, staggered opening and passcode limits', zh: '修改保留时间、分级开抢与口令限制' },
  'franchises:read': { en: 'See franchises, outlets and staff', zh: '查看加盟商、门店与人员' },
  'franchises:write': { en: 'Change franchises, outlets and attribution', zh: '维护加盟商、门店与归属' },
  'franchises:rebates': { en: 'See and settle rebates', zh: '查看与结算返润' },
  'franchises:policy': { en: 'Change rebate rates and attribution periods', zh: '修改返润比例与归属周期' },
  'platform:events': { en: 'See and replay events', zh: '查看与重放事件' },
  'identity:admin': { en: 'Manage operators and partner clients', zh: '管理操作员与接入方' },
  'audit:read': { en: 'Read the audit trail', zh: '查看审计记录' },
  'documents:any': { en: 'Send documents that are not registered', zh: '发送未登记的查询文档' },
  'schema:read': { en: 'Read the schema by introspection', zh: '读取图谱结构' },
} as const satisfies Record<string, ScopeDescription>;

export type Scope = keyof typeof SCOPES;

export const ALL_SCOPES = Object.freeze(Object.keys(SCOPES)) as readonly Scope[];

export function isScope(value: string): value is Scope {
  return Object.hasOwn(SCOPES, value);
}

/** Human decisions: a program may never hold these, whatever the contract says. */
const HUMAN_SCOPES: readonly Scope[] = [
  'members:merge', 'loyalty:adjust', 'loyalty:approve', 'loyalty:policy', 'catalog:cost',
  'catalog:policy', 'orders:link', 'orders:policy', 'campaigns:policy', 'franchises:policy',
  'identity:admin', 'audit:read',
];

/**
 * Scopes that were split by what they do. Until that day whoever holds the old one has the new ones too, a
 * program only those that programs may hold; then this entry goes, with the old scope where nothing asks
 * for it any more.
 */
export const SPLIT_SCOPES: readonly {
  readonly old: Scope; readonly into: readonly Scope[]; readonly until: string;
  /** The old one means nothing besides: it is granted to nobody anew. */
  readonly isEmpty: boolean;
}[] = [
  { old: 'loyalty:write', into: ['loyalty:hold', 'loyalty:interact', 'loyalty:adjust'],
    until: '2027-06-30', isEmpty: true },
  { old: 'orders:write', into: ['orders:link'], until: '2027-06-30', isEmpty: false },
];

/** What a token's scopes mean today. Example: a partner's `loyalty:write` holds points, and adjusts none. */
export function effectiveScopes(named: readonly Scope[], isProgram: boolean): readonly Scope[] {
  const split = SPLIT_SCOPES.filter(({ old }) => named.includes(old)).flatMap(({ into }) => into);
  return [...new Set([...named, ...split])]
    .filter((scope) => !isProgram || !HUMAN_SCOPES.includes(scope));
}

export function mayClientHold(scope: Scope): boolean {
  return !HUMAN_SCOPES.includes(scope)
    && !SPLIT_SCOPES.some(({ old, isEmpty }) => isEmpty && old === scope);
}

/** What a member may do with their own token, at most. */
export const PERSON_SCOPES: readonly Scope[] = [
  'members:read', 'loyalty:read', 'orders:read', 'catalog:read', 'campaigns:read',
  'campaigns:claim',
];

/**
 * Asked for by the admin instead of naming every scope: "whatever my roles allow". It stands for
 * all scopes in the request, of which each token carries those of the operator's roles at that
 * moment.
 */
export const ROLE_SCOPE_REQUEST = 'operator';

export function expandScopeRequest(scope: string): string {
  const words = scope.split(' ').filter(Boolean);
  if (!words.includes(ROLE_SCOPE_REQUEST)) return scope;
  const named = words.filter((word) => word !== ROLE_SCOPE_REQUEST);
  return [...new Set([...named, ...ALL_SCOPES])].join(' ');
}
