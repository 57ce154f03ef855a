import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { MemberRegionDocument, type RegionNameFragment } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Page } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { useZoneOf } from '../../parts/words/use-words.ts';
import { readStatement, type StatementOfPeriod } from './statement.data.ts';
import { periodOf, PERIODS, type Period, type PeriodName } from './statement-periods.ts';
import { StatementTable } from './StatementTable.tsx';
import { sumOf, type Balances } from './statement-words.ts';

/** A sheet to hand over: whose, of which days, what stood before and after, and every line between. */
export default function PrintedStatement() {
  const { id = '' } = useParams();
  const asked = useAsk(MemberRegionDocument, { id });
  return (
    <Answer asked={asked}>
      {({ member }) => (member ? <Sheet memberId={id} region={member.region} /> : <NotFound />)}
    </Answer>
  );
}

function Sheet({ memberId, region }: { memberId: string; region: RegionNameFragment | null }) {
  const text = useText();
  const timeZone = useZoneOf(region);
  const [name, setName] = useState<PeriodName>('thisYear');
  const period = useMemo(() => periodOf(name, new Date(), timeZone), [name, timeZone]);
  const asked = useQuery({
    queryKey: ['graph', 'printed-statement', memberId, period],
    queryFn: ({ signal }) => readStatement(memberId, period.from, period.until, signal),
  });
  return (
    <Page
      title={text('members.statement')}
      actions={
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', displayPrint: 'none' }}>
          <TextField
            select
            label={text('members.period')}
            value={name}
            onChange={({ target }) => setName(target.value as PeriodName)}
            sx={{ minWidth: 120 }}>
            {PERIODS.map((one) => (
              <MenuItem key={one} value={one}>
                {text(`members.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <Button component={Link} to={`/members/${memberId}/show`} color="inherit">
            {text('members.toMember')}
          </Button>
          <Button variant="contained" onClick={() => window.print()} disabled={!asked.data}>
            {text('members.print')}
          </Button>
        </Box>
      }>
      <Answer asked={{ ...asked, data: asked.data ?? undefined }}>
        {(statement) => <Body statement={statement} period={period} region={region} timeZone={timeZone} />}
      </Answer>
    </Page>
  );
}

interface BodyProps {
  readonly statement: StatementOfPeriod;
  readonly period: Period;
  readonly region: RegionNameFragment | null;
  readonly timeZone: string;
}

function Body({ statement: { member, tier, opens, closes, lines, isWhole }, period, region, timeZone }: BodyProps) {
  const text = useText();
  const named = useNamed();
  const format = useFormat();
  return (
    <>
      <Typography sx={{ mb: 0.5 }}>
        {[member.displayName, member.cardNumber, named(tier), named(region)].filter(Boolean).join(' · ')}
      </Typography>
      <Typography variant="body2" className="soft" sx={{ mb: 2 }}>
        {text('members.days', {
          from: format.date(period.firstDay),
          until: format.date(period.lastDay),
          zone: timeZone,
        })}
      </Typography>
      {!isWhole && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {text('members.tooLong', { count: format.number(lines.length) })}
        </Alert>
      )}
      <Sums opens={opens} closes={closes} moved={sumOf(lines)} />
      <StatementTable lines={lines} printed />
      <Typography variant="body2" className="soft" sx={{ mt: 2 }}>
        {text('members.orderOfSheet')}
      </Typography>
    </>
  );
}

/** Opening balance, what the lines did, closing balance: each column adds up. */
function Sums({ opens, moved, closes }: { opens: Balances; moved: Balances; closes: Balances }) {
  const text = useText();
  const format = useFormat();
  const rows = [
    { label: text('members.opens'), of: opens, show: format.number },
    { label: text('members.moved'), of: moved, show: format.signed },
    { label: text('members.closes'), of: closes, show: format.number },
  ];
  return (
    <Box sx={{ mb: 3 }} data-testid="statement-sums">
      <SmallTable
        label={text('members.sums')}
        rows={rows}
        keyOf={({ label }) => label}
        columns={[
          { label: '\u00a0', cell: ({ label }) => label, phone: 'title' },
          { label: text('fields.pending'), align: 'right', cell: ({ of, show }) => show(of.pending) },
          { label: text('fields.available'), align: 'right', cell: ({ of, show }) => show(of.available) },
          { label: text('fields.held'), align: 'right', cell: ({ of, show }) => show(of.held) },
          { label: text('fields.debt'), align: 'right', cell: ({ of, show }) => show(of.debt) },
        ]}
      />
    </Box>
  );
}
