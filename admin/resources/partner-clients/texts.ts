export const zh = {
  nav: { partnerClients: '渠道接入' },
  words: {
    scopeArea: {
      members: '会员', loyalty: '积分', catalog: '商品', orders: '订单', campaigns: '直播', franchises: '加盟', platform: '平台',
      identity: '账号', audit: '操作记录', documents: '查询文档', schema: '接口定义',
    },
    scopeVerb: {
      read: '查看', write: '维护', pii: '完整信息', merge: '合并', hold: '冻结', interact: '互动', adjust: '调整', approve: '审批',
      policy: '规则', cost: '成本', price: '定价', link: '关联', claim: '抢购', rebates: '分润', events: '事件', admin: '管理',
      any: '任意',
    },
  },
  partnerClients: {
    createClient: '新建渠道接入', disable: '停用', rotate: '更换密钥', secret: '密钥', clientId: '渠道接入编号', scopes: '权限',
    mayExchange: '可代会员换取令牌', overlapHours: '旧密钥保留小时数', rotateHint: '旧密钥在保留期内仍可使用；泄露时填 0。',
    disableClientHint: '立即停用，其令牌随即失效。',
  },
  codes: {
    CLIENT_ID_MALFORMED: '2 至 63 位小写字母、数字和横线', CLIENT_ID_TAKEN: '该渠道接入编号已被使用', SCOPE_MISSING: '至少选择一项权限',
  },
};

export const en: typeof zh = {
  nav: { partnerClients: 'Partner clients' },
  words: {
    scopeArea: {
      members: 'members', loyalty: 'loyalty', catalog: 'catalogue', orders: 'orders', campaigns: 'campaigns',
      franchises: 'franchises', platform: 'platform', identity: 'accounts', audit: 'audit', documents: 'documents',
      schema: 'schema',
    },
    scopeVerb: {
      read: 'read', write: 'write', pii: 'personal data', merge: 'merge', hold: 'hold', interact: 'interact',
      adjust: 'adjust', approve: 'approve', policy: 'rules', cost: 'cost', price: 'price', link: 'link',
      claim: 'claim', rebates: 'rebates', events: 'events', admin: 'manage', any: 'any',
    },
  },
  partnerClients: {
    createClient: 'New partner client', disable: 'Disable', rotate: 'Rotate secret', secret: 'Secret',
    clientId: 'Client id', scopes: 'Scopes', mayExchange: 'May exchange tokens for members',
    overlapHours: 'Hours the old secret stays valid',
    rotateHint: 'The old secret stays valid for the overlap; 0 when it leaked.',
    disableClientHint: 'At once: its tokens end.',
  },
  codes: {
    CLIENT_ID_MALFORMED: '2 to 63 small letters, digits, dashes',
    CLIENT_ID_TAKEN: 'Another client has this id', SCOPE_MISSING: 'Choose at least one scope',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { partnerClients: typeof zh }
}
