export const zh = {
  nav: { partnerClients: '渠道接入' },
  words: {
    scopeArea: {
      members: '会员', loyalty: '积分', catalog: '商品', orders: '订单', campaigns: '直播', franchises: '加盟', insights: '洞察', rewards: '权益', engagement: '互动任务', plans: '增值计划', service: '售后服务', tradeins: '以旧换新', outreach: '消息', platform: '平台',
      identity: '账号', audit: '操作记录', documents: '查询文档', schema: '接口定义',
    },
    scopeVerb: {
      send: '群发', deliver: '到达回执',
      read: '查看', write: '维护', pii: '完整信息', merge: '合并', hold: '冻结', interact: '互动', adjust: '调整', approve: '审批',
      policy: '规则', cost: '成本', price: '定价', link: '关联', claim: '抢购', rebates: '分润', events: '事件', admin: '管理',
      any: '任意', register: '登记', privacy: '隐私权利', self: '会员本人', care: '投诉', redeem: '核销', act: '代办', review: '复核', open: '条款', answer: '答复', use: '抵扣',
      pay: '回传支付',
    },
  },
  partnerClients: {
    createClient: '新建渠道接入', disable: '停用', rotate: '更换密钥', secret: '密钥', clientId: '渠道接入编号', scopes: '权限',
    mayExchange: '可代会员换取令牌', overlapHours: '旧密钥保留小时数', rotateHint: '旧密钥在保留期内仍可使用；泄露时填 0。',
    disableClientHint: '立即停用，其令牌随即失效。',
    paymentSecret: '查看回调密钥', paymentSecretOf: '回调密钥', paymentSecretNoted: '查看已记录',
    paymentSecretHint: '该渠道用此密钥为支付回调签名；每次查看都会记录。', paymentSecretSays: '请只交给该渠道；需要时可再次查看，每次都会记录。',
    origins: '网页来源', noOrigins: '仅限系统统一允许的来源', editOrigins: '修改来源',
    originsHint: '每行一个，如 https://shop.example。只有这些网页能在浏览器中使用该渠道接入的令牌，系统统一允许的来源除外；数秒内生效。',
    documents: '登记文档', noDocuments: '尚未登记文档。生产环境只回答已登记的文档。', upload: '上传清单',
    uploadHint: 'Apollo 或 Relay 的清单、codegen 的 persisted-documents.json，或 .graphql 文件；逐字登记。',
    uploadResult: '登记结果', outcome: '结果', registered: '已登记', known: '此前已登记', refused: '未登记',
    hash: '指纹', document: '文档', registeredBy: '登记人', lastUsedOn: '最近使用', neverUsed: '未使用过',
    withdraw: '撤回', withdrawHint: '数秒后不再回答此文档；仍在使用它的前端会被拒绝。', unanswered: '已失效',
    unansweredHint: '当前版本不再回答', onlyProblems: '只看失效', search: '名称或指纹', noManifest: '不是可识别的清单',
    since: '接入时间', unnamed: '未命名', tally: '登记 %{registered} 个，此前已有 %{known} 个，拒绝 %{refused} 个',
    partial: '%{count} 个失效', untold: '%{count} 个文档已发送但结果未知，请重新上传：已登记的保持不变。',
    left: '其余 %{count} 个文档均未登记。', originLine: '第 %{line} 行（%{origin}）：%{why}',
  },
  codes: {
    ORIGIN_MALFORMED: '来源须为 https://（或应用自有的 scheme://）加主机名，不带路径；仅 localhost 可用 http',
    CLIENT_ID_MALFORMED: '2 至 63 位小写字母、数字和横线', CLIENT_ID_TAKEN: '该渠道接入编号已被使用', SCOPE_MISSING: '至少选择一项权限',
    DOCUMENT_INVALID: '图谱不回答此文档', DOCUMENT_TOO_COSTLY: '单次查询成本超过上限', DOCUMENT_TOO_LARGE: '文档超过 64 kB',
    DOCUMENT_HASH_WRONG: '编号是另一文本的 SHA-256', DOCUMENT_ID_TAKEN: '该编号已指向另一文档，请先撤回',
    SCOPE_NOT_GRANTED: '所需权限未授予该渠道接入', TOO_MANY_DOCUMENTS: '最多 2,000 个文档，请先撤回不再使用的',
  },
};

