import { Alert, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { MergedMembersDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page } from '../../parts/Page.tsx';
import { TierMark } from '../../parts/words/TierMark.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { AdjustPoints } from './AdjustPoints.tsx';
import { EditProfile } from './EditProfile.tsx';
import { GiveTier } from './GiveTier.tsx';
import type { Member } from './members.data.ts';
import { ProposeMerge } from './ProposeMerge.tsx';
import { TransferMember } from './TransferMember.tsx';
import { Unmask } from './Unmask.tsx';
import { WriteOff } from './WriteOff.tsx';
import { UnmergeMember } from './UnmergeMember.tsx';

type Dialog = 'adjust' | 'tier' | 'writeOff' | 'transfer' | 'edit' | 'unmask' | 'propose' | 'unmerge' | null;

export function MemberHead({ member }: { member: Member }) {
  const text = useText();
  const can = useCan();
  const actor = useActor();
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  return (
    <Page
      title={member.displayName ?? member.cardNumber}
      over={`${text('members.one')} · ${member.cardNumber}`}
      actions={
        <>
          {can('members:pii') && (actor?.kind === 'operator' || member.sharing?.layer === 3) && (
            <Button variant="outlined" onClick={() => setDialog('unmask')}>
              {text('actions.unmask')}
            </Button>
          )}
          {can('members:write') && (
            <>
              <Button variant="outlined" onClick={() => setDialog('edit')}>
                {text('actions.changeProfile')}
              </Button>
              <Button variant="outlined" component={Link} to={`/members/${member.id}/card`}>
                {text('members.printedCard')}
              </Button>
            </>
          )}
          {can('franchises:write') && actor?.kind === 'operator' && (
            <Button variant="outlined" onClick={() => setDialog('transfer')}>
              {text('actions.transfer')}
            </Button>
          )}
          {can('members:merge') && (
            <>
              <Button variant="outlined" onClick={() => setDialog('propose')}>
                {text('actions.propose')}
              </Button>
              <UnmergeButton memberId={member.id} onOpen={() => setDialog('unmerge')} />
            </>
          )}
          {can('loyalty:adjust') && member.loyalty && (
            <>
              <Button variant="outlined" onClick={() => setDialog('tier')}>
                {text('actions.giveTier')}
              </Button>
              {member.loyalty.debt > 0 && (
                <Button variant="outlined" onClick={() => setDialog('writeOff')}>
                  {text('actions.writeOff')}
                </Button>
              )}
              <Button variant="contained" onClick={() => setDialog('adjust')}>
                {text('actions.adjustPoints')}
              </Button>
            </>
          )}
        </>
      }>
      <Withheld member={member} />
      <Balances member={member} />
      {dialog === 'adjust' && <AdjustPoints member={member} onClose={close} />}
      {dialog === 'tier' && <GiveTier member={member} onClose={close} />}
      {dialog === 'writeOff' && <WriteOff member={member} onClose={close} />}
      {dialog === 'transfer' && <TransferMember member={member} onClose={close} />}
      {dialog === 'edit' && <EditProfile member={member} onClose={close} />}
      {dialog === 'propose' && <ProposeMerge memberId={member.id} onClose={close} />}
      {dialog === 'unmerge' && <UnmergeMember memberId={member.id} onClose={close} />}
      {dialog === 'unmask' && <Unmask memberId={member.id} onClose={close} />}
    </Page>
  );
}

/** Of whom nobody was merged into there is nothing to undo. */
function UnmergeButton({ memberId, onOpen }: { memberId: string; onOpen: () => void }) {
  const text = useText();
  const { data } = useAsk(MergedMembersDocument, { id: memberId });
  return data?.member?.mergedMembers.length ? (
    <Button variant="outlined" onClick={onOpen}>
      {text('actions.unmerge')}
    </Button>
  ) : null;
}

/** Tells a franchise why it is not shown more, and what opens it. */
function Withheld({ member: { sharing } }: { member: Member }) {
  const word = useWord();
  return sharing?.gap ? <Alert severity="info" sx={{ mb: 2 }}>{word('sharingGap', sharing.gap)}</Alert> : null;
}

function Balances({ member }: { member: Member }) {
  const text = useText();
  const named = useNamed();
  const format = useFormat();
  const { loyalty } = member;
  if (!loyalty) return null;
  const { tier } = loyalty;
  const expiring = loyalty.expiring.reduce((sum, { points }) => sum + points, 0);
  const next = tier.nextTier
    ? text('members.toNext', { tier: named(tier.nextTier), missing: format.number(tier.missing) })
    : text('members.topTier');
  return (
    <>
      <Figures>
        <Figure label={text('fields.tier')} value={named(tier.tier)} note={next} />
        <Figure
          label={text('fields.available')}
          value={<span data-testid="available">{format.number(loyalty.available)}</span>}
          note={loyalty.expiring[0] ? `${text('members.expiring')} ${format.number(expiring)}` : undefined}
        />
        <Figure
          label={text('fields.pending')}
          value={<span data-testid="pending">{format.number(loyalty.pending)}</span>}
        />
        <Figure label={text('fields.held')} value={format.number(loyalty.held)} />
        <Figure label={text('fields.debt')} value={<span data-testid="debt">{format.number(loyalty.debt)}</span>} />
        <Figure
          label={text('fields.growth')}
          value={format.number(loyalty.growth)}
          note={loyalty.pendingGrowth ? `${text('fields.pending')} ${format.number(loyalty.pendingGrowth)}` : undefined}
        />
      </Figures>
      <Typography
        variant="body2"
        className="soft"
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, mb: 3, mt: -1.5 }}>
        <TierMark tier={tier.tier} />
        {tier.validUntil && <span>{text('members.keepUntil', { date: format.date(tier.validUntil) })}</span>}
        {tier.retentionNeed !== null && (
          <span>{text('members.retention', { points: format.number(tier.retentionNeed) })}</span>
        )}
        {tier.retentionMissing !== null && tier.retentionMissing > 0 && (
          <span>{text('members.retentionMissing', { points: format.number(tier.retentionMissing) })}</span>
        )}
        {tier.graceUntil && (
          <Mark tone="warn">{text('members.graceUntil', { date: format.date(tier.graceUntil) })}</Mark>
        )}
        {tier.manual && <Mark>{text('manualTiers.byHand')}</Mark>}
        {tier.provisional && <Mark tone="warn">{text('members.provisional')}</Mark>}
      </Typography>
    </>
  );
}
