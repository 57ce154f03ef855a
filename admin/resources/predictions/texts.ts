export const zh = {
  nav: { predictions: '消费预测' },
  predictions: {
    title: '消费预测', refit: '重新拟合', running: '正在拟合第 %{version} 版', notStarted: '未能开始拟合，请稍后再试', never: '尚未拟合，每月 1 日自动进行',
    fit: '最近拟合', fitVersion: '拟合版本', version: '第 %{version} 版 · 截至 %{day}', customers: '有消费会员', repeaters: '复购会员', state: '结果',
    midAbove: '中潜力起点', highAbove: '高潜力起点', model: '模型参数', purchases: '购买模型（按周）', values: '金额模型', intervals: '按用途周期（天）',
    backTest: '回测', backTestHint: '两个模型看到 %{day} 为止的消费，预测之后的购买次数；%{members} 位会员',
    actual: '实际', explained: '可解释模型', statistical: '统计模型', predicted: '购买次数', error: '每位会员误差（次）：平均绝对误差 · 均方根误差', byVersion: '历次误差',
    noErrors: '暂无可回测的数据',
    expectedDays: '预计日期与实际', due: '窗口已结束', returned: '其中已回购', inWindow: '其中窗口内回购', daysOff: '平均偏差（天）',
    share: '买过 %{count} 次：兑现率', shareOfMost: '买过 %{count} 次及以上：兑现率', shareOf: '预计 %{expected} 次，实际 %{came} 次',
    expectedDaysHint: '可解释模型只给出回购日期，不判断是否回购；上图按前一期兑现率折算',
    warnings: '流失预警', warningsHint: '每小时更新；按累计净消费从高到低', reasons: '原因', reason: '原因',
    told: '会员自述原因', alive: '活跃概率', lastPurchase: '最近购买', windowUntil: '周期截止', potential: '潜力', expectedValue: '24 个月预计消费',
    net: '累计净消费', all: '全部', more: '显示更多', count: '共 %{count} 位', countMore: '超过 %{count} 位', noWarnings: '没有预警',
    expected: '若回购，预计日期', window: '窗口 %{from} 至 %{until}', basis: '依据', interval: '周期 %{days} 天', gaps: '购买间隔', orders: '预计购买次数',
    value: '预计消费', months: '未来 %{months} 个月', care: '维护建议', none: '没有预测', missing: '统计模型没有结论：%{why}',
    noPurchase: '没有有效消费，无法预测', fittedBy: '第 %{version} 版拟合', caution: '可能流失：%{why}',
    recommended: '推荐款式', score: '推荐分 %{score}', between: '；', because: '%{said}（已购 %{product}）', careDue: '保养提醒',
    dueOn: '%{day} 到期', wasDue: '已于 %{day} 到期', quality: '推荐命中率', modelVersion: '推荐模型', hitRate: '推荐前 10 款命中', popularRate: '热销前 10 款命中',
    tested: '测试会员', popularTimes: '热销权重倍数', heldOut: '回测区间', noQuality: '尚未测算，每晚自动进行',
    qualityHint: '只看截止日前的消费推荐 10 款，看会员其后买到的新款是否在内；与热销前 10 款对比。一半会员用来学习热销应占多大权重，另一半用来测算',
  },
  words: {
    potential: { HIGH: '高潜力', MID: '中潜力', LOW: '低潜力' },
    churnWarningReason: { UNLIKELY_ALIVE: '活跃概率低', WINDOW_PASSED: '已过购买周期', ORDER_RETURNED: '近期整单退货' },
    fitState: { FITTED: '已拟合', NOT_ENOUGH_DATA: '数据不足', NOT_CONVERGED: '未收敛' },
    predictionBasis: { OWN: '自身购买周期', PRODUCT_CLASS: '按用途周期', HOUSE: '默认天数' },
    predictionMissing: {
      NO_PURCHASE: '没有有效消费', NO_FIT: '尚未拟合', NOT_ENOUGH_DATA: '复购会员太少', NOT_CONVERGED: '拟合未收敛',
    },
    careSuggestion: {
      PERSONAL_CONSULTANT: '专属顾问', INVESTMENT_ADVICE: '珠宝投资建议', STYLE_CHANGE_SUBSIDY: '换款补贴',
      VALUE_RETENTION_GOODS: '高保值款', CARE_COUPONS: '保养券', CLEANING_COUPONS: '清洗券',
    },
    recommendationReasonKind: {
      CO_PURCHASE: '同购', SAME_SERIES: '同系列', COMPLEMENT: '搭配', PREFERENCE: '偏好', PRICE_BAND: '常购价位', POPULAR: '热销',
    },
    careWork: { SETTING_CHECK: '镶口检查与清洗', CLEANING: '清洗抛光' },
    boughtFor: { WEDDING: '婚庆', INVESTMENT: '投资', DAILY: '日常', BABY: '宝宝金饰' },
  },
};

