export const zh = {
  nav: { messagePlans: '群发计划', messages: '消息记录', messageTemplates: '消息模板', messageRules: '通知与指标' },
  outreach: {
    outbox: '消息记录', message: '消息', plan: '群发计划', template: '模板', channel: '渠道', kind: '类型', priority: '优先级', reason: '原因', notice: '通知事项',
    dueAt: '发送时间', nextAt: '下次发送', endsAt: '优惠截止', sentAt: '发出时间', deliveredAt: '到达时间', readAt: '阅读时间', followedAt: '点击时间', optedOutAt: '退订时间',
    tries: '尝试次数', said: '通道回执', arrived: '已到达', notArrived: '未到达', noteHint: '通道没有回执，系统不会再次发送。请核实后登记。', noted: '已登记',
    compose: '新建群发', composeHint: '营销消息只发给同意该渠道的会员，受频次上限和免打扰时段约束；先预览人数，再提交。', send: '发送', composed: '群发已提交',
    reach: '对象 %{members} 人，可触达 %{reachable} 人（未计频次上限）', reachLater: '分群人数在规划时计算', audience: '对象', segment: '分群', region: '地区代码', regionHelp: '仅用于全部会员；留空不限',
    cards: '会员卡号', cardsHelp: '仅用于指定会员；最多 100 个，以空格或逗号分隔', values: '变量内容', valuesHelp: '每行一个：变量 = 内容', dueHelp: '留空即刻发送', planned: '已规划', refused: '未规划',
    askedBy: '提交人', preview: '预览', callOff: '取消群发', callOffHint: '尚未发出的消息全部撤回，并释放频次名额；已发出的不受影响。', calledOff: '群发已取消',
    write: '编写模板', writeHint: '{{memberName}}、{{link}}、{{optOutLink}} 由系统填写；营销模板须含 {{optOutLink}}。', saveDraft: '保存草稿', written: '草稿已保存', name: '名称',
    subjectZh: '中文主题', subjectEn: '英文主题', subjectHelp: '仅邮件填写', bodyZh: '中文内容', bodyEn: '英文内容', variables: '变量', variablesHelp: '每行一个：变量 = 示例值', linkUrl: '链接地址（https）',
    writtenBy: '编写人', writtenAt: '编写时间', publishedAt: '发布时间', publish: '发布', publishHint: '发布后替换现行版本；引用它的通知规则随之更新，已规划的消息仍用原版本。', published: '已发布',
    nextVersion: '编写新版本', test: '测试发送', testHint: '以示例值发送到您填写的地址；地址不保存。', tested: '测试消息已发出', yourEmail: '您的邮箱', yourPhone: '您的手机号（+86…）', language: '语言', chinese: '中文', english: '英文',
    previewZh: '中文预览', previewEn: '英文预览', figures: '近 30 天指标', sent: '发出', reached: '触达人数', read: '已读', followed: '点击', optedOut: '退订人数', optOutPpm: '退订率',
    rules: '通知规则', on: '启用', off: '停用', enabled: '启用：该通知自动成为消息', changedBy: '修改人', ruleHint: '模板的变量不得超出该通知提供的内容。', ruleSet: '通知规则已保存',
  },
  policies: { outreach: '触达规则' },
  broken: {
    bodyZh: '中文内容为 1 至 5,000 字', bodyEn: '英文内容为 1 至 5,000 字', subjectZh: '邮件主题为 1 至 200 字', subjectEn: '邮件主题为 1 至 200 字', linkUrl: '链接为 https 地址', example: '示例值为 1 至 200 字',
    says: '最多 500 字',
  },
  codes: {
    ADDRESS_INVALID: '请填写邮箱，或以 + 开头的手机号', AUDIENCE_INVALID: '请在分群、全部会员、指定会员中选择一种', DAY_LIMIT: '24 小时内的测试次数已用完', CHANNEL_UNTESTED: '只有邮件和短信可以测试发送', DUE_INVALID: '发送时间最多提前一年',
    ENDS_TOO_EARLY: '优惠在发送前已结束', KIND_CHANGED: '同一代码的类型和渠道不能更改，请使用新代码', KIND_WRONG: '服务模板只能用于服务类通知，或发给指定会员', LINK_INVALID: '链接须为 https 地址',
    MISSING_VARIABLE: '缺少变量：模板用到的变量没有内容', NOT_SENT: '通道没有接收，请检查配置', OPT_OUT_MISSING: '营销模板的中英文内容都须含退订链接', TEMPLATE_REQUIRED: '启用前请选择模板',
    TEXT_NOT_PUBLISHED: '请先发布模板', VARIABLE_INVALID: '变量须有不重复的名称和示例值，最多 20 个',
  },
  words: {
    messageChannel: { EMAIL: '邮件', SMS: '短信', APP: '应用消息', WECOM: '企业微信' },
    messageKind: { SERVICE: '服务通知', MARKETING: '营销消息' },
    messagePriority: { SERVICE: '服务', BIRTHDAY: '生日', LIFE_EVENT: '人生大事', ABANDONED_HOLD: '未付提醒', CAMPAIGN: '活动', NEWSLETTER: '资讯' },
    messageState: {
      PLANNED: '待发送', SENDING: '发送中', SENT: '已发送', DELIVERED: '已到达', UNCERTAIN: '待核实', FAILED: '发送失败', REFUSED: '未发送', CANCELLED: '已取消',
    },
    messageReason: {
      CAP: '触达频次已满', NO_CONSENT: '未同意该渠道', OPTED_OUT: '已退订', OFFER_ENDED: '优惠已结束', DISPLACED: '被更高优先级占用', NO_CONTACT: '无联系方式', UNKNOWN_MEMBER: '会员已注销',
      CALLED_OFF: '计划已取消', SUPERSEDED: '已被新通知取代', MISSING_VARIABLE: '缺少变量', NO_GATEWAY: '未配置通道', GATEWAY_REFUSED: '通道拒绝', TRIES_SPENT: '重试用尽', ANSWER_LOST: '回执丢失',
    },
    messageTemplateState: { DRAFT: '草稿', PUBLISHED: '现行', REPLACED: '已替换' },
    messageAudience: { MEMBERS: '指定会员', SEGMENT: '分群', EVERYONE: '全部会员' },
    messagePlanState: { RUNNING: '规划中', DONE: '规划完成', CALLED_OFF: '已取消' },
    messageNotice: {
      POINTS_EXPIRING: '积分即将到期', TIER_GRACE: '等级保级提醒', BIRTHDAY: '生日', LIFE_EVENT: '人生大事', SERVICE_READY: '服务完成可取件', PROMISE_BROKEN: '承诺日期已过',
      APPOINTMENT_REMINDER: '预约提醒', REDEMPTION_EXPIRING: '兑换待领取',
    },
  },
};

