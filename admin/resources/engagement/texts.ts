export const zh = {
  nav: { tasks: '任务', referrals: '老带新', abuseCases: '风控复核' },
  tasks: {
    title: '任务', one: '任务', create: '新建任务', edit: '修改任务', created: '任务已新建', changed: '任务已保存', retire: '停用',
    retireTitle: '停用任务', retireHint: '立即停用，以后不能恢复；已发放的积分不变。', retired: '任务已停用', cadence: '频次', proof: '完成凭证',
    each: '每次积分', growth: '每次成长值', channels: '可上报渠道（费用承担方的渠道之外）', budget: '预算（积分）', spent: '已用 / 预算', cap: '每人上限（次；课程为课时数，必填）', funder: '费用承担方', startsAt: '开始',
    endsAt: '结束（可不填）', until: '结束', regions: '适用地区（不选为全部）', tiers: '适用等级（不选为全部）', forEver: '保存后不能修改', search: '名称或编号',
    times: '%{count} 次', none: '暂无可做的任务',
  },
  referrals: {
    title: '老带新', referrer: '推荐人', friend: '被推荐人', points: '双方各得积分', reason: '不予奖励原因', order: '达成订单',
    decidedAt: '达成或处理时间',
  },
  abuseCases: {
    title: '风控复核', score: '风险分', findings: '命中规则', held: '暂缓积分', openedAt: '命中时间', note: '处理说明', look: '第 %{count} 次复核',
    clear: '排除', confirm: '确认违规', reopen: '重新复核', clearHint: '暂缓的积分立即发放；本单此前扣回的积分重新发放。',
    confirmHint: '暂缓的积分全部扣回。填写起始时间时，此后获得的签到、任务与推荐积分一并扣回。', reopenHint: '由另一人重新复核，期间新得积分暂缓发放。',
    since: '扣回此后获得的积分（可不填）', cleared: '已排除，发放 %{count} 笔', confirmed: '已确认，扣回 %{count} 笔', reopened: '已重新复核',
    earnings: '%{where} 积分行为 %{found} 次（上限 %{limit} 次）', refunds: '%{where} 退货订单占 %{found}（上限 %{limit}）',
    devices: '%{where} 使用 %{found} 台设备（上限 %{limit} 台）', sharedDevice: '%{found} 位会员使用同一设备 %{where}（上限 %{limit} 位）',
    phoneChange: '更换手机号 %{found} 分钟后兑换（%{limit} 分钟内）', selfReferral: '推荐人与被推荐人为同一人',
  },
  engagement: {
    title: '签到与任务', checkIn: '签到', streak: '连续签到', days: '%{count} 天（%{day}）', never: '尚未签到', checkedIn: '签到成功，连续 %{count} 天',
    already: '今日已签到', referrals: '推荐好友', grants: '最近互动积分', tasks: '可做任务', checkInHint: '为会员完成今日签到。',
  },
  words: {
    taskState: { USED: '使用中', RETIRED: '已停用' },
    taskCadence: { ONCE: '一次性', DAILY: '每日', WEEKLY: '每周', EVENT: '每次' },
    taskProof: { CHANNEL: '渠道上报', PROFILE_COMPLETED: '完善资料', FIRST_ORDER: '首单完成', STORE_VISIT: '到店', LESSON: '课程完成' },
    engagementCause: { CHECK_IN: '签到', TASK: '任务', REFERRAL: '老带新', FORMAT: '趣味玩法', COURSE: '课程' },
    engagementGrantState: { PENDING: '复核中暂缓', GRANTED: '已发放', WITHDRAWN: '已扣回' },
    referralState: { PENDING: '待达成', KEPT: '已达成', REFUSED: '不予奖励', WITHDRAWN: '已扣回' },
    referralReason: {
      SAME_PHONE: '手机号相同', SAME_PERSON: '同一人', OVER_LIMIT: '超过年度上限', REFERRED_BEFORE: '已被推荐', RETURNED: '订单退货',
    },
    abuseCaseState: { OPEN: '待复核', CLEARED: '已排除', CONFIRMED: '已确认违规' },
  },
  broken: { capPerMember: '每人上限为 1 至 10,000 的整数', growth: '成长值为 0 至 1,000,000 的整数', since: '起始时间无效' },
  codes: {
    TASK_CLOSED: '任务未开始、已结束或已停用', CAP_REACHED: '该会员已达任务上限',
    BUDGET_SPENT: '任务预算已用完', DEED_TAKEN: '该凭证已奖励过', NOT_BY_CHANNEL: '该任务由系统自动判断',
    NOT_DECIDED: '该会员有待复核的单，先处理',
  },
};

