import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import {
  ChurnWarningsDocument, type ChurnWarningReason, type ChurnWarningsQuery, type Potential,
} from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';

type Warning = ChurnWarningsQuery['churnWarnings']['items'][number];

const POTENTIALS: readonly Potential[] = ['HIGH', 'MID', 'LOW'];
const REASONS: readonly ChurnWarningReason[] = ['UNLIKELY_ALIVE', 'WINDOW_PASSED', 'ORDER_RETURNED'];
const SIZE = 25;

/** Who used to come and may not come again, with the reasons; page after page from where the last one ended. */
export function ChurnWarnings({ programmeCode }: { programmeCode: string }) {
  const text = useText();
  const format = useFormat();
  const columns = useColumns();
  const [potential, choosePotential] = useState<Potential | ''>('');
  const [reason, chooseReason] = useState<ChurnWarningReason | ''>('');
  const [after, setAfter] = useState<string | null>(null);
  const filter = { programmeCode, potential: potential || null, reason: reason || null };
  const asked = useAsk(ChurnWarningsDocument, { filter, page: { number: 1, size: SIZE, after } });
  const narrowed = <Value,>(choose: (value: Value) => void) => (value: Value) => {
    setAfter(null);
    choose(value);
  };
  return (
    <Section title={text('predictions.warnings')} side={(
      <Typography variant="caption" className="soft">{text('predictions.warningsHint')}</Typography>
    )}>
      <Box sx={{ display: 'flex', gap: 1.5, mb: 1.5, flexWrap: 'wrap' }}>
        <Choice
          kind="potential"
          label={text('predictions.potential')}
          value={potential}
          among={POTENTIALS}
          onChoose={narrowed(choosePotential)}
        />
        <Choice
          kind="churnWarningReason"
          label={text('predictions.reason')}
          value={reason}
          among={REASONS}
          onChoose={narrowed(chooseReason)}
        />
      </Box>
      <Answer asked={asked}>
        {({ churnWarnings: { items, totalCount, totalCountIsExact, endCursor } }) => (
          <>
            <Typography variant="caption" className="soft">
              {text(totalCountIsExact ? 'predictions.count' : 'predictions.countMore',
                { count: format.number(totalCount) })}
            </Typography>
            <SmallTable
              label={text('predictions.warnings')}
              rows={items}
              keyOf={({ member }) => member?.id ?? ''}
              empty={text('predictions.noWarnings')}
              columns={columns}
            />
            {endCursor && (
              <Button onClick={() => setAfter(endCursor)} sx={{ mt: 1 }}>{text('predictions.more')}</Button>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}

function useColumns(): readonly SmallColumn<Warning>[] {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return [
    {
      label: text('fields.member'), phone: 'title',
      cell: ({ member }) => (member
        ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink> : '—'),
    },
    {
      label: text('predictions.reasons'),
      cell: ({ reasons }) => reasons.map((one) => word('churnWarningReason', one)).join(' · '),
    },
    { label: text('predictions.told'), cell: ({ member }) => <Told reasons={member?.churnReasons ?? []} /> },
    { label: text('predictions.potential'), phone: 'side', cell: ({ potential }) => word('potential', potential) },
    {
      label: text('predictions.alive'), align: 'right',
      cell: ({ probabilityAliveBps: bps }) => (bps == null ? '—' : `${Math.round(bps / 100)}%`),
    },
    {
      label: text('predictions.lastPurchase'), align: 'right',
      cell: ({ lastPurchaseOn }) => format.date(lastPurchaseOn),
    },
    { label: text('predictions.windowUntil'), align: 'right', cell: ({ windowUntil }) => format.date(windowUntil) },
    { label: text('predictions.net'), align: 'right', cell: ({ netValue }) => format.money(netValue) },
    {
      label: text('predictions.expectedValue'), align: 'right',
      cell: ({ expectedValue }) => format.money(expectedValue),
    },
  ];
}

/** Why it stays away, as it told somebody last. */
function Told({ reasons: [last] }: { reasons: NonNullable<Warning['member']>['churnReasons'] }) {
  const word = useWord();
  const format = useFormat();
  if (!last) return '—';
  return [word('churnReason', last.reason), word('churnSource', last.source), format.date(last.recordedAt)]
    .join(' · ');
}

interface ChoiceProps<Value extends string> {
  readonly kind: 'potential' | 'churnWarningReason';
  readonly label: string;
  readonly value: Value | '';
  readonly among: readonly Value[];
  readonly onChoose: (value: Value | '') => void;
}

function Choice<Value extends string>({ kind, label, value, among, onChoose }: ChoiceProps<Value>) {
  const text = useText();
  const word = useWord();
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value as Value | '')}
      sx={{ minWidth: 160 }}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}>
      <MenuItem value="">{text('predictions.all')}</MenuItem>
      {among.map((one) => <MenuItem key={one} value={one}>{word(kind, one)}</MenuItem>)}
    </TextField>
  );
}
