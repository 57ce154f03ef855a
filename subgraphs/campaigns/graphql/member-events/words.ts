import { registerEnumType } from 'type-graphql';

export const MemberEventKind = {
  TASTING: 'tasting', POP_UP: 'pop_up', DESIGNER: 'designer', CO_CREATION: 'co_creation', LAUNCH: 'launch',
  PRIVATE_SALE: 'private_sale', CAMP: 'camp', EXHIBITION: 'exhibition', COURSE: 'course', PARTY: 'party',
} as const;
registerEnumType(MemberEventKind, {
  name: 'MemberEventKind', description: 'What kind of event 活动类型.',
  valuesConfig: {
    TASTING: { description: 'Tasting of jewelry 品鉴会.' },
    POP_UP: { description: 'Pop-up store with a showcase for points 会员日快闪店.' },
    DESIGNER: { description: 'Meeting a designer 设计师见面会.' },
    CO_CREATION: { description: 'Members and designers make a piece 会员共创.' },
    LAUNCH: { description: 'New pieces first 新品发布.' },
    PRIVATE_SALE: { description: 'A sale for members 会员内购会.' },
    CAMP: { description: 'Study camp for members’ children 会员子女研学营.' },
    EXHIBITION: { description: 'Exhibition 展览.' },
    COURSE: { description: 'A course on site 线下课程.' },
    PARTY: { description: 'A private party 私享会.' },
  },
});

export const MemberEventStanding = {
  ANNOUNCED: 'announced', OPEN: 'open', RUNNING: 'running', OVER: 'over', CANCELLED: 'cancelled',
} as const;
registerEnumType(MemberEventStanding, {
  name: 'MemberEventStanding', description: 'How an event 会员活动 stands.',
  valuesConfig: {
    ANNOUNCED: { description: 'Booking has not opened for anybody 未开放预订.' },
    OPEN: { description: 'Booking is open, for lower tiers a little later 可预订.' },
    RUNNING: { description: 'It has begun 进行中.' },
    OVER: { description: 'It is over 已结束.' },
    CANCELLED: { description: 'It was called off 已取消.' },
  },
});

export const EventPlaceState = {
  BOOKED: 'booked', OFFERED: 'offered', WAITING: 'waiting', GIVEN_BACK: 'given_back', LAPSED: 'lapsed',
  ATTENDED: 'attended', MISSED: 'missed', CANCELLED: 'cancelled',
} as const;
registerEnumType(EventPlaceState, {
  name: 'EventPlaceState', description: 'How a place 活动名额 stands.',
  valuesConfig: {
    BOOKED: { description: 'It is kept 已预订.' },
    OFFERED: { description: 'It came free and is the member’s until offerEndsAt, when it says so 待确认.' },
    WAITING: { description: 'In the line 候补中.' },
    GIVEN_BACK: { description: 'Given back, or not taken when it was offered 已退还.' },
    LAPSED: { description: 'Not answered in time, or it never was its turn 已失效.' },
    ATTENDED: { description: 'It has come 已签到.' },
    MISSED: { description: 'It did not come 未到场.' },
    CANCELLED: { description: 'The event was called off 活动取消.' },
  },
});
