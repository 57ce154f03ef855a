export const zh = {
  nav: { playfulFormats: '趣味玩法' },
  playfulFormats: {
    title: '趣味玩法', one: '玩法', create: '新建玩法', edit: '修改玩法', publish: '发布', end: '结束',
    publishHint: '发布后概率、奖品、题目与预算不能再修改。', endHint: '立即结束，以后不能恢复；已中奖品不变，已扣分的参与仍会开奖。',
    turnsADay: '每人每日次数', turnsPerMember: '每人总次数（可不填）', turnPrice: '每次消耗积分',
    budgetHelp: '不少于积分奖品全部发出所需的积分', prizes: '奖品', pieces: '卡片', prizeAt: '第 %{place} 项', addPrize: '增加一项',
    removePrize: '删除', sum: '概率合计 %{sum} / 1,000,000', setPrize: '集齐奖励', offer: '优惠活动', ppm: '概率（百万分之）',
    stock: '数量', stockHelp: '不填为不限；积分奖品必填，最后一项须不限', questions: '题目', answerPoints: '答对积分', tries: '每题可答次数',
    questionAt: '第 %{place} 题', textZh: '题目（中文）', textEn: '题目（英文）', choicesZh: '选项（中文，每行一个）',
    choicesEn: '选项（英文，每行一个）', right: '正确选项（第几项）', addQuestion: '增加一题', removeQuestion: '删除', question: '题目',
    choices: '选项', gives: '奖励', odds: '中奖概率', given: '已发出', days: '每日开奖', noDays: '发布后每天早上公布当日承诺值', day: '日期',
    turns: '参与次数', commitment: '承诺值', seed: '种子（次日公布）', draws: '开奖记录', entry: '参与者 · 当日第几次', ticket: '抽中号码',
    prize: '奖品', more: '下一页',
  },
  words: {
    formatKind: { WHEEL: '大转盘', COLLECT: '集卡', QUIZ: '问答' },
    formatState: { DRAFT: '草稿', OPEN: '已发布', ENDED: '已结束' },
    prizeKind: { POINTS: '积分', COUPON: '优惠券', PIECE: '卡片', NOTHING: '未中奖' },
  },
  broken: {
    answerPoints: '答对积分为 1 至 1,000,000', ppm: '概率为 1 至 1,000,000，合计 1,000,000', right: '正确选项为选项的序号',
    tries: '每题可答 1 至 10 次', turnPrice: '每次消耗积分为 0 至 1,000,000；问答不收积分', turnsADay: '每日次数为 1 至 1,000',
    turnsPerMember: '总次数为 1 至 10,000',
  },
  codes: { NOT_DRAFT: '已发布，不能再修改', FORMAT_CLOSED: '玩法已结束或已过截止时间',
    OFFER_UNUSABLE: '奖品的优惠活动未发布、已停发、到期早于玩法、不含该地区或无需领券' },
};

export const en: typeof zh = {
  nav: { playfulFormats: 'Playful formats' },
  playfulFormats: {
    title: 'Playful formats', one: 'Format', create: 'New format', edit: 'Change the format', publish: 'Publish', end: 'End',
    publishHint: 'Once published, odds, prizes, questions and budget cannot be changed.',
    endHint: 'It ends now and for ever; what was won stays, and paid turns are still drawn.',
    turnsADay: 'Turns a day and member', turnsPerMember: 'Turns of a member in all (may be left out)',
    turnPrice: 'Points a turn costs', budgetHelp: 'At least what all points of its prizes add up to', prizes: 'Prizes',
    pieces: 'Pieces', prizeAt: 'No. %{place}', addPrize: 'One more', removePrize: 'Remove',
    sum: 'Odds sum to %{sum} of 1,000,000', setPrize: 'Prize of a full set', offer: 'Coupon offer',
    ppm: 'Odds (parts per million)', stock: 'How many',
    stockHelp: 'Without end when left out; points need a number, the last one has none', questions: 'Questions',
    answerPoints: 'Points of a right answer', tries: 'Tries a question', questionAt: 'Question %{place}',
    textZh: 'Question in Chinese', textEn: 'Question in English', choicesZh: 'Choices in Chinese, one a line',
    choicesEn: 'Choices in English, one a line', right: 'Right choice (number)', addQuestion: 'One more question',
    removeQuestion: 'Remove', question: 'Question', choices: 'Choices', gives: 'Gives', odds: 'Odds', given: 'Given',
    days: 'Days', noDays: 'Each morning after it is published the day is promised', day: 'Day', turns: 'Turns',
    commitment: 'Commitment', seed: 'Seed (the next day)', draws: 'Draws', entry: 'Entry · count of the day',
    ticket: 'Ticket', prize: 'Prize', more: 'Next page',
  },
  words: {
    formatKind: { WHEEL: 'Wheel', COLLECT: 'Set', QUIZ: 'Quiz' },
    formatState: { DRAFT: 'Draft', OPEN: 'Published', ENDED: 'Ended' },
    prizeKind: { POINTS: 'Points', COUPON: 'Coupon', PIECE: 'Piece', NOTHING: 'Nothing' },
  },
  broken: {
    answerPoints: '1 to 1,000,000 points', ppm: '1 to 1,000,000, all of them together 1,000,000',
    right: 'The number of one of its choices', tries: '1 to 10 tries', turnPrice: '0 to 1,000,000 points; a quiz costs nothing',
    turnsADay: '1 to 1,000 a day', turnsPerMember: '1 to 10,000 in all',
  },
  codes: { NOT_DRAFT: 'It is published and cannot be changed', FORMAT_CLOSED: 'It has ended, or its last day is over',
    OFFER_UNUSABLE: 'The offer of a prize is not in use in its region until the last day, or needs no coupon' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { formats: typeof zh }
}
