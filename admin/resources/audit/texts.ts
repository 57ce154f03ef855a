import { en as commandEn, zh as commandZh } from './command-words.ts';

export const zh = {
  nav: { audit: '操作记录' },
  audit: {
    title: '操作记录', who: '谁', what: '做了什么', changes: '变更', why: '原因', from: '自', until: '至', ask: '查询',
    allRooms: '全部', allCommands: '全部', missing: '以下部分没有应答，其记录不在此列：%{rooms}',
  },
  fields: { room: '部分', command: '操作', actorId: '操作人编号', subjectId: '对象编号', requestId: '请求编号' },
  words: {
    auditReason: { REATTRIBUTED: '归属变更后重算', TIME_UP: '到期' },
    room: {
      members: '会员', loyalty: '积分与等级', catalog: '商品', orders: '订单', campaigns: '直播', franchises: '加盟',
      insights: '会员洞察', rewards: '权益与兑换', engagement: '任务与互动', plans: '增值计划', service: '售后服务', tradeins: '以旧换新', outreach: '触达', identity: '账号',
    },
    actorKind: { operator: '总部', tenant: '加盟商', channel: '渠道', person: '会员', service: '系统' },
    command: commandZh,
  },
};

export const en: typeof zh = {
  nav: { audit: 'Audit trail' },
  audit: {
    title: 'Audit trail', who: 'Who', what: 'What', changes: 'Changes', why: 'Why', from: 'From',
    until: 'Until', ask: 'Ask', allRooms: 'All', allCommands: 'All',
    missing: 'These did not answer; their records are missing here: %{rooms}',
  },
  fields: {
    room: 'Room', command: 'Command', actorId: 'Actor id', subjectId: 'Subject id',
    requestId: 'Request id',
  },
  words: {
    auditReason: { REATTRIBUTED: 'Reckoned anew after a change of attribution', TIME_UP: 'Its time was up' },
    room: {
      members: 'Members', loyalty: 'Loyalty', catalog: 'Catalog', orders: 'Orders',
      campaigns: 'Campaigns', franchises: 'Franchises', insights: 'Insights', rewards: 'Rewards', engagement: 'Engagement', plans: 'Gold plans', service: 'Service', tradeins: 'Trade-ins', outreach: 'Outreach', identity: 'Accounts',
    },
    actorKind: {
      operator: 'Head office', tenant: 'Franchise', channel: 'Channel', person: 'Member',
      service: 'System',
    },
    command: commandEn,
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { audit: typeof zh }
}
