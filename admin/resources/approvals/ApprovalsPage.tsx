import { Alert, Box, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useActor } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Matter, Waiting } from './approvals.data.ts';
import { mayApprove } from './scopes.ts';
import { useInbox } from './use-inbox.ts';

/** What waits for a second person, or a second look, in every room; the oldest first. */
export default function ApprovalsPage() {
  const text = useText();
  const columns = useColumns();
  const inbox = useInbox();
  const actor = useActor();
  if (actor && !mayApprove(actor)) {
    return (
      <Page title={text('approvals.title')}>
        <Alert severity="info">{text('errors.forbidden')}</Alert>
      </Page>
    );
  }
  return (
    <Page title={text('approvals.title')}>
      <Answer asked={inbox}>
        {({ waiting, isWhole }) => (
          <>
            {!isWhole && (
              <Alert severity="warning" sx={{ mb: 2 }}>
                {text('approvals.missing')}
              </Alert>
            )}
            <SmallTable
              label={text('approvals.title')}
              empty={text('approvals.none')}
              rows={waiting}
              keyOf={({ id }) => id}
              columns={columns}
            />
          </>
        )}
      </Answer>
    </Page>
  );
}

function useColumns(): readonly SmallColumn<Waiting>[] {
  const text = useText();
  const format = useFormat();
  const word = useWord();
  const nameOf = useMatterName();
  const detailOf = useDetail();
  return [
    { label: text('approvals.matter'), cell: ({ matter }) => nameOf(matter), phone: 'title' },
    {
      label: text('fields.state'),
      cell: ({ isOwn }) => (
        <Mark tone={isOwn ? 'plain' : 'warn'}>{text(isOwn ? 'shared.ownProposal' : 'approvals.yours')}</Mark>
      ),
      phone: 'side',
    },
    {
      label: '\u00a0',
      cell: ({ to, matter, isOwn }) => (
        <Button
          component={Link}
          to={to}
          size="small"
          variant={isOwn ? 'text' : 'outlined'}
          aria-label={`${text(isOwn ? 'shared.look' : 'approvals.decide')} ${nameOf(matter)}`}>
          {text(isOwn ? 'shared.look' : 'approvals.decide')}
        </Button>
      ),
      phone: 'actions',
    },
    { label: text('approvals.detail'), cell: ({ matter }) => detailOf(matter) },
    { label: text('approvals.by'), cell: ({ by }) => word('pointsActor', by) },
    { label: text('approvals.at'), cell: ({ at }) => format.dateTime(at) },
    { label: text('fields.effectiveFrom'), cell: ({ from }) => format.dateTime(from) },
  ];
}

function useMatterName(): (matter: Matter) => string {
  const text = useText();
  const named = useNamed();
  return (matter) => {
    if (matter.kind === 'programme') {
      return `${text('policies.programme')} ${matter.of.code} ${named(matter.of)} · ${matter.policy.version}`;
    }
    if (matter.kind === 'benefit') return `${text('benefits.one')} ${named(matter.of)} · ${matter.policy.version}`;
    if ('policy' in matter) return `${text(`policies.${matter.kind}`)} · ${matter.policy.version}`;
    return text(`approvals.${matter.kind}`);
  };
}

/** An adjustment is somebody's: who, with card and balance, one step away. */
function AdjustmentDetail({ adjustment: { member, points, reason } }: Extract<Matter, { kind: 'adjustment' }>) {
  const text = useText();
  const named = useNamed();
  const format = useFormat();
  const loyalty = member?.loyalty;
  const balance = loyalty && [
    named(loyalty.tier.tier),
    `${text('fields.available')} ${format.number(loyalty.available)}`,
    ...(loyalty.debt > 0 ? [`${text('fields.debt')} ${format.number(loyalty.debt)}`] : []),
  ];
  return (
    <>
      {member && (
        <PageLink to={`/members/${member.id}/show`}>
          {[member.displayName, member.cardNumber].filter(Boolean).join(' · ')}
        </PageLink>
      )}
      <Box component="span" sx={{ display: 'block' }}>
        {[format.signed(points), reason].filter(Boolean).join(' · ')}
      </Box>
      {balance && (
        <Box component="span" className="soft" sx={{ display: 'block', color: 'text.secondary' }}>
          {balance.join(' · ')}
        </Box>
      )}
    </>
  );
}

function useDetail(): (matter: Matter) => ReactNode {
  const text = useText();
  const named = useNamed();
  const fineness = useFineness();
  const format = useFormat();
  return (matter) => {
    if ('policy' in matter) return matter.policy.note ?? '—';
    switch (matter.kind) {
      case 'adjustment':
        return <AdjustmentDetail {...matter} />;
      case 'capOverride': {
        const { region, funder, amount, reason } = matter.override;
        return [named(region), funder?.name ?? text('shared.headOffice'), format.money(amount), reason].join(' · ');
      }
      case 'manualTier': {
        const { member, tier, validUntil, reason } = matter.manual;
        return [member?.displayName ?? member?.cardNumber, named(tier), format.date(validUntil), reason]
          .filter(Boolean).join(' · ');
      }
      case 'couponOffer': {
        const { code, note } = matter.offer;
        return [code, named(matter.offer), note].filter(Boolean).join(' · ');
      }
      case 'charityPayout': {
        const { region, amount, recipient, purpose, reversalReason } = matter.payout;
        return [region && named(region), format.money(amount), recipient, reversalReason ?? purpose]
          .filter(Boolean).join(' · ');
      }
      case 'planTerms': {
        const { region, version, review } = matter.terms;
        return [text('plans.version', { region: named(region), version }), review].filter(Boolean).join(' · ');
      }
      case 'goldPrice': {
        const { region, metal, purity, retail, jumpBps } = matter.price;
        return [named(region), fineness(metal, purity), format.money(retail), format.bps(jumpBps)].join(' · ');
      }
      case 'goldWithdrawal': {
        const { region, metal, purity, retail } = matter.price;
        return [named(region), fineness(metal, purity), format.money(retail)].join(' · ');
      }
      default: {
        const { homeRegion, jumpBps, missing } = matter.table;
        const gone = missing.length > 0 ? [text('fxTables.fxMissing', { missing: missing.join(' ') })] : [];
        return [homeRegion, format.bps(jumpBps), ...gone].join(' · ');
      }
    }
  };
}
