export const zh = {
  nav: { storeDay: '门店今日' },
  storeDay: {
    title: '门店今日', noStore: '没有可查看的门店', today: '今日', sold: '净销售额', orders: '%{count} 单', score: '上季得分',
    placeIn: '%{quarter} 第 %{place} 名', appointments: '今日预约', all: '预约日历', nobodyComes: '今天没有预约', contacts: '该联系的会员', nobody: '没有需要联系的会员',
    why: '原因', lifeOn: '%{event} %{on}', careOn: '%{care}到期 %{on}', complaints: '待处理投诉', noComplaints: '没有待处理的投诉', what: '事项', due: '时限',
    claims: '待发放兑换', handOut: '去核销', noClaims: '没有待发放的兑换', until: '有效期',
  },
};

export const en: typeof zh = {
  nav: { storeDay: 'Store today' },
  storeDay: {
    title: 'Store today', noStore: 'There is no store you may see', today: 'Today', sold: 'Net sales',
    orders: '%{count} orders', score: 'Score of the last quarter', placeIn: '%{quarter}, place %{place}',
    appointments: 'Appointments today', all: 'Calendar', nobodyComes: 'Nobody has an appointment today',
    contacts: 'Members to contact', nobody: 'Nobody is due', why: 'Why', lifeOn: '%{event} on %{on}',
    careOn: '%{care} due on %{on}', complaints: 'Complaints', noComplaints: 'No complaint waits', what: 'What',
    due: 'Due', claims: 'To hand out', handOut: 'Counter', noClaims: 'Nothing is to be handed out', until: 'Until',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { storeDay: typeof zh }
}
