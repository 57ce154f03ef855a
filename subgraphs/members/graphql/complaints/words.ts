import { wordsEnum } from '../../../words/graphql/words-enum.ts';

export const ComplaintVia = wordsEnum('ComplaintVia', 'How a complaint came 投诉渠道.', {
  store: 'In a store 门店.', hotline: 'By telephone 客服热线.', wecom: 'WeCom 企业微信.',
  mini_program: 'Mini-program 小程序.', platform: 'Shopping platform 电商平台.',
  social: 'Social media 社交媒体.', letter: 'Letter or e-mail 信函邮件.',
  authority: 'By an authority (12315) 监管转办.',
});

export const ComplaintKind = wordsEnum('ComplaintKind', 'What a complaint is about 投诉类型.', {
  quality: 'Quality 产品质量.', weight_purity: 'Weight or purity 克重成色.', service: 'Service 服务态度.',
  price: 'Price 价格争议.', delivery: 'Delivery 物流配送.', after_sales: 'Repair and returns 售后退换.',
  points: 'Points and benefits 积分权益.', privacy: 'Privacy, unwanted messages 隐私与打扰.', other: 'Other 其他.',
});

export const ComplaintState = wordsEnum('ComplaintState', 'State of a complaint 投诉状态.', {
  open: 'No person has answered yet 待首次回复.', answered: 'Answered, not resolved yet 处理中.',
  resolved: 'Resolved 已解决.', closed: 'Ended without a resolution 已关闭.',
});

export const ComplaintClosing = wordsEnum('ComplaintClosing', 'Why a complaint ended without a resolution 关闭原因.', {
  withdrawn: 'The customer took it back 客户撤回.', duplicate: 'The same as another one 重复投诉.',
  no_complaint: 'It is none 非投诉.',
});

export const ComplaintHandler = wordsEnum('ComplaintHandler', 'Who has a complaint 处理方.', {
  franchise: 'The franchise it is about 加盟商.', head_office: 'Head office 总部.',
});

export const ComplaintEntryKind = wordsEnum('ComplaintEntryKind', 'What happened to a complaint 处理记录类型.', {
  recorded: 'Received 受理.', linked: 'Its member was found 关联会员.', noted: 'Noted inside the house 内部备注.',
  answered: 'Answered to the customer 回复客户.', waiting: 'The customer is waited for 等待客户.',
  resumed: 'The timer runs again 恢复计时.', warned: 'Little time is left 临期预警.',
  escalated: 'Went to head office 升级总部.', handed_back: 'Given back to the franchise 退回加盟商.',
  breached: 'The first answer was missed 首次回复超时.', resolution_missed: 'The resolution was missed 解决超时.',
  resolved: 'Resolved 已解决.', closed: 'Ended without a resolution 已关闭.', reopened: 'Opened again 重新打开.',
});

export const ComplaintSort = wordsEnum('ComplaintSort', 'Order of complaints.', {
  due_at: 'What is due soonest first 截止时间.', received_at: 'Newest first 受理时间.',
});

export const CalendarDayKind = wordsEnum('CalendarDayKind', 'What a day of the calendar is 日历类型.', {
  holiday: 'Nobody works 节假日.', working: 'People work though it is a weekend 调休上班.',
});

export const CalendarDaySaid = wordsEnum('CalendarDaySaid', 'What a day shall be 日历设置.', {
  holiday: 'Nobody works 节假日.', working: 'People work though it is a weekend 调休上班.',
  usual: 'As its weekday says 恢复平日.',
});
