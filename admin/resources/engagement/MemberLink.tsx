import type { EngagementMemberFragment } from '../../gql/graphql.ts';
import { PageLink } from '../../parts/PageLink.tsx';

/** The graph answers an object without its fields for whom the reader does not see. */
const seen = (member: EngagementMemberFragment | null) => (member?.id && member.cardNumber ? member : null);

export const memberName = (member: EngagementMemberFragment | null): string => {
  const shown = seen(member);
  return shown ? shown.displayName ?? shown.cardNumber : '—';
};

/** Whom a row is about; nobody whom the reader does not see. */
export function MemberLink({ member }: { member: EngagementMemberFragment | null }) {
  return seen(member) ? <PageLink to={`/members/${member?.id}/show`}>{memberName(member)}</PageLink> : <>—</>;
}
