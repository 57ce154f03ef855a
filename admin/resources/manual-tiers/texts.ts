export const zh = {
  nav: { manualTiers: '手工定级' },
  actions: { giveTier: '手工定级', writeOff: '核销待补扣' },
  manualTiers: {
    manualTiers: '手工定级', decideTitle: '审批手工定级', approved: '已批准，等级即刻生效', giveTitle: '手工定级',
    giveHint: '到期后按成长值恢复；成长值达到更高等级时以更高者为准。最高等级须第二人审批。', given: '等级已生效',
    until: '最后有效日', byHand: '手工', writeOffTitle: '核销待补扣积分',
    writeOffHint: '核销后不再追扣。超过 %{limit} 分须第二人审批。', writtenOff: '已核销',
  },
};

export const en: typeof zh = {
  nav: { manualTiers: 'Tiers by hand' },
  actions: { giveTier: 'Give a tier', writeOff: 'Write off debt' },
  manualTiers: {
    manualTiers: 'Tiers by hand', decideTitle: 'Review a tier given by hand', approved: 'Approved: the tier counts now',
    giveTitle: 'Give a tier by hand',
    giveHint: 'Afterwards the tier is what growth says; a higher one by growth counts meanwhile. The highest tier waits '
      + 'for a second person.',
    given: 'The tier counts now', until: 'Last day', byHand: 'By hand', writeOffTitle: 'Write off points owed',
    writeOffHint: 'Nobody owes them any more. Above %{limit} points a second person decides.', writtenOff: 'Written off',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { manualTiers: typeof zh }
}