export const en: typeof zh = {
  nav: { predictions: 'Predictions' },
  predictions: {
    title: 'Next purchase', refit: 'Fit anew', running: 'Fitting version %{version}',
    notStarted: 'The fit did not begin; try again later', never: 'Not fitted yet; done on the first of each month',
    fit: 'Newest fit', fitVersion: 'Fit', version: 'Version %{version} · up to %{day}', customers: 'Members who bought', repeaters: 'Bought again',
    state: 'Result', midAbove: 'Mid potential above', highAbove: 'High potential above', model: 'Parameters',
    purchases: 'Purchases (weeks)', values: 'Values', intervals: 'Usual intervals (days)', backTest: 'Back-test',
    backTestHint: 'Both models saw purchases up to %{day} and were asked for those since; %{members} members',
    actual: 'Came', explained: 'Explainable', statistical: 'Statistical', predicted: 'Purchases',
    error: 'Error per member, in purchases: mean absolute · root mean square', byVersion: 'Errors of each fit', noErrors: 'Nothing to test against yet',
    expectedDays: 'Expected days and what came', due: 'Window over', returned: 'Of these, bought again',
    inWindow: 'Of these, inside the window', daysOff: 'Mean days off',
    share: 'Bought %{count}: days that came', shareOfMost: 'Bought %{count} or more: days that came',
    shareOf: '%{came} of %{expected} expected',
    expectedDaysHint: 'The explainable model says when, not whether. Above, each expected day counts for as much as came'
      + ' of such days in the time before.',
    warnings: 'Churn warnings', warningsHint: 'Worked out each hour; those who bought for most first', reasons: 'Why',
    reason: 'Reason', told: 'Told', alive: 'Still alive', lastPurchase: 'Last purchase', windowUntil: 'Window ended', potential: 'Potential',
    expectedValue: 'Expected in 24 months', net: 'Net value of all', all: 'All', more: 'Show more', count: '%{count} member |||| %{count} members',
    countMore: 'More than %{count} members', noWarnings: 'Nobody to warn of', expected: 'If they come again, on',
    window: 'Window %{from} to %{until}', basis: 'By', interval: '%{days} days', gaps: 'Days between', orders: 'Purchases expected',
    value: 'Value expected', months: 'In %{months} months', care: 'Suggested care', none: 'No prediction',
    missing: 'The statistical model says nothing: %{why}', noPurchase: 'Nothing was bought that was kept',
    fittedBy: 'Fit version %{version}', caution: 'May not come again: %{why}',
    recommended: 'Pieces to show', score: 'score %{score}', between: '; ', because: '%{said} (has %{product})',
    careDue: 'To be looked after', dueOn: 'due %{day}', wasDue: 'was due %{day}', quality: 'Recommendations: hit rate',
    modelVersion: 'Model', hitRate: 'Ten recommended', popularRate: 'Ten most bought', tested: 'Members tested', popularTimes: 'Popularity counts',
    heldOut: 'Held out', noQuality: 'Not measured yet; done each night',
    qualityHint: 'Ten pieces recommended by what was bought until the cut: did the member buy one of them since? '
      + 'Beside the ten most bought. One half of the members teaches how much popularity counts, the other is tested.',
  },
  words: {
    potential: { HIGH: 'High potential', MID: 'Mid potential', LOW: 'Low potential' },
    churnWarningReason: { UNLIKELY_ALIVE: 'Unlikely alive', WINDOW_PASSED: 'Own window passed', ORDER_RETURNED: 'Order returned' },
    fitState: { FITTED: 'Fitted', NOT_ENOUGH_DATA: 'Not enough data', NOT_CONVERGED: 'Not converged' },
    predictionBasis: { OWN: 'Own rhythm', PRODUCT_CLASS: 'What was bought last', HOUSE: 'Number of the house' },
    predictionMissing: {
      NO_PURCHASE: 'nothing was bought that was kept', NO_FIT: 'not fitted yet', NOT_ENOUGH_DATA: 'too few bought again',
      NOT_CONVERGED: 'the fit came to no end',
    },
    careSuggestion: {
      PERSONAL_CONSULTANT: 'Personal consultant', INVESTMENT_ADVICE: 'Investment advice',
      STYLE_CHANGE_SUBSIDY: 'Style-change subsidy', VALUE_RETENTION_GOODS: 'Goods that keep value',
      CARE_COUPONS: 'Care coupons', CLEANING_COUPONS: 'Cleaning coupons',
    },
    recommendationReasonKind: {
      CO_PURCHASE: 'Bought together', SAME_SERIES: 'Same series', COMPLEMENT: 'Goes with it', PREFERENCE: 'Preference',
      PRICE_BAND: 'Usual price', POPULAR: 'Popular',
    },
    careWork: { SETTING_CHECK: 'Setting checked and cleaned', CLEANING: 'Cleaned and polished' },
    boughtFor: { WEDDING: 'Wedding', INVESTMENT: 'Investment', DAILY: 'Daily', BABY: 'Baby gold' },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { predictions: typeof zh }
}
