import { addDays } from '../../kernel/business-day.ts';
import type { Notice, Priority } from './words.ts';

/** What a template of each notice may say, and what comes first. */
export const NOTICE_RULES: Readonly<Record<Notice, {
  readonly priority: Priority;
  readonly says: readonly string[];
}>> = {
  points_expiring: { priority: 'campaign', says: ['points', 'date', 'days'] },
  tier_grace: { priority: 'campaign', says: ['tier', 'missing', 'date', 'days'] },
  birthday: { priority: 'birthday', says: ['date'] },
  life_event: { priority: 'life_event', says: ['event', 'date'] },
  service_ready: { priority: 'service', says: ['date'] },
  promise_broken: { priority: 'service', says: ['date'] },
  appointment_reminder: { priority: 'service', says: ['date', 'time'] },
  redemption_expiring: { priority: 'service', says: ['date'] },
};

/** Declared variables that the notice does not say. */
export const notSaidBy = (notice: Notice, variables: readonly { readonly name: string }[]): string[] =>
  variables.map(({ name }) => name).filter((name) => !NOTICE_RULES[notice].says.includes(name));

/**
 * The day a wish goes out: so many days before what it is for, or at once when that is over. A wish comes at 09:00.
 * Example: a birthday on 8 March 2026, 15 days ahead, is planned on 21 February 2026.
 */
export function plannedOn(on: string, daysAhead: number): string {
  return addDays(new Date(`${on}T00:00:00Z`), -daysAhead).toISOString().slice(0, 10);
}

const EVENTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  wedding_anniversary: { zh: '结婚纪念日', en: 'wedding anniversary' },
    child_birthday: { zh: '孩子生日', en: 'child’s birthday' },
  child_full_moon: { zh: '满月', en: 'full moon' }, graduation: { zh: '毕业', en: 'graduation' },
  elder_birthday: { zh: '寿诞', en: 'elder’s birthday' },
};

/** What a day of a life is called in a message. */
export const eventWord = (kind: string, language: 'zh' | 'en'): string =>
  EVENTS[kind]?.[language] ?? (language === 'zh' ? '纪念日' : 'anniversary');
