export const zh = {
  nav: { deadLetters: '同步异常' },
  actions: { replay: '重新推送', replayAll: '全部重新推送' },
  deadLetters: {
    deadLetters: '同步异常', replayed: '已重新推送 %{count} 个事件', noDead: '没有同步异常', waitingEvents: '等待处理的事件',
  },
  fields: {
    event: '事件', subscriber: '接收方', publisher: '来源方', attempts: '尝试次数', error: '错误', failedAt: '失败时间',
    waitsFor: '等待',
  },
  words: { waitsFor: { PRECONDITION: '等待前置事件', NEXT_TRY: '等待重试', SUBSCRIBER: '接收方未连接' } },
};

export const en: typeof zh = {
  nav: { deadLetters: 'Dead letters' },
  actions: { replay: 'Replay', replayAll: 'Replay all' },
  deadLetters: {
    deadLetters: 'Dead letters', replayed: '%{count} event replayed |||| %{count} events replayed',
    noDead: 'Every event was delivered', waitingEvents: 'Events that wait',
  },
  fields: {
    event: 'Event', subscriber: 'Subscriber', publisher: 'Publisher', attempts: 'Attempts',
    error: 'Error', failedAt: 'Failed', waitsFor: 'Waits for',
  },
  words: {
    waitsFor: {
      PRECONDITION: 'Another event first', NEXT_TRY: 'Next try', SUBSCRIBER: 'Subscriber is away',
    },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { deadLetters: typeof zh }
}