export const en: typeof zh = {
  nav: { partnerClients: 'Partner clients' },
  words: {
    scopeArea: {
      members: 'members', loyalty: 'loyalty', catalog: 'catalogue', orders: 'orders', campaigns: 'campaigns',
      franchises: 'franchises', insights: 'insights', platform: 'platform', identity: 'accounts', audit: 'audit', documents: 'documents',
      rewards: 'rewards', engagement: 'engagement', plans: 'gold plans', service: 'service', tradeins: 'trade-ins', outreach: 'messages',
      schema: 'schema',
    },
    scopeVerb: {
      send: 'write to many', deliver: 'receipts',
      read: 'read', write: 'write', pii: 'personal data', merge: 'merge', hold: 'hold', interact: 'interact',
      adjust: 'adjust', approve: 'approve', policy: 'rules', cost: 'cost', price: 'price', link: 'link',
      claim: 'claim', rebates: 'rebates', events: 'events', admin: 'manage', any: 'any', register: 'register',
      privacy: 'privacy desk', self: 'the member itself',
      care: 'complaints', redeem: 'redeem', act: 'act', review: 'review', open: 'terms', answer: 'answer', use: 'use', pay: 'payments',
    },
  },
  partnerClients: {
    createClient: 'New partner client', disable: 'Disable', rotate: 'Rotate secret', secret: 'Secret',
    clientId: 'Client id', scopes: 'Scopes', mayExchange: 'May exchange tokens for members',
    overlapHours: 'Hours the old secret stays valid',
    rotateHint: 'The old secret stays valid for the overlap; 0 when it leaked.',
    disableClientHint: 'At once: its tokens end.',
    paymentSecret: 'Show payment secret', paymentSecretOf: 'Payment secret', paymentSecretNoted: 'Noted who saw it',
    paymentSecretHint: 'The channel signs with it what it tells of payments; whoever looks is noted.',
    paymentSecretSays: 'For the channel only. It may be shown again; each time is noted.',
    origins: 'Origins of pages', noOrigins: 'Only those the house allows to every client', editOrigins: 'Edit origins',
    originsHint: 'One on each line: https://shop.example. Browsers use tokens of this client on these pages only, and on those that the house allows to every client; within seconds.',
    documents: 'Registered documents', noDocuments: 'None yet. A house in production answers registered documents only.',
    upload: 'Upload manifest',
    uploadHint: 'A manifest of Apollo or Relay, codegen’s persisted-documents.json, or .graphql files; taken word for word.',
    uploadResult: 'What became of each', outcome: 'Outcome', registered: 'Registered', known: 'Registered before',
    refused: 'Refused', hash: 'Hash', document: 'Document', registeredBy: 'Registered by', lastUsedOn: 'Last used',
    neverUsed: 'Never', withdraw: 'Withdraw',
    withdrawHint: 'Within seconds it is no longer answered; front ends that still ask it are refused.',
    unanswered: 'Not answered', unansweredHint: 'The present release no longer answers it', onlyProblems: 'Only those not answered',
    search: 'Name or hash', noManifest: 'No manifest that can be read', since: 'Connected since', unnamed: 'No name',
    untold: '%{count} documents were sent and it is not known what became of them; upload again: what is registered stays so.',
    left: '%{count} more documents are not registered.', originLine: 'Line %{line} (%{origin}): %{why}',
    tally: '%{registered} registered, %{known} before, %{refused} refused', partial: '%{count} not answered',
  },
  codes: {
    ORIGIN_MALFORMED: 'https:// (or the scheme of an app) and a host, without a path; http for localhost only',
    CLIENT_ID_MALFORMED: '2 to 63 small letters, digits, dashes',
    CLIENT_ID_TAKEN: 'Another client has this id', SCOPE_MISSING: 'Choose at least one scope',
    DOCUMENT_INVALID: 'The graph does not answer it', DOCUMENT_TOO_COSTLY: 'It costs more than one request may',
    DOCUMENT_TOO_LARGE: 'More than 64 kB', DOCUMENT_HASH_WRONG: 'The id is the SHA-256 of another text',
    DOCUMENT_ID_TAKEN: 'The id stands for another document; withdraw that first',
    SCOPE_NOT_GRANTED: 'It needs a scope the client was not granted',
    TOO_MANY_DOCUMENTS: 'At most 2,000 documents; withdraw those no longer used',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { partnerClients: typeof zh }
}