export const en: typeof zh = {
  nav: { tasks: 'Tasks', referrals: 'Referrals', abuseCases: 'Abuse review' },
  tasks: {
    title: 'Tasks', one: 'Task', create: 'New task', edit: 'Change the task', created: 'The task is made',
    changed: 'The task is saved', retire: 'End', retireTitle: 'End the task',
    retireHint: 'It ends now and for ever; points that were given stay.', retired: 'The task has ended', cadence: 'How often',
    proof: 'Proof', each: 'Points each time', growth: 'Growth each time',
    channels: 'Channels that may tell it, besides those of who pays', budget: 'Budget (points)', spent: 'Given / budget',
    cap: 'At most per member (times; of a course how many lessons it has)', funder: 'Paid by', startsAt: 'From', endsAt: 'Until (may be left out)',
    until: 'Until',
    regions: 'Regions (none: all)', tiers: 'Tiers (none: all)', forEver: 'It cannot be changed later',
    search: 'Name or code', times: '%{count} times', none: 'Nothing to do now',
  },
  referrals: {
    title: 'Referrals', referrer: 'Referred by', friend: 'Friend', points: 'Points for each side', reason: 'Why nothing is given',
    order: 'Kept by', decidedAt: 'Kept or decided',
  },
  abuseCases: {
    title: 'Abuse review', score: 'Score', findings: 'What was found', held: 'Points held', openedAt: 'Found',
    note: 'Decision', look: 'look no. %{count}', clear: 'No abuse', confirm: 'Abuse', reopen: 'Look again',
    clearHint: 'What is held is granted now, and what this case took back is granted anew.',
    confirmHint: 'What is held is taken back. With a moment, what was earned from then on by check-ins, tasks and '
      + 'referrals, too.',
    reopenHint: 'Somebody else decides; meanwhile new points are held.', since: 'Take back what was earned since (may be left out)',
    cleared: 'Cleared, %{count} grants let go', confirmed: 'Confirmed, %{count} grants taken back', reopened: 'Open again',
    earnings: '%{found} earning events on %{where} (%{limit} allowed)',
    refunds: '%{found} of orders came back in %{where} (%{limit} allowed)', selfReferral: 'Referrer and friend are one person',
    devices: '%{found} devices in %{where} (%{limit} allowed)',
    sharedDevice: '%{found} members with one device, %{where} (%{limit} allowed)',
    phoneChange: 'Redeemed %{found} minutes after another phone was told (within %{limit})',
  },
  engagement: {
    title: 'Check-ins and tasks', checkIn: 'Check in', streak: 'Days in a row', days: '%{count} (%{day})', never: 'Never yet',
    checkedIn: 'Checked in, %{count} days in a row', already: 'Checked in today already', referrals: 'Friends referred',
    grants: 'Latest points', tasks: 'Open tasks', checkInHint: 'Checks the member in today.',
  },
  words: {
    taskState: { USED: 'In use', RETIRED: 'Ended' },
    taskCadence: { ONCE: 'Once', DAILY: 'Daily', WEEKLY: 'Weekly', EVENT: 'Each time' },
    taskProof: {
      CHANNEL: 'A channel says so', PROFILE_COMPLETED: 'Whole profile', FIRST_ORDER: 'First order kept', STORE_VISIT: 'Visit to a store',
      LESSON: 'Lesson of a course finished',
    },
    engagementCause: { CHECK_IN: 'Check-in', TASK: 'Task', REFERRAL: 'Referral', FORMAT: 'Playful format', COURSE: 'Course' },
    engagementGrantState: { PENDING: 'Held', GRANTED: 'Granted', WITHDRAWN: 'Taken back' },
    referralState: { PENDING: 'Pending', KEPT: 'Kept', REFUSED: 'Refused', WITHDRAWN: 'Taken back' },
    referralReason: {
      SAME_PHONE: 'Same phone', SAME_PERSON: 'One person', OVER_LIMIT: 'Over the limit of the year',
      REFERRED_BEFORE: 'Referred before', RETURNED: 'The sale came back',
    },
    abuseCaseState: { OPEN: 'To be reviewed', CLEARED: 'No abuse', CONFIRMED: 'Abuse' },
  },
  broken: { capPerMember: 'A whole number from 1 to 10,000', growth: 'A whole number from 0 to 1,000,000', since: 'Not a moment' },
  codes: {
    TASK_CLOSED: 'The task is not open now', 
    CAP_REACHED: 'The member was rewarded as often as the task allows', BUDGET_SPENT: 'The budget of the task is spent',
    DEED_TAKEN: 'This reference was rewarded already', NOT_BY_CHANNEL: 'The house sees this task by itself',
    NOT_DECIDED: 'A case of the member is open; decide that one first',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { engagement: typeof zh }
}
