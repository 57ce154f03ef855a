import { Box, Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useCan } from '../../../auth/use-actor.ts';
import { MemberRedemptionListDocument } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { ShownOnce } from '../../../parts/form/ShownOnce.tsx';
import { SmallTable } from '../../../parts/SmallTable.tsx';
import { State } from '../../../parts/State.tsx';
import { cancelRedemption, type Redemption } from '../../redemptions/redemptions.data.ts';
import { RedeemReward } from './RedeemReward.tsx';

/** What a member redeemed, what waits for it, and redeeming for it. */
export function MemberRewards({ memberId }: { memberId: string }) {
  const text = useText();
  const can = useCan();
  const [after, setAfter] = useState<string | null>(null);
  const [redeeming, setRedeeming] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const asked = useAsk(MemberRedemptionListDocument, { id: memberId, after }, { keep: true });
  return (
    <Answer asked={asked}>
      {({ member }) => (
        <>
          {can('rewards:redeem') && (
            <Box sx={{ mb: 2 }}>
              <Button variant="outlined" onClick={() => setRedeeming(true)}>{text('redemptions.redeem')}</Button>
            </Box>
          )}
          <Redeemed rows={member?.redemptions?.edges.map(({ node }) => node) ?? []} mayCancel={can('rewards:redeem')} />
          {member?.redemptions?.pageInfo.hasNextPage && (
            <Button onClick={() => setAfter(member.redemptions!.pageInfo.endCursor)}>{text('redemptions.next')}</Button>
          )}
          {redeeming && <RedeemReward memberId={memberId} onClose={() => setRedeeming(false)} onCode={setCode} />}
          {code !== null && (
            <ShownOnce title={text('redemptions.codeOnce')} secret={code} onClose={() => setCode(null)} />)}
        </>
      )}
    </Answer>
  );
}

function Redeemed({ rows, mayCancel }: { rows: readonly Redemption[]; mayCancel: boolean }) {
  const text = useText();
  const format = useFormat();
  const [cancelling, setCancelling] = useState<string | null>(null);
  const run = useCallback((_: object, key: string) => cancelRedemption(cancelling!, key), [cancelling]);
  const open = ({ state }: Redemption) => mayCancel && (state === 'OPEN' || state === 'RESERVING');
  return (
    <>
      <SmallTable
        label={text('redemptions.title')}
        rows={rows}
        keyOf={({ id }) => id}
        empty={text('redemptions.none')}
        columns={[
          { label: text('redemptions.reward'), phone: 'title', cell: ({ reward, quantity }) =>
            `${(format.locale === 'zh-CN' ? reward?.nameZh : reward?.nameEn) ?? '—'} × ${quantity}` },
          { label: text('fields.state'), phone: 'side',
            cell: ({ state }) => <State kind="redemptionState" value={state} /> },
          { label: text('fields.points'), align: 'right', cell: ({ points }) => format.number(points) },
          { label: text('fields.outlet'), cell: ({ outlet }) => outlet?.name ?? '—' },
          { label: text('redemptions.redeemedAt'), cell: ({ redeemedAt }) => format.dateTime(redeemedAt) },
          { label: text('redemptions.untilAt'), cell: ({ untilAt }) => format.dateTime(untilAt) },
          { label: '', phone: 'actions', cell: (row) => open(row) && (
            <Button size="small" color="inherit" onClick={() => setCancelling(row.id)}>
              {text('redemptions.cancel')}
            </Button>) },
        ]}
      />
      {cancelling !== null && (
        <CommandDialog name={`cancel.${cancelling}`}
          title={text('redemptions.cancel')} hint={text('redemptions.cancelHint')}
          danger submit={text('redemptions.cancel')} defaults={{}} onClose={() => setCancelling(null)} run={run}
          done={() => text('redemptions.cancelled')} />
      )}
    </>
  );
}
