import type {
  ChurnWarningReason, StoreDayCareQuery, StoreDayChurnQuery, StoreDayLifeQuery,
} from '../../gql/graphql.ts';

interface Named { readonly id: string; readonly displayName?: string | null; readonly cardNumber: string }

/** Why somebody is to be called: what a room that answered says of it. */
export type ContactReason =
  | { readonly kind: 'churn'; readonly reasons: readonly ChurnWarningReason[] }
  | { readonly kind: 'life'; readonly event: string; readonly on: string }
  | { readonly kind: 'care'; readonly nameZh: string; readonly nameEn: string; readonly on: string };

export interface Contact { readonly member: Named; readonly reasons: readonly ContactReason[] }

interface Answers {
  readonly churn: StoreDayChurnQuery | undefined;
  readonly life: StoreDayLifeQuery | undefined;
  readonly care: StoreDayCareQuery | undefined;
}

/**
 * Members due for contact, each once with all reasons, those with most first. A room that did not answer leaves out
 * its reasons and nothing else.
 */
export function contactsOf({ churn, life, care }: Answers): Contact[] {
  const found = new Map<string, { member: Named; reasons: ContactReason[] }>();
  const add = (member: Named | null | undefined, reason: ContactReason) => {
    if (!member) return;
    const known = found.get(member.id) ?? { member, reasons: [] };
    known.reasons.push(reason);
    found.set(member.id, known);
  };
  for (const { member, kind, nextOn } of life?.upcomingLifeEvents.items ?? []) {
    if (nextOn) add(member, { kind: 'life', event: kind, on: nextOn });
  }
  for (const { member, dueOn, nameZh, nameEn } of care?.dueCare.items ?? []) {
    add(member, { kind: 'care', nameZh, nameEn, on: dueOn });
  }
  for (const { member, reasons } of churn?.churnWarnings.items ?? []) add(member, { kind: 'churn', reasons });
  return [...found.values()].sort((one, other) => other.reasons.length - one.reasons.length);
}
