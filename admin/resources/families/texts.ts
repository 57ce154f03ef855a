export const zh = {
  actions: { addRelation: '登记亲属', agreeRelation: '同意', endRelation: '解除' },
  families: {
    tab: '家庭', none: '尚未登记亲属', kind: '对方是会员的', other: '亲属', card: '对方卡号', source: '表示同意的地点或方式',
    guardian: '监护人姓名（未满 14 岁须填）', since: '日期', asked: '待本会员同意', waits: '待对方同意', addTitle: '登记亲属关系',
    added: '已登记，等待对方同意', stands: '双方已同意，关系成立', agreeTitle: '代为登记同意', agreed: '关系已成立', endTitle: '解除亲属关系',
    endHint: '解除与“%{who}”的关系。任何一方都可以解除，记录保留。', ended: '已解除', unseen: '您无权查看的会员', gone: '已注销的会员',
    addHint: '本会员已同意后再登记。对方也同意后关系才成立。',
    notice: '我同意登记与对方的亲属关系，用于家庭礼遇与传承权益。对方只能看到我的姓氏，看不到我的联系方式、积分与消费。我可以随时解除。',
  },
  words: {
    relationKind: { PARENT: '父母', CHILD: '子女', SPOUSE: '配偶' },
    relationState: { PROPOSED: '待同意', STANDING: '已成立', ENDED: '已解除' },
    relationEnd: { WITHDRAWN: '撤回', DECLINED: '未同意', MERGED: '两位会员已合并', ERASED: '对方已注销' },
    consentSource: { STORE: '门店', PHONE: '电话', PAPER: '书面', WEB: '网店', APP: '应用', MINI_PROGRAM: '小程序' },
  },
  codes: {
    SELF_RELATED: '不能与自己登记亲属', RELATED_OTHERWISE: '两人之间已有另一种关系', ANCESTRY_CYCLE: '辈分循环：有人会成为自己的长辈',
    SPOUSE_EXISTS: '其中一人已有配偶', AGE_CONTRADICTS: '父母须比子女年长；未满 14 岁不能登记为配偶', RELATION_ENDED: '关系已解除，可重新登记',
    GUARDIAN_REQUIRED: '未满 14 岁，须由监护人同意并填写姓名', GUARDIAN_INVALID: '姓名最多 80 字',
    TEXT_VERSION_INVALID: '告知文本版本无效，或尚未发布', TEXT_HASH_INVALID: '告知文本校验不符', TEXT_UNKNOWN: '没有这个版本的告知文本',
  },
};

export const en: typeof zh = {
  actions: { addRelation: 'Add a relative', agreeRelation: 'Agree', endRelation: 'End' },
  families: {
    tab: 'Family', none: 'No relatives yet', kind: 'The other is the member\'s', other: 'Relative',
    card: 'Card of the other', source: 'Where or how it was agreed', guardian: 'Guardian (needed under 14)', since: 'Date',
    asked: 'This member is asked', waits: 'The other is asked', addTitle: 'Add a relative',
    added: 'Kept; the other is asked', stands: 'Both agree: it stands', agreeTitle: 'Record a yes',
    agreed: 'The relation stands', endTitle: 'End a relation',
    endHint: 'Ends the relation to "%{who}". Either side may; it stays in the history.', ended: 'Ended',
    unseen: 'A member you may not see', gone: 'A member who was erased',
    addHint: 'The member has agreed before you add it. It stands once the other agrees, too.',
    notice: 'I agree that my relation to the other is kept, for family benefits and heirlooms. The other sees my family '
      + 'name only, not my contact details, points or purchases. I may end it at any time.',
  },
  words: {
    relationKind: { PARENT: 'Parent', CHILD: 'Child', SPOUSE: 'Spouse' },
    relationState: { PROPOSED: 'Waits', STANDING: 'Stands', ENDED: 'Ended' },
    relationEnd: {
      WITHDRAWN: 'taken back', DECLINED: 'not agreed', MERGED: 'the two are one member', ERASED: 'the other was erased',
    },
    consentSource: {
      STORE: 'Store', PHONE: 'Telephone', PAPER: 'Paper', WEB: 'Web shop', APP: 'App', MINI_PROGRAM: 'Mini-program',
    },
  },
  codes: {
    SELF_RELATED: 'A member is not related to itself', RELATED_OTHERWISE: 'The two are something else to each other',
    ANCESTRY_CYCLE: 'Somebody would be an ancestor of itself', SPOUSE_EXISTS: 'One of them has a spouse',
    AGE_CONTRADICTS: 'A parent is older than the child; nobody under 14 is a spouse',
    RELATION_ENDED: 'It has ended; add it anew', GUARDIAN_REQUIRED: 'Under 14: a guardian agrees, by name',
    GUARDIAN_INVALID: 'At most 80 characters', TEXT_VERSION_INVALID: 'Not a version of a notice, or none is published',
    TEXT_HASH_INVALID: 'The notice does not match', TEXT_UNKNOWN: 'No notice of this version',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { families: typeof zh }
}
