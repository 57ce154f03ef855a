export const zh = {
  nav: { storeRanking: '优秀门店' },
  storeRanking: {
    title: '优秀门店排名', formula: '得分 = 复购率 40% + 入会率 20% + 投诉 48 小时处理率 20% + 资料完整度 20%', quarter: '季度', none: '还没有评分',
    place: '名次', score: '得分', excellent: '优秀', repurchase: '复购率', enrolment: '入会率', complaints: '投诉处理', data: '资料完整度',
    history: '历次', then: '%{quarter} %{score} 分（第 %{place}）', facts: '评分明细', nothing: '没有明细，或您无权查看', what: '对象', counted: '达标',
    complaint: '投诉', tooFew: '少于 5 人不显示',
  },
};

export const en: typeof zh = {
  nav: { storeRanking: 'Excellent stores' },
  storeRanking: {
    title: 'Excellent stores',
    formula: 'Score = 40% repurchase + 20% enrolment + 20% complaints in 48 hours + 20% data quality',
    quarter: 'Quarter', none: 'Nothing was scored yet', place: 'Place', score: 'Score', excellent: 'Excellent',
    repurchase: 'Repurchase', enrolment: 'Enrolment', complaints: 'Complaints', data: 'Data quality',
    history: 'Before', then: '%{quarter}: %{score} (place %{place})', facts: 'What was counted',
    nothing: 'Nothing, or nothing you may see', what: 'What', counted: 'As it should be', complaint: 'Complaint',
    tooFew: 'Of fewer than 5 not shown',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { storeRanking: typeof zh }
}
