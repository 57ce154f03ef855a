export const zh = {
  nav: { serviceOrders: '服务单' },
  service: {
    title: '服务单', shortNo: '服务单短号', undone: '未完成', open: '新建服务单', openHint: '收下顾客送来的物品：会员填卡号，散客填送件人。', opened: '服务单已开立',
    piece: '物品', kind: '服务项目', price: '服务费', promisedAt: '承诺时间', promisedHelp: '不填则按项目天数', promisedKept: '不填则不变',
    cardHelp: '会员卡号；散客留空', holder: '送件人（散客）', photo: '图片地址（https）', note: '备注', done: '已登记', quote: '报价', answer: '客户答复',
    yes: '同意', no: '不同意', handOver: '交付取件', dueHint: '待付 %{due}，请先收款。', nothingDue: '无需付款。', how: '取件方式', byName: '登记取件人',
    byCode: '会员码取件', handedTo: '取件人', handedToHelp: '会员码取件时不填；会员码请先在到店核验处出示', paidBy: '收款单号', notQuoted: '待报价', due: '待付',
    warranty: '保修', workUntil: '服务保修至', benefit: '权益', openedAt: '收件时间', openedBy: '经手人', closedAt: '结束时间', stars: '评价', photos: '图片',
    history: '服务记录', deed: '操作', at: '时间',
  },
  words: {
    serviceState: {
      RECEIVED: '已收件', QUOTED: '待客户确认', APPROVED: '客户已同意', DECLINED: '客户已拒绝', IN_WORK: '制作中', WAITING: '等待客户', READY: '待取件',
      HANDED_OVER: '已交付', RETURNED_UNDONE: '未修退回', CANCELLED: '已取消', LOST: '遗失',
    },
    serviceDeed: {
      OPEN: '收件', QUOTE: '报价', APPROVE: '客户同意', DECLINE: '客户拒绝', JUDGE: '保修判定', START: '开始制作', WAIT: '等待客户', FINISH: '完工',
      RETURN_UNDONE: '未修退回', CANCEL: '取消', LOSE: '登记遗失', REOPEN: '重新打开', HAND_OVER: '交付取件',
    },
    serviceWarranty: { IN: '保内', OUT: '保外' },
    serviceBenefit: {
      NONE: '无', ASKED: '待确认', BOOKED: '已预留', SETTLING: '处理中', USED: '已核销', CALLED_OFF: '已释放', REFUSED: '未通过',
    },
    servicePhoto: { RECEIVED: '收件', WORK: '制作', DESIGN: '设计稿', CERTIFICATE: '证书', READY: '完工' },
  },
  broken: {
    piece: '物品描述为 1 至 500 字', holder: '送件人为 1 至 100 字', promisedAt: '承诺时间须在两年内',
    warrantyReason: '原因最多 500 字', handedTo: '取件人为 1 至 100 字', paidBy: '收款单号为 1 至 100 个可见字符',
  },
  codes: {
    NOT_NOW: '状态已变化，请刷新后再试', NOT_APPROVED: '客户尚未同意报价或设计', KIND_UNKNOWN: '没有这项服务', HOLDER_INVALID: '请填会员卡号或送件人',
    PIECE_NOT_THEIRS: '会员没有买过这件', PIECE_RETURNED: '这件已退货', WARRANTY_REASON_REQUIRED: '与日期不符，请说明原因', PROMISED_AT_INVALID: '承诺时间须在两年内',
    PHOTO_INVALID: '图片须为 https 地址，最多 30 张', COVERED: '保内或使用权益，不收费', RECEIVER_INVALID: '请填取件人，1 至 100 字', NOT_VISITING: '会员刚才没有在本店出示会员码',
    PAYMENT_REQUIRED: '请先收款', PAYMENT_INVALID: '收款单号为 1 至 100 个可见字符', NOT_OVER: '服务尚未结束', ALREADY_RATED: '已评价过',
  },
};

