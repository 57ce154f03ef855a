export const zh = {
  nav: { serviceTeam: '专属服务团队' },
  actions: { addServicePerson: '新增服务人员', handOver: '客户交接', assignServicePerson: '分配' },
  serviceTeam: {
    title: '专属服务团队', none: '还没有服务人员', name: '服务人员', account: '员工账号', accountHelp: '所选门店所属团队的在职账号；保存后不可更改',
    accountId: '员工账号编号', accountIdHelp: '在「我的账户」页可见；保存后不可更改', searchAccount: '按姓名查找员工',
    outlet: '所在门店', noOutlet: '不限门店', load: '服务人数', capacity: '最多服务人数', high: '其中高潜力', active: '可接新会员', left: '不再接新会员',
    activeField: '可接新会员；离职请取消勾选，再交接客户', edit: '修改服务人员', add: '新增服务人员', saved: '已保存', mine: '我服务的会员',
    handTitle: '客户交接：%{name}', handHint: '一次最多 %{most} 位；有剩余时可继续交接。', to: '交给', byLoad: '按负荷分给同店同事', moved: '已交接 %{moved} 位',
    movedLeft: '已交接 %{moved} 位，还剩 %{left} 位', would: '将交接 %{moved} 位，剩余 %{left} 位', takes: '%{name}：%{members} 位',
    served: '%{name}服务的会员', nobodyServed: '还没有服务的会员', section: '专属服务', nobody: '无专属服务人员', least: '%{outlet}：按负荷自动分配',
    assignTitle: '分配专属服务人员', assigned: '已分配', who: '服务人员', all: '全部', headOffice: '总部',
  },
  words: { serviceWay: { CHOSEN: '指定', LEAST_LOADED: '按负荷', HANDED_OVER: '交接' } },
  codes: {
    NOT_ACTIVE: '此人不再接新会员', NOT_AT_HOME: '加盟商的人员只服务归属于本加盟商的会员', FULL: '已达到最多服务人数',
    SERVED_ELSEWHERE: '会员由其他团队服务', STILL_SERVES: '仍有服务的会员，请先交接再换团队', OTHER_TEAM: '只能交给同一团队的同事',
  },
};

export const en: typeof zh = {
  nav: { serviceTeam: 'Service team' },
  actions: { addServicePerson: 'Add a person', handOver: 'Hand over', assignServicePerson: 'Assign' },
  serviceTeam: {
    title: 'Service team', none: 'Nobody yet', name: 'Person', account: 'Account',
    accountHelp: 'An open account of the team of that outlet; it stays for ever', accountId: 'Id of the account',
    accountIdHelp: 'It stands on the page "My account"; it stays for ever', searchAccount: 'Find by name', outlet: 'Outlet', noOutlet: 'Any outlet',
    load: 'Serves', capacity: 'Serves at most', high: 'Of high potential', active: 'Takes members',
    left: 'Takes nobody new', activeField: 'Takes new members; untick when somebody leaves, then hand over',
    edit: 'Change a person', add: 'Add a person', saved: 'Saved', mine: 'My members',
    handTitle: 'Hand over: %{name}', handHint: '%{most} at a time at most; go on while some are left.', to: 'To',
    byLoad: 'Colleagues of the outlet, by load', moved: '%{moved} handed over',
    movedLeft: '%{moved} handed over, %{left} left', would: '%{moved} would go, %{left} stay',
    takes: '%{name}: %{members}', served: 'Members served by %{name}', nobodyServed: 'Serves nobody yet',
    section: 'Service', nobody: 'Nobody in particular', least: '%{outlet}: the least loaded', assignTitle: 'Who serves the member',
    assigned: 'Assigned', who: 'Person', all: 'All', headOffice: 'Head office',
  },
  words: { serviceWay: { CHOSEN: 'chosen', LEAST_LOADED: 'by load', HANDED_OVER: 'handed over' } },
  codes: {
    NOT_ACTIVE: 'This person takes nobody new', NOT_AT_HOME: 'People of a franchise serve its own members only',
    FULL: 'No room left', SERVED_ELSEWHERE: 'Somebody of another team serves the member',
    STILL_SERVES: 'Hand over the members first', OTHER_TEAM: 'Only colleagues of the same team',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { serviceTeam: typeof zh }
}
