import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../../auth/use-actor.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { MemberBenefitsDocument } from '../../../gql/graphql.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Mark } from '../../../parts/Mark.tsx';
import { Section } from '../../../parts/Page.tsx';
import { SmallTable } from '../../../parts/SmallTable.tsx';
import type { Entitlement, Use } from '../../benefits/benefits.data.ts';
import { SettleButtons } from '../../../parts/benefits/SettleBooking.tsx';
import { useBenefitName, useLeft } from '../../../parts/benefits/use-benefit-words.ts';
import { BookBenefit, BuyBenefit, GiveBenefit, UseBenefit } from './BenefitDialogs.tsx';

type Deed = 'use' | 'book' | 'buy' | 'give';
const DIALOGS = { use: UseBenefit, book: BookBenefit, buy: BuyBenefit, give: GiveBenefit } as const;

/** What a member has of each benefit, how to have more, and what it had. */
export function MemberBenefits({ memberId }: { memberId: string }) {
  const text = useText();
  const asked = useAsk(MemberBenefitsDocument, { id: memberId });
  const [doing, setDoing] = useState<{ readonly deed: Deed; readonly of: Entitlement } | null>(null);
  const Dialog = doing && DIALOGS[doing.deed];
  return (
    <Answer asked={asked}>
      {({ member }) => (
        <>
          <Section title={text('benefits.member')}>
            <Entitlements rows={member?.entitlements ?? []} onDo={(deed, of) => setDoing({ deed, of })} />
          </Section>
          <Section title={text('benefits.uses')}>
            <Uses rows={member?.entitlementUses ?? []} />
          </Section>
          {doing && Dialog && <Dialog memberId={memberId} of={doing.of} onClose={() => setDoing(null)} />}
        </>
      )}
    </Answer>
  );
}

function Entitlements({ rows, onDo }: { rows: readonly Entitlement[]; onDo: (deed: Deed, of: Entitlement) => void }) {
  const text = useText();
  const nameOf = useBenefitName();
  const leftOf = useLeft();
  const deedsOf = useDeeds();
  return (
    <SmallTable
      label={text('benefits.member')}
      rows={rows}
      keyOf={({ benefit }) => benefit.id}
      empty={text('benefits.noMember')}
      columns={[
        { label: text('benefits.one'), phone: 'title', cell: ({ benefit }) => nameOf(benefit.current?.rules) },
        {
          label: text('fields.available2'),
          cell: (row) => <Mark tone={row.isOpen ? 'good' : 'plain'}>{leftOf(row)}</Mark>,
        },
        { label: text('benefits.extra'), align: 'right', cell: ({ extraLeft }) => (extraLeft > 0 ? extraLeft : '—') },
        {
          label: '\u00a0', phone: 'actions',
          cell: (row) => (
            <Box sx={{ display: 'flex', flexWrap: { xs: 'wrap', sm: 'nowrap' }, gap: 1 }}>
              {deedsOf(row).map((deed) => (
                <Button key={deed} size="small" onClick={() => onDo(deed, row)}>{text(`benefits.${deed}`)}</Button>
              ))}
            </Box>
          ),
        },
      ]}
    />
  );
}

function useDeeds(): (row: Entitlement) => Deed[] {
  const can = useCan();
  return ({ benefit: { current }, isOpen, isUnlimited, whyNot }) => {
    const kind = current?.rules.kind;
    if (kind !== 'COUNTED' && kind !== 'BIRTHDAY_GIFT') return [];
    const usedUp = whyNot.length === 1 && whyNot[0]?.code === 'USED_UP';
    const redeems = can('rewards:redeem');
    return [
      ...(redeems && isOpen ? ['use' as const] : []),
      ...(redeems && isOpen && current?.rules.bookable ? ['book' as const] : []),
      ...(redeems && (isOpen || usedUp) && !isUnlimited && current?.rules.pointsPrice ? ['buy' as const] : []),
      ...(can('rewards:write') ? ['give' as const] : []),
    ];
  };
}

function Uses({ rows }: { rows: readonly Use[] }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const nameOf = useBenefitName();
  return (
    <SmallTable
      label={text('benefits.uses')}
      rows={rows}
      keyOf={({ id }) => id}
      empty={text('benefits.noUses')}
      columns={[
        { label: text('benefits.one'), phone: 'title', cell: ({ benefit }) => nameOf(benefit.current?.rules) },
        { label: text('fields.state'), phone: 'side', cell: ({ state }) => <Mark>{word('useState', state)}</Mark> },
        {
          label: text('fields.at'),
          cell: ({ bookedFor, usedAt, madeAt }) => format.dateTime(usedAt ?? bookedFor ?? madeAt),
        },
        { label: text('fields.outlet'), cell: ({ outlet }) => outlet?.name ?? '—' },
        ...(can('rewards:redeem') ? [{
          label: '\u00a0', phone: 'actions' as const, cell: (use: Use) => <SettleButtons use={use} />,
        }] : []),
      ]}
    />
  );
}