export const en: typeof zh = {
  nav: { serviceOrders: 'Service orders' },
  service: {
    title: 'Service orders', shortNo: 'Short number', undone: 'Not done', open: 'Take a piece in',
    openHint: 'A piece that is brought: a member by its card, anybody else by name.', opened: 'Taken in',
    piece: 'Piece', kind: 'Service', price: 'Price', promisedAt: 'Promised for', promisedHelp: 'By the days of the service without it',
    promisedKept: 'As it was without it', cardHelp: 'Card of the member; empty for others', holder: 'Who brings it (no member)',
    photo: 'Address of a picture (https)', note: 'Note', done: 'Noted', quote: 'Quote', answer: 'The customer’s answer',
    yes: 'Yes', no: 'No', handOver: 'Hand over', dueHint: '%{due} are due: take the payment first.', nothingDue: 'Nothing is due.',
    how: 'Fetched by', byName: 'A name', byCode: 'The member’s code', handedTo: 'Who takes it',
    handedToHelp: 'Empty by code; the code is taken at the counter first', paidBy: 'Payment number', notQuoted: 'To be quoted',
    due: 'Due', warranty: 'Warranty', workUntil: 'Work under warranty until', benefit: 'Benefit', openedAt: 'Taken in at',
    openedBy: 'By', closedAt: 'Ended', stars: 'Rating', photos: 'Pictures', history: 'History', deed: 'What', at: 'When',
  },
  words: {
    serviceState: {
      RECEIVED: 'Taken in', QUOTED: 'Customer is asked', APPROVED: 'Customer said yes', DECLINED: 'Customer said no',
      IN_WORK: 'In work', WAITING: 'Waits for the customer', READY: 'To be fetched', HANDED_OVER: 'Handed over',
      RETURNED_UNDONE: 'Given back undone', CANCELLED: 'Called off', LOST: 'Lost',
    },
    serviceDeed: {
      OPEN: 'Taken in', QUOTE: 'Quoted', APPROVE: 'Customer said yes', DECLINE: 'Customer said no', JUDGE: 'Warranty decided',
      START: 'Start work', WAIT: 'Wait for the customer', FINISH: 'Finish', RETURN_UNDONE: 'Give back undone',
      CANCEL: 'Call off', LOSE: 'Lost', REOPEN: 'Open again', HAND_OVER: 'Hand over',
    },
    serviceWarranty: { IN: 'Under warranty', OUT: 'Not under warranty' },
    serviceBenefit: {
      NONE: 'None', ASKED: 'Being asked', BOOKED: 'Booked', SETTLING: 'Being settled', USED: 'Used',
      CALLED_OFF: 'Called off', REFUSED: 'Refused',
    },
    servicePhoto: { RECEIVED: 'As it came', WORK: 'At work', DESIGN: 'Design', CERTIFICATE: 'Certificate', READY: 'As it goes' },
  },
  broken: {
    piece: '1 to 500 characters', holder: '1 to 100 characters', promisedAt: 'Within two years from now',
    warrantyReason: 'At most 500 characters', handedTo: '1 to 100 characters', paidBy: '1 to 100 visible characters',
  },
  codes: {
    NOT_NOW: 'It stands otherwise by now: reload', NOT_APPROVED: 'The customer has not said yes yet',
    KIND_UNKNOWN: 'There is no such service', HOLDER_INVALID: 'A card, or who brings it',
    PIECE_NOT_THEIRS: 'The member bought no such piece', PIECE_RETURNED: 'It was returned',
    WARRANTY_REASON_REQUIRED: 'The dates say otherwise: say why', PROMISED_AT_INVALID: 'Within two years from now',
    PHOTO_INVALID: 'An https address, at most 30 pictures', COVERED: 'Under warranty or by a benefit: nothing is paid',
    RECEIVER_INVALID: 'Who takes it, 1 to 100 characters', NOT_VISITING: 'The code was not shown in this store just now',
    PAYMENT_REQUIRED: 'The payment first', PAYMENT_INVALID: '1 to 100 visible characters', NOT_OVER: 'It is not over yet',
    ALREADY_RATED: 'It was rated before',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    service: typeof zh;
  }
}
