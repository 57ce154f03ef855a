import { useLocaleState } from 'react-admin';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { BenefitRulesFragment as Rules, MemberEntitlementPartsFragment } from '../../gql/graphql.ts';

type Names = Pick<Rules, 'nameZh' | 'nameEn'>;

export function useBenefitName(): (rules: Names | null | undefined) => string {
  const [locale] = useLocaleState();
  return (rules) => (rules ? (locale === 'en' ? rules.nameEn : rules.nameZh) : '—');
}

/** What a tier has of a benefit: 4 times a year, as many as one likes, 24 hours ahead. */
export function useAllowance(): (rules: Rules, programme: string, tier: string) => string {
  const text = useText();
  const word = useWord();
  return (rules, programme, tier) => {
    const has = rules.allowances.find((each) => each.programmeCode === programme && each.tierCode === tier);
    if (!has || has.perYear === 0) return '—';
    if (has.leadHours) return text('benefits.hoursAhead', { count: has.leadHours });
    if (rules.kind === 'LABOUR_SHARE') return text('benefits.labourOf', { percent: rules.labourPercent });
    if (rules.kind === 'STANDING') return '✓';
    if (has.perYear === null || has.perYear === undefined) return text('benefits.any');
    return text('benefits.perYear', { count: has.perYear, unit: word('benefitUnit', rules.unit) });
  };
}

/** What a member has of it now, or what would change that. */
export function useLeft(): (entitlement: MemberEntitlementPartsFragment) => string {
  const text = useText();
  const word = useWord();
  const [locale] = useLocaleState();
  return ({ benefit, isOpen, isUnlimited, left, leadHours, labourPercent, whyNot }) => {
    if (!isOpen) return whyNot.map((why) => (locale === 'en' ? why.unlockEn : why.unlockZh)).join('；');
    if (leadHours) return text('benefits.hoursAhead', { count: leadHours });
    if (labourPercent) return text('benefits.labourOf', { percent: labourPercent });
    if (isUnlimited) return text('benefits.any');
    if (left === null || left === undefined) return text('benefits.has');
    return text('benefits.left', { count: left, unit: word('benefitUnit', benefit.current?.rules.unit ?? 'TIME') });
  };
}
