import { wordsEnum } from '../../words/graphql/words-enum.ts';
import type {
  Audience, Channel, MessageAnswer, MessageKind, MessageState, Notice, PlanState, Priority, Reason, TemplateState,
} from '../domain/words.ts';

export const MessageChannel = wordsEnum<Channel>('MessageChannel', 'How a message goes 渠道.', {
  email: 'E-mail 邮件.', sms: 'SMS 短信.', app: 'The house’s app 应用消息.', wecom: 'WeCom 企业微信.',
});

export const MessageKindName = wordsEnum<MessageKind>('MessageKind', 'What a message is for 消息类型.', {
  service: 'Answers what the member did; no cap, no quiet hours 服务通知.',
  marketing: 'With consent alone, within the cap, in the daytime 营销消息.',
});

export const MessagePriority = wordsEnum<Priority>('MessagePriority',
  'What comes first, in this order 优先级: it takes the slot of what comes later and has not gone yet.', {
    service: 'Service 服务.', birthday: 'A birthday 生日.', life_event: 'Another day of a life 人生大事.',
    abandoned_hold: 'Something held and not paid 未付提醒.', campaign: 'A campaign 活动.', newsletter: 'News 资讯.',
  });

export const MessageStateName = wordsEnum<MessageState>('MessageState', 'What became of a message 消息状态.', {
  planned: 'Waits for its time, or its next try 待发送.', sending: 'A gateway is asked 发送中.',
  sent: 'The gateway has it 已发送.', delivered: 'It arrived 已到达.',
  uncertain: 'The gateway may have it; it is not sent again before a person says so 待核实.',
  failed: 'It did not arrive 发送失败.', refused: 'It may not go 未发送.', cancelled: 'Taken back before it went 已取消.',
});

export const MessageReason = wordsEnum<Reason>('MessageReason', 'Why a message did not go, or not for sure 原因.', {
  cap: 'The member has had as many as the cap allows 触达频次已满.', no_consent: 'No consent for this channel 未同意该渠道.',
  opted_out: 'It left this channel by a link 已退订.', offer_ended: 'What it offers is over 优惠已结束.',
  displaced: 'Something that comes first took its slot 被更高优先级占用.', no_contact: 'No address for this channel 无联系方式.',
  unknown_member: 'The member is gone 会员已注销.', called_off: 'Its plan was called off 计划已取消.',
  superseded: 'It was told anew 已被新通知取代.', missing_variable: 'Something its text says is missing 缺少变量.',
  no_gateway: 'The house has no way out by this channel 未配置通道.', gateway_refused: 'The gateway does not take it 通道拒绝.',
  tries_spent: 'The gateway was away at every try 重试用尽.', answer_lost: 'The gateway’s answer was lost 回执丢失.',
});

export const TemplateStateName = wordsEnum<TemplateState>('MessageTemplateState', 'How a text stands 模板状态.', {
  draft: 'Nobody sends it yet 草稿.', published: 'It is sent 现行.', replaced: 'A newer version is sent 已替换.',
});

export const MessageAudience = wordsEnum<Audience>('MessageAudience', 'Whom a plan is for 对象.', {
  members: 'Members by name 指定会员.', segment: 'A segment 分群.', everyone: 'Everyone, perhaps of one region 全部会员.',
});

export const MessagePlanState = wordsEnum<PlanState>('MessagePlanState', 'How far a plan is 计划状态.', {
  running: 'Its audience is being read 规划中.', done: 'Everybody is planned 规划完成.', called_off: 'Called off 已取消.',
});

export const MessageNotice = wordsEnum<Notice>('MessageNotice',
  'What other rooms tell that may become a message 通知事项.', {
  points_expiring: 'Points expire; says points, date, days 积分即将到期.',
  tier_grace: 'The grace of a tier ends; says tier, missing, date, days 等级保级提醒.',
  birthday: 'A birthday comes; says date 生日.', life_event: 'Another day of a life comes; says event, date 人生大事.',
  service_ready: 'A piece may be fetched; says date 服务完成可取件.',
  promise_broken: 'A promised day is over; says date 承诺日期已过.',
  appointment_reminder: 'An appointment comes; says date, time 预约提醒.',
  redemption_expiring: 'A redemption waits to be fetched; says date 兑换待领取.',
});

export const MessageAnswerName = wordsEnum<MessageAnswer>('MessageAnswer', 'What somebody did with a message 会员反馈.', {
  read: 'Read it 已读.', followed: 'Followed its link 已点击.', opted_out: 'Left this channel 退订.',
});

export const MessageLanguage = wordsEnum<'zh' | 'en'>('MessageLanguage', 'Language of a message 语言.', {
  zh: 'Chinese 中文.', en: 'English 英文.',
});

export const MessageBulkPriority = wordsEnum<'campaign' | 'newsletter'>('MessageBulkPriority',
  'What messages to many come before 群发优先级.', { campaign: 'A campaign 活动.', newsletter: 'News 资讯.' });
