export const zh = {
  nav: { appointments: '到店预约', dueCare: '待养护' },
  appointments: {
    title: '到店预约', day: '日期', span: '范围', oneDay: '当日', week: '一周', book: '新建预约', booked: '已预约', none: '没有预约',
    bookHint: '会员填卡号，散客填姓名。可预约时段按门店营业时间与余位列出。', who: '到店人', guest: '散客姓名', cardHelp: '会员卡号；散客留空', kind: '预约项目',
    at: '时间', slot: '时段', slotHelp: '先选项目；没有时段即已约满或不营业', left: '%{time}（余 %{left}）', note: '备注', via: '来源', done: '已登记',
    arrive: '到店登记', how: '登记方式', byHand: '人工登记', byCode: '会员码', move: '改期', cancel: '取消预约', cancelHint: '取消后名额立即释放。',
    finish: '完成接待', finishHint: '确认本次接待已完成。', desk: '服务与营业时间', deskHint: '未填写营业时段的星期不接待；已有预约不受影响，需改期或取消。',
    receives: '可预约项目', services: '提供的服务', hours: '营业时段', hoursHelp: '每行：星期 起-止 每半小时接待人数。例：1-5 10:00-21:30 2',
    closed: '休息日', closedHelp: '每行一天，例：2026-10-01', more: '仅显示前 100 条，请缩小范围。', noDesk: '还没有设置营业时间，会员无法预约。',
    choose: '请选择门店，查看当日预约。',
  },
  dueCare: {
    title: '待养护', from: '到期日从', until: '至', none: '这段时间没有到期的养护', piece: '商品', care: '养护项目', dueOn: '到期日', lastOn: '上次养护',
    everywhere: '全部门店', own: '下次养护',
  },
  words: {
    appointmentState: { BOOKED: '已预约', ARRIVED: '已到店', DONE: '已完成', CANCELLED: '已取消', NO_SHOW: '爽约' },
    appointmentVia: { MEMBER: '会员自助', CHANNEL: '渠道', STAFF: '门店' },
  },
  broken: {
    guest: '姓名为 1 至 100 字', appointmentKinds: '请选择规则中的预约项目', serviceKinds: '请选择规则中的服务项目',
    hours: '每行：星期 1-7 起-止（整点或半点）人数 1-50；同日时段不重叠，最多 28 段', closedOn: '每行一天，不重复，最多 100 天',
    weekday: '星期为 1 至 7',
  },
  codes: {
    SLOT_CLOSED: '该时段不接待，请另选', SLOT_NOT_YET: '该日期尚未开放预约', SLOT_FULL: '该时段已约满', OVERLAPS: '会员在该时间已有预约',
    GUEST_INVALID: '请填会员卡号或散客姓名', BY_TELEPHONE_ONLY: '多次爽约，仅限电话预约', HAS_BEGUN: '预约时间已到，请由门店处理',
    NOT_TODAY: '不是今天的预约，请先改期',
  },
};

export const en: typeof zh = {
  nav: { appointments: 'Appointments', dueCare: 'Care due' },
  appointments: {
    title: 'Appointments', day: 'Day', span: 'Show', oneDay: 'One day', week: 'A week', book: 'Book', booked: 'Booked',
    none: 'No appointments', bookHint: 'A member by its card, a guest by name. Times are those with places left.',
    who: 'Who comes', guest: 'Name of a guest', cardHelp: 'Card of the member; empty for guests', kind: 'For',
    at: 'Time',
    slot: 'Time', slotHelp: 'Choose what it is for first; no times: full or closed', left: '%{time} (%{left} left)',
    note: 'Note', via: 'Booked by', done: 'Noted', arrive: 'Arrived', how: 'By', byHand: 'The desk',
    byCode: 'The member’s code',
    move: 'Move', cancel: 'Call off', cancelHint: 'Its place is free at once.', finish: 'Done',
    finishHint: 'What it came for is done.', desk: 'Services and hours',
    deskHint: 'Days of the week without hours are closed; what is booked stays, to be moved or called off.',
    receives: 'Receives for', services: 'Services', hours: 'Hours',
    hoursHelp: 'A line each: weekdays from-until places in a half hour, as 1-5 10:00-21:30 2', closed: 'Closed days',
    closedHelp: 'A day a line, as 2026-10-01', more: 'The first 100 only: choose a shorter time.',
    noDesk: 'No hours yet: members cannot book.',
    choose: 'Choose an outlet to see who comes.',
  },
  dueCare: {
    title: 'Care due', from: 'Due from', until: 'Due until', none: 'Nothing is due in these days', piece: 'Piece', care: 'Care',
    dueOn: 'Due', lastOn: 'Last had', everywhere: 'All outlets', own: 'Next care',
  },
  words: {
    appointmentState: {
      BOOKED: 'Expected', ARRIVED: 'Here', DONE: 'Done', CANCELLED: 'Called off', NO_SHOW: 'Did not come',
    },
    appointmentVia: { MEMBER: 'The member', CHANNEL: 'A channel', STAFF: 'The store' },
  },
  broken: {
    guest: 'A name has 1 to 100 characters',
    appointmentKinds: 'Kinds of appointment of the rules', serviceKinds: 'Kinds of service of the rules',
    hours: 'A line each: weekdays 1-7, full or half hours, 1 to 50 places; none overlap, at most 28',
    closedOn: 'A day a line, each once, at most 100', weekday: 'Weekdays are 1 to 7',
  },
  codes: {
    SLOT_CLOSED: 'Nobody is received then: choose another time', SLOT_NOT_YET: 'That day is not open for booking yet',
    SLOT_FULL: 'There is no place left then', OVERLAPS: 'The member is expected somewhere at that time',
    GUEST_INVALID: 'A card, or the name of a guest', BY_TELEPHONE_ONLY: 'Missed too often: by telephone only',
    HAS_BEGUN: 'It has begun: the store changes it', NOT_TODAY: 'It is of another day: move it first',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    appointments: typeof zh;
  }
}