export const en: typeof zh = {
  nav: { messagePlans: 'Messages to many', messages: 'Outbox', messageTemplates: 'Message texts', messageRules: 'Notices and figures' },
  outreach: {
    outbox: 'Outbox', message: 'Message', plan: 'Plan', template: 'Text', channel: 'Channel', kind: 'Kind', priority: 'Priority', reason: 'Why', notice: 'Notice',
    dueAt: 'Goes at', nextAt: 'Next try', endsAt: 'Offer ends', sentAt: 'Sent at', deliveredAt: 'Arrived at', readAt: 'Read at', followedAt: 'Followed at', optedOutAt: 'Left at',
    tries: 'Tries', said: 'The gateway says', arrived: 'It arrived', notArrived: 'It did not arrive',
    noteHint: 'The gateway’s answer was lost, and nobody sends it again. Say what you found.', noted: 'Noted',
    compose: 'Write to many', composeHint: 'Marketing goes to whoever agreed to the channel, within the cap and outside quiet hours. See how many first.',
    send: 'Send', composed: 'Planned', reach: '%{members} members, %{reachable} of whom may be written to (the cap not counted in)',
    reachLater: 'A segment is counted while it is planned', audience: 'Audience', segment: 'Segment', region: 'Region, by its code',
    regionHelp: 'Of everyone alone; empty: everywhere', cards: 'Card numbers', cardsHelp: 'Of named members alone; at most 100, with spaces or commas between',
    values: 'What its variables say', valuesHelp: 'A line each: variable = text', dueHelp: 'Empty: at once', planned: 'Planned', refused: 'Not planned', askedBy: 'By',
    preview: 'Preview', callOff: 'Call off', callOffHint: 'Whatever has not gone is taken back, and its slots are free again.', calledOff: 'Called off',
    write: 'Write a text', writeHint: '{{memberName}}, {{link}} and {{optOutLink}} are filled in by the house; marketing has {{optOutLink}}.', saveDraft: 'Save the draft',
    written: 'Draft saved', name: 'Name', subjectZh: 'Subject in Chinese', subjectEn: 'Subject in English', subjectHelp: 'Of e-mails alone', bodyZh: 'Text in Chinese',
    bodyEn: 'Text in English', variables: 'Variables', variablesHelp: 'A line each: variable = example', linkUrl: 'Where its link leads (https)', writtenBy: 'Written by',
    writtenAt: 'Written at', publishedAt: 'Published at', publish: 'Publish', publishHint: 'It replaces the version in force; notices go on with it, what is planned keeps its own.',
    published: 'Published', nextVersion: 'Next version', test: 'Try it out', testHint: 'With its examples, to your address, which is not kept.', tested: 'Sent to you',
    yourEmail: 'Your e-mail address', yourPhone: 'Your phone (+86…)', language: 'Language', chinese: 'Chinese', english: 'English', previewZh: 'In Chinese', previewEn: 'In English',
    figures: 'Last 30 days', sent: 'Sent', reached: 'People reached', read: 'Read', followed: 'Followed', optedOut: 'People who left', optOutPpm: 'Opt-out rate',
    rules: 'Notices', on: 'On', off: 'Off', enabled: 'On: this notice becomes a message', changedBy: 'Changed by', ruleHint: 'A text says no more than the notice tells.', ruleSet: 'Notice saved',
  },
  policies: { outreach: 'Outreach' },
  broken: {
    bodyZh: '1 to 5,000 characters', bodyEn: '1 to 5,000 characters', subjectZh: '1 to 200 characters, of an e-mail', subjectEn: '1 to 200 characters, of an e-mail',
    linkUrl: 'An https address', example: '1 to 200 characters', says: 'At most 500 characters',
  },
  codes: {
    ADDRESS_INVALID: 'An e-mail address, or a phone that begins with +', AUDIENCE_INVALID: 'Choose a segment, everyone, or named members',
    DAY_LIMIT: 'No more tests within 24 hours', CHANNEL_UNTESTED: 'Only e-mail and SMS are tried out', DUE_INVALID: 'At most a year ahead', ENDS_TOO_EARLY: 'What it offers is over before it goes',
    KIND_CHANGED: 'A code keeps its kind and channel: take another code', KIND_WRONG: 'A service text goes with notices of a service, or to named members',
    LINK_INVALID: 'A link is an https address', MISSING_VARIABLE: 'Something its text says is missing', NOT_SENT: 'The gateway did not take it',
    OPT_OUT_MISSING: 'Marketing has a way out in both languages', TEMPLATE_REQUIRED: 'Choose a text first', TEXT_NOT_PUBLISHED: 'Publish the text first',
    VARIABLE_INVALID: 'Variables have names of their own and examples, at most 20',
  },
  words: {
    messageChannel: { EMAIL: 'E-mail', SMS: 'SMS', APP: 'App', WECOM: 'WeCom' },
    messageKind: { SERVICE: 'Service', MARKETING: 'Marketing' },
    messagePriority: { SERVICE: 'Service', BIRTHDAY: 'Birthday', LIFE_EVENT: 'Day of a life', ABANDONED_HOLD: 'Abandoned hold', CAMPAIGN: 'Campaign', NEWSLETTER: 'News' },
    messageState: {
      PLANNED: 'Waits', SENDING: 'Being sent', SENT: 'Sent', DELIVERED: 'Arrived', UNCERTAIN: 'Uncertain', FAILED: 'Failed', REFUSED: 'Not sent', CANCELLED: 'Taken back',
    },
    messageReason: {
      CAP: 'The cap is reached', NO_CONSENT: 'No consent for this channel', OPTED_OUT: 'Left this channel', OFFER_ENDED: 'The offer is over',
      DISPLACED: 'Something that comes first took its slot', NO_CONTACT: 'No address', UNKNOWN_MEMBER: 'The member is gone', CALLED_OFF: 'The plan was called off',
      SUPERSEDED: 'Told anew', MISSING_VARIABLE: 'A variable is missing', NO_GATEWAY: 'No way out by this channel', GATEWAY_REFUSED: 'The gateway does not take it',
      TRIES_SPENT: 'The gateway was away at every try', ANSWER_LOST: 'The answer was lost',
    },
    messageTemplateState: { DRAFT: 'Draft', PUBLISHED: 'In force', REPLACED: 'Replaced' },
    messageAudience: { MEMBERS: 'Named members', SEGMENT: 'A segment', EVERYONE: 'Everyone' },
    messagePlanState: { RUNNING: 'Being planned', DONE: 'Planned', CALLED_OFF: 'Called off' },
    messageNotice: {
      POINTS_EXPIRING: 'Points expire', TIER_GRACE: 'Grace of a tier ends', BIRTHDAY: 'Birthday', LIFE_EVENT: 'Day of a life', SERVICE_READY: 'A piece is ready',
      PROMISE_BROKEN: 'A promised day is over', APPOINTMENT_REMINDER: 'Appointment', REDEMPTION_EXPIRING: 'Redemption to fetch',
    },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { outreach: typeof zh }
}
