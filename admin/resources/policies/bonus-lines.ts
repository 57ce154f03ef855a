import type { PointsBonusRuleInput, ProgrammePolicyPartsFragment } from '../../gql/graphql.ts';

type Rule = ProgrammePolicyPartsFragment['rules']['bonuses'][number];

/** A bonus of a campaign or a member day as it is typed: lists by commas, nothing for what it does not ask. */
export interface BonusRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly percent: string;
  readonly monthDays: string;
  readonly from: string;
  readonly until: string;
  readonly funderId: string;
  readonly expiryMonths: string;
  readonly tiers: string;
  readonly regions: string;
  readonly classes: string;
  readonly channelIds: readonly string[];
  readonly outletIds: readonly string[];
}

export const NEW_BONUS: BonusRow = {
  code: '', nameZh: '', nameEn: '', percent: '100', monthDays: '', from: '', until: '', funderId: '', expiryMonths: '',
  tiers: '', regions: '', classes: '', channelIds: [], outletIds: [],
};
export const MOST_BONUSES = 50;

const idsOf = (things: readonly ({ readonly id: string } | null)[]) => things.flatMap((one) => (one ? [one.id] : []));

export const bonusLines = (rules: readonly Rule[]): BonusRow[] => rules.map((rule) => ({
  code: rule.code, nameZh: rule.nameZh, nameEn: rule.nameEn, percent: String(rule.percent),
  monthDays: rule.monthDays.join(', '), from: rule.from ?? '', until: rule.until ?? '', funderId: rule.funder?.id ?? '',
  expiryMonths: String(rule.expiryMonths ?? ''), tiers: rule.tierCodes.join(', '),
  regions: rule.regions.map(({ code }) => code).join(', '),
  classes: rule.marginClasses.map(({ code }) => code).join(', '),
  channelIds: idsOf(rule.channels), outletIds: idsOf(rule.outlets),
}));

const listed = (typed: string): string[] => typed.split(/[,，、\s]+/).filter(Boolean);

/** What is no number becomes one that the house refuses. */
const numbered = (typed: string): number => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : 0);

export const readBonuses = (rows: readonly BonusRow[]): PointsBonusRuleInput[] => rows.map((row) => ({
  code: row.code.trim(), nameZh: row.nameZh.trim(), nameEn: row.nameEn.trim(), percent: numbered(row.percent),
  monthDays: listed(row.monthDays).map(numbered), from: row.from || null, until: row.until || null,
  funderId: row.funderId || null, expiryMonths: row.expiryMonths.trim() ? numbered(row.expiryMonths) : null,
  tierCodes: listed(row.tiers), regionCodes: listed(row.regions), marginClassCodes: listed(row.classes),
  channelIds: [...row.channelIds], outletIds: [...row.outletIds],
}));

const FIELDS: Readonly<Record<string, string>> = { marginClasses: 'classes' };

/** rules.bonuses.0.marginClasses → bonuses.0.classes: where the refusal of a bonus stands in the form. */
export function bonusPlace(path: readonly string[]): readonly string[] | null {
  const [top, group, place, field = 'code'] = path;
  if (top !== 'rules' || group !== 'bonuses') return null;
  return place === undefined ? ['bonuses'] : ['bonuses', place, FIELDS[field] ?? field];
}
