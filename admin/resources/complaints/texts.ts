export const zh = {
  nav: { complaints: '投诉' },
  actions: { recordComplaint: '登记投诉' },
  complaints: {
    title: '投诉处理', one: '投诉', undone: '未办结', overdue: '时限', late: '已超时', inTime: '未超时', house: '总部',
    waiting: '等待客户', waitsUntil: '自动恢复计时', history: '处理记录', times: '时限', about: '投诉信息', missed: '已超时',
    answer: '首次人工回复期限', answered: '首次人工回复', resolution: '解决期限', escalated: '升级总部', willBe: '预计',
    waitingLeft: '还可等待客户', unknown: '尚不知是谁', reopened: '重新打开次数', clock: '系统计时', noOutlet: '不涉及门店',
    recorded: '投诉已登记，时限从受理时间起算', cardHelp: '不知道是谁可留空，以后再关联',
    outletHelp: '涉及加盟店时先由该加盟商处理，24 小时未回复升级总部',
    recordHint: '48 小时内须有人工首次回复，含夜间与节假日；解决期限为 5 个工作日。实际以现行规则为准。',
    steps: {
      answer: '回复客户', resolve: '办结', close: '关闭', wait: '等待客户', resume: '恢复计时', escalate: '升级总部',
      handBack: '退回加盟商', link: '关联会员', note: '内部备注', reopen: '重新打开',
    },
    hints: {
      answer: '写下回复客户的内容，客户可以看到。首次人工回复后，首次回复计时停止。',
      resolve: '写下解决办法，客户可以看到。之前没有回复过的，这就是首次回复。',
      close: '不需要解决的投诉：客户撤回、重复或并非投诉。关闭不会停止已开始的计时。',
      wait: '等待期间首次回复计时暂停；累计有上限，到时自动恢复。', resume: '客户已回应，计时继续。',
      escalate: '交由总部处理；之后由总部办结。', handBack: '交回加盟商处理。', link: '填写会员卡号。',
      note: '仅内部可见，客户看不到。', reopen: '请写明原因；解决期限重新计算，已超时的记录不会消除。',
    },
  },
  fields: {
    complaintKind: '投诉类型', complaintText: '投诉内容', via: '投诉渠道', handler: '处理方', receivedAt: '受理时间', dueAt: '截止时间',
    reference: '外部单号', closing: '关闭原因', said: '内容', entryKind: '事项', doneBy: '经办人',
  },
  words: {
    complaintState: { OPEN: '待首次回复', ANSWERED: '处理中', RESOLVED: '已解决', CLOSED: '已关闭' },
    complaintHandler: { FRANCHISE: '加盟商', HEAD_OFFICE: '总部' },
    complaintKind: {
      QUALITY: '产品质量', WEIGHT_PURITY: '克重成色', SERVICE: '服务态度', PRICE: '价格争议', DELIVERY: '物流配送',
      AFTER_SALES: '售后退换', POINTS: '积分权益', PRIVACY: '隐私与打扰', OTHER: '其他',
    },
    complaintVia: {
      STORE: '门店', HOTLINE: '客服热线', WECOM: '企业微信', MINI_PROGRAM: '小程序', PLATFORM: '电商平台', SOCIAL: '社交媒体',
      LETTER: '信函邮件', AUTHORITY: '监管转办',
    },
    complaintClosing: { WITHDRAWN: '客户撤回', DUPLICATE: '重复投诉', NO_COMPLAINT: '非投诉' },
    complaintEntry: {
      RECORDED: '受理', LINKED: '关联会员', NOTED: '内部备注', ANSWERED: '回复客户', WAITING: '等待客户', RESUMED: '恢复计时',
      WARNED: '临期预警', ESCALATED: '升级总部', HANDED_BACK: '退回加盟商', BREACHED: '首次回复超时',
      RESOLUTION_MISSED: '解决超时', RESOLVED: '办结', CLOSED: '关闭', REOPENED: '重新打开',
    },
  },
  codes: {
    TEXT_INVALID: '内容须为 1 至 2,000 字', RECEIVED_AT_INVALID: '受理时间须在一年内，且不晚于现在',
    REFERENCE_INVALID: '外部单号须为 1 至 100 个可见字符',
    ORDER_NOT_OF_MEMBER: '该订单不是这位会员的订单',
    NOT_OPEN: '已办结或关闭，请先重新打开', NOT_DONE: '尚未办结', ALREADY_WAITING: '已在等待客户', NOT_WAITING: '没有在等待客户',
    WAITING_USED_UP: '等待客户的时间已用完', NOT_ESCALATABLE: '不需要转交', REGION_UNKNOWN: '没有这个地区',
  },
};

