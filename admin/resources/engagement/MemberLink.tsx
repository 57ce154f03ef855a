import type { EngagementMemberFragment } from '../../gql/graphql.ts';
import { PageLink } from '../../parts/PageLink.tsx';

export const memberName = (member: EngagementMemberFragment | null): string =>
  (member ? member.displayName ?? member.cardNumber : '—');

/** Whom a row is about; nobody whom the reader does not see. */
export function MemberLink({ member }: { member: EngagementMemberFragment | null }) {
  return member ? <PageLink to={`/members/${member.id}/show`}>{memberName(member)}</PageLink> : <>—</>;
}
