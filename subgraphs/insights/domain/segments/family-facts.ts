import type { Choice, Fact } from './fact.ts';

const choice = (value: string, zh: string, en: string): Choice => ({ value, zh, en });

/** Kinds of days in a member's life, by the fact that has the next of each. */
export const LIFE_DAYS = {
  nextAnniversaryOn: 'wedding_anniversary', nextChildBirthdayOn: 'child_birthday', nextFullMoonOn: 'child_full_moon',
  nextGraduationOn: 'graduation', nextElderBirthdayOn: 'elder_birthday',
} as const;

const day = (fact: string, zh: string, en: string): Fact => ({ fact, kind: 'date', group: 'family', zh, en });

/** Who is of a member's family and is a member, too; and what comes in its life, today or later. */
export const FAMILY_FACTS: readonly Fact[] = [
  { fact: 'relations', kind: 'words', group: 'family', zh: '家人也是会员', en: 'Family who are members', choices: [
    choice('spouse', '配偶', 'Spouse'), choice('child', '子女', 'Child'), choice('parent', '父母', 'Parent')] },
  day('nextLifeEventOn', '下一个纪念日', 'Next day of its life'),
  day('nextAnniversaryOn', '下一个结婚纪念日', 'Next wedding anniversary'),
  day('nextChildBirthdayOn', '下一个孩子生日', 'Next birthday of a child'),
  day('nextFullMoonOn', '孩子满月', 'Full moon of a child'),
  day('nextGraduationOn', '毕业日', 'Graduation'),
  day('nextElderBirthdayOn', '下一个长辈生日', 'Next birthday of an elder'),
];