export const en: typeof zh = {
  nav: { complaints: 'Complaints' },
  actions: { recordComplaint: 'Record a complaint' },
  complaints: {
    title: 'Complaints', one: 'Complaint', undone: 'Not done', overdue: 'Time', late: 'Late', inTime: 'In time',
    house: 'Head office', waiting: 'Waits for the customer', waitsUntil: 'Runs again by itself', history: 'History',
    times: 'Times', about: 'The complaint', missed: 'Missed', answer: 'First answer by a person due',
    answered: 'First answer', resolution: 'Resolution due', escalated: 'To head office', willBe: 'Will be',
    waitingLeft: 'May still wait', unknown: 'Not known yet', reopened: 'Opened again', clock: 'The clock',
    noOutlet: 'No outlet', recorded: 'Recorded; its times run from the receipt',
    cardHelp: 'Leave it empty when nobody knows who it is', outletHelp: 'A franchise handles its own for 24 hours',
    recordHint: 'A person answers within 48 hours, nights and holidays too; five working days to the resolution, or what the present rules say.',
    steps: {
      answer: 'Answer', resolve: 'Resolve', close: 'Close', wait: 'Wait for the customer', resume: 'Run again',
      escalate: 'To head office', handBack: 'Back to the franchise', link: 'Say who it is', note: 'Note',
      reopen: 'Open again',
    },
    hints: {
      answer: 'What the customer was told; the customer can read it. The first one ends the time to the first answer.',
      resolve: 'How it was resolved; the customer can read it. Without an answer before this is the first one.',
      close: 'For what needs no resolution: taken back, a duplicate, or no complaint. The time does not stop.',
      wait: 'The time to the first answer stands still meanwhile, up to a limit in total.',
      resume: 'The customer has answered; the time runs again.', escalate: 'Head office has it from now on and ends it.',
      handBack: 'The franchise has it again.', link: 'The card of the member.', note: 'Only the house reads it.',
      reopen: 'Say why; the working days begin anew, what was missed stays missed.',
    },
  },
  fields: {
    complaintKind: 'About', complaintText: 'What was said', via: 'Came by', handler: 'Has it', receivedAt: 'Received',
    dueAt: 'Due', reference: 'Number elsewhere', closing: 'Why', said: 'Text', entryKind: 'What', doneBy: 'By',
  },
  words: {
    complaintState: { OPEN: 'No answer yet', ANSWERED: 'Answered', RESOLVED: 'Resolved', CLOSED: 'Closed' },
    complaintHandler: { FRANCHISE: 'Franchise', HEAD_OFFICE: 'Head office' },
    complaintKind: {
      QUALITY: 'Quality', WEIGHT_PURITY: 'Weight or purity', SERVICE: 'Service', PRICE: 'Price', DELIVERY: 'Delivery',
      AFTER_SALES: 'Repair and returns', POINTS: 'Points and benefits', PRIVACY: 'Privacy', OTHER: 'Other',
    },
    complaintVia: {
      STORE: 'Store', HOTLINE: 'Telephone', WECOM: 'WeCom', MINI_PROGRAM: 'Mini-program', PLATFORM: 'Platform',
      SOCIAL: 'Social media', LETTER: 'Letter', AUTHORITY: 'Authority',
    },
    complaintClosing: { WITHDRAWN: 'Taken back', DUPLICATE: 'Duplicate', NO_COMPLAINT: 'No complaint' },
    complaintEntry: {
      RECORDED: 'Received', LINKED: 'Member found', NOTED: 'Note', ANSWERED: 'Answer', WAITING: 'Waits for the customer',
      RESUMED: 'Runs again', WARNED: 'Little time left', ESCALATED: 'To head office', HANDED_BACK: 'Back to the franchise',
      BREACHED: 'First answer missed', RESOLUTION_MISSED: 'Resolution missed', RESOLVED: 'Resolved', CLOSED: 'Closed',
      REOPENED: 'Opened again',
    },
  },
  codes: {
    TEXT_INVALID: '1 to 2,000 characters', RECEIVED_AT_INVALID: 'Within the last year, not in the future',
    REFERENCE_INVALID: '1 to 100 visible characters',
    ORDER_NOT_OF_MEMBER: 'Not an order of this member',
    NOT_OPEN: 'It is done: open it again first', NOT_DONE: 'It is not done', ALREADY_WAITING: 'Waits already',
    NOT_WAITING: 'Does not wait', WAITING_USED_UP: 'No waiting time is left', NOT_ESCALATABLE: 'Nothing to hand over',
    REGION_UNKNOWN: 'There is no such region',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { complaints: typeof zh }
}
