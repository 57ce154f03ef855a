export const zh = {
  nav: { partnerClients: '渠道接入' },
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
