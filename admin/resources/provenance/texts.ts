export const zh = {
  provenance: {
    title: '溯源证书 %{no}', none: '没有这张溯源证书。', valid: '签名与链条验证通过', invalid: '验证不通过', checking: '验证中…',
    cannot: '此浏览器不支持 Ed25519，无法在本机验证', at: '第 %{at} 环', waiting: '最新的环节正在签名，稍后可见', chain: '溯源链条',
    verify: '离线验证', qr: '证书编号二维码', keysAt: '公钥地址', download: '下载证书全文',
    verifyHint: '任何人持证书全文与公钥即可验证，无需登录；公钥可长期保存。', owner: '第 %{owner} 位持有人', seq: '环节',
    kind: '事件', facts: '内容', key: '公钥编号',
  },
  words: {
    provenanceKind: {
      PIECE: '建证', ORIGIN: '产地', ASSAY: '检测', WORKSHOP: '制作', GREEN: '绿色认证', WARRANTY: '电子质保', SALE: '售出',
      RETURN: '退回', OWNER_CHANGE: '转让或传承', STORY: '传世故事',
    },
    provenanceFault: {
      FORM: '不是溯源证书全文', KEY: '公钥未公布', SIGNATURE: '内容被改动或伪造', CHAIN: '环节缺失、错位或来自其他单品',
    },
  },
};

export const en: typeof zh = {
  provenance: {
    title: 'Provenance %{no}', none: 'There is no such certificate.', valid: 'Signatures and chain are proven',
    invalid: 'Not proven', checking: 'Proving…', cannot: 'This browser has no Ed25519 to prove it with', at: 'link %{at}',
    waiting: 'The last links wait for their signature', chain: 'What happened to it', verify: 'Proving it without the house',
    qr: 'Number of the certificate as a QR code', keysAt: 'Public keys',
    download: 'Download the document',
    verifyHint: 'Whoever has the document and the public keys proves it, without an account; keys may be kept for months.',
    owner: 'Owner %{owner}', seq: 'Link', kind: 'What happened', facts: 'What is told', key: 'Key',
  },
  words: {
    provenanceKind: {
      PIECE: 'Certified', ORIGIN: 'Origin', ASSAY: 'Assayed', WORKSHOP: 'Made', GREEN: 'Green source',
      WARRANTY: 'Warranty', SALE: 'Sold', RETURN: 'Came back', OWNER_CHANGE: 'Passed on', STORY: 'Story',
    },
    provenanceFault: {
      FORM: 'No document of a provenance', KEY: 'A key that is not published', SIGNATURE: 'Changed or forged',
      CHAIN: 'A link is missing, misplaced or of another piece',
    },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { provenance: typeof zh }
}
