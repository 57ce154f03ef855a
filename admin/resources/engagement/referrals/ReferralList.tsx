import { useText, useWord } from '../../../i18n/use-text.ts';
import type { Column } from '../../../parts/list/columns.ts';
import { count, dayOfMoment, identifier } from '../../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../../parts/list/filters.tsx';
import { HouseList } from '../../../parts/list/HouseList.tsx';
import { State } from '../../../parts/State.tsx';
import type { ReferralRow } from '../engagement.data.ts';
import { MemberLink, memberName } from '../MemberLink.tsx';

const STATES = ['PENDING', 'KEPT', 'REFUSED', 'WITHDRAWN'] as const;

export default function ReferralList() {
  const text = useText();
  const word = useWord();
  return (
    <HouseList<ReferralRow>
      resource="referrals"
      title={text('referrals.title')}
      columns={useColumns()}
      sort={{ field: '', order: 'DESC' }}
      filters={
        <FilterSelect source="state" label={text('fields.state')}
          choices={STATES.map((id) => ({ id, name: word('referralState', id) }))} />
      }
    />
  );
}

function useColumns(): readonly Column<ReferralRow>[] {
  const text = useText();
  const word = useWord();
  return [
    { key: 'referrer', label: text('referrals.referrer'), phone: 'title', text: ({ referrer }) => memberName(referrer),
      show: ({ referrer }) => <MemberLink member={referrer} /> },
    { key: 'friend', label: text('referrals.friend'), phone: 'below', text: ({ friend }) => memberName(friend),
      show: ({ friend }) => <MemberLink member={friend} /> },
    { key: 'enrolledAt', label: text('fields.enrolledAt'), phone: 'below',
      ...dayOfMoment(({ enrolledAt }: ReferralRow) => enrolledAt) },
    { key: 'points', label: text('referrals.points'),
      ...count(({ points, decidedAt }: ReferralRow) => (decidedAt ? points : null)) },
    { key: 'order', label: text('referrals.order'), ...identifier(({ order }: ReferralRow) => order?.externalNo) },
    { key: 'decidedAt', label: text('referrals.decidedAt'), ...dayOfMoment(({ decidedAt }: ReferralRow) => decidedAt) },
    { key: 'reason', label: text('referrals.reason'), phone: 'below',
      text: ({ reason }) => (reason ? word('referralReason', reason) : '—') },
    { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('referralState', state),
      show: ({ state }) => <State kind="referralState" value={state} /> },
  ];
}
