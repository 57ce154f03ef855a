export const zh = {
  nav: { memberEvents: '会员活动' },
  memberEvents: {
    title: '会员活动', one: '会员活动', plan: '新建活动', planned: '活动已建立', kind: '类型', about: '活动介绍', address: '地址',
    addressHelp: '不在门店举办时填写', opensAt: '开放预订', delays: '各等级晚开放（小时）', delaysHelp: '自最低等级起，例：72, 24；留空即同时开放',
    places: '名额', placesLeft: '余位', waiting: '候补', waitlistLimit: '候补上限', mostSeats: '每单最多人数', change: '修改活动',
    changed: '活动已保存', callOff: '取消活动', callOffHint: '所有名额与候补都会取消，会员会看到原因。', calledOff: '活动已取消', reason: '取消原因',
    bookings: '报名名单', none: '还没有报名', who: '会员', seats: '人数', number: '候补号', bookedAt: '报名时间', arrived: '签到',
    book: '代为报名', booked: '已报名', bookHint: '名额已满时进入候补；按会员等级分级开放。', cardHelp: '会员卡号', checkIn: '签到', how: '方式',
    byHand: '名单核对', byCode: '会员码', done: '已登记', take: '确认名额', giveBack: '退还名额', giveBackHint: '名额会让给下一位候补。',
    offerUntil: '保留至', word: '评价', upcoming: '即将举办', allEvents: '全部',
  },
  words: {
    eventKind: {
      TASTING: '品鉴会', POP_UP: '会员日快闪店', DESIGNER: '设计师见面会', CO_CREATION: '会员共创', LAUNCH: '新品发布',
      PRIVATE_SALE: '会员内购会', CAMP: '会员子女研学营', EXHIBITION: '展览', COURSE: '线下课程', PARTY: '私享会',
    },
    eventStanding: { ANNOUNCED: '未开放预订', OPEN: '可预订', RUNNING: '进行中', OVER: '已结束', CANCELLED: '已取消' },
    eventPlace: {
      BOOKED: '已预订', OFFERED: '待确认', WAITING: '候补中', GIVEN_BACK: '已退还', LAPSED: '已失效', ATTENDED: '已签到',
      MISSED: '未到场', CANCELLED: '活动取消',
    },
  },
  codes: {
    EVENT_OVER: '活动已开始、已结束或已取消', PLACES_TAKEN: '名额不能少于已占用的人数', ALREADY_BOOKED: '该会员已报名或在候补中',
    EVENT_FULL: '名额与候补均已满', NO_OFFER: '没有待确认的名额', TOO_LATE_TO_GIVE_BACK: '活动前一日起不能退还名额',
    NOT_OPEN_YET: '该等级尚未开放',
  },
};

export const en: typeof zh = {
  nav: { memberEvents: 'Events' },
  memberEvents: {
    title: 'Events for members', one: 'Event', plan: 'New event', planned: 'Event announced', kind: 'Kind',
      about: 'About',
    address: 'Address', addressHelp: 'Where it is not at the outlet', opensAt: 'Booking opens',
    delays: 'Later by tier (hours)', delaysHelp: 'From the lowest tier, for example 72, 24; empty: for all at once',
    places: 'Places', placesLeft: 'Left', waiting: 'Waiting', waitlistLimit: 'Most who wait',
      mostSeats: 'Most seats a booking',
    change: 'Change event', changed: 'Event saved', callOff: 'Call off',
    callOffHint: 'All places and the line end; members read why.', calledOff: 'Event called off', reason: 'Why',
    bookings: 'Bookings', none: 'No bookings yet', who: 'Member', seats: 'Seats', number: 'Number', bookedAt: 'Booked',
    arrived: 'Came', book: 'Book for a member', booked: 'Booked',
    bookHint: 'When all places are taken it is a number in the line; it opens by tier.', cardHelp: 'Card number',
    checkIn: 'Check in', how: 'How', byHand: 'By the list', byCode: 'By member code', done: 'Noted',
      take: 'Take the place',
    giveBack: 'Give back', giveBackHint: 'The place goes to the next in the line.', offerUntil: 'Kept until',
      word: 'Their word',
    upcoming: 'Upcoming', allEvents: 'All',
  },
  words: {
    eventKind: {
      TASTING: 'Tasting', POP_UP: 'Pop-up store', DESIGNER: 'Meet the designer', CO_CREATION: 'Co-creation',
        LAUNCH: 'Launch',
      PRIVATE_SALE: 'Private sale', CAMP: 'Study camp', EXHIBITION: 'Exhibition', COURSE: 'Course',
        PARTY: 'Private party',
    },
    eventStanding: { ANNOUNCED: 'Not open yet', OPEN: 'Open', RUNNING: 'Running', OVER: 'Over',
      CANCELLED: 'Called off' },
    eventPlace: {
      BOOKED: 'Booked', OFFERED: 'Offered', WAITING: 'Waiting', GIVEN_BACK: 'Given back', LAPSED: 'Lapsed',
        ATTENDED: 'Came',
      MISSED: 'Did not come', CANCELLED: 'Called off',
    },
  },
  codes: {
    EVENT_OVER: 'The event has begun, is over or was called off', PLACES_TAKEN: 'More places are taken already',
    ALREADY_BOOKED: 'The member has a place or waits already', EVENT_FULL: 'All places are taken, and the line is full',
    NO_OFFER: 'No place is offered', TOO_LATE_TO_GIVE_BACK: 'Places are given back until the day before',
    NOT_OPEN_YET: 'Not open for this tier yet',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { memberEvents: typeof zh }
}
