import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { BenefitDeskDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { shownOf, tiersOf, type Benefit, type Programme } from './benefits.data.ts';
import { EditBenefit } from './EditBenefit.tsx';
import { useAllowance, useBenefitName } from '../../parts/benefits/use-benefit-words.ts';

/** Which tier has what: one programme at a time. */
export default function BenefitsPage() {
  const text = useText();
  const can = useCan();
  const named = useNamed();
  const asked = useAsk(BenefitDeskDocument, {});
  const [code, setCode] = useState('');
  const [adds, setAdds] = useState(false);
  const writes = can('rewards:policy');
  return (
    <Page
      title={text('benefits.title')}
      actions={writes && <Button variant="outlined" onClick={() => setAdds(true)}>{text('benefits.add')}</Button>}>
      <Answer asked={asked}>
        {({ benefits, programmes }) => {
          const programme = programmes.find((each) => each.code === code) ?? programmes[0];
          return programme && (
            <>
              <TextField
                select
                size="small"
                label={text('benefits.programme')}
                value={programme.code}
                onChange={({ target }) => setCode(target.value)}
                sx={{ minWidth: 200, mb: 2 }}>
                {programmes.map((each) => (
                  <MenuItem key={each.code} value={each.code}>{`${each.code} ${named(each)}`}</MenuItem>
                ))}
              </TextField>
              <Matrix benefits={benefits} programme={programme} />
              {adds && <EditBenefit benefit={null} programmes={programmes} onClose={() => setAdds(false)} />}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function Matrix({ benefits, programme }: { benefits: readonly Benefit[]; programme: Programme }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const nameOf = useBenefitName();
  const allowance = useAllowance();
  const rows = benefits.flatMap((benefit) => {
    const rules = shownOf(benefit);
    return rules ? [{ benefit, rules }] : [];
  });
  return (
    <SmallTable
      label={text('benefits.title')}
      rows={rows}
      keyOf={({ benefit }) => benefit.id}
      empty={text('benefits.none')}
      columns={[
        {
          label: text('benefits.one'), phone: 'title',
          cell: ({ benefit, rules }) => <PageLink to={`/benefits/${benefit.code}`}>{nameOf(rules)}</PageLink>,
        },
        {
          label: text('fields.state'), phone: 'side',
          cell: ({ benefit: { current, versions } }) => (
            <Box sx={{ display: 'flex', gap: 0.5 }}>
              {!current && <Mark>{text('benefits.toCome')}</Mark>}
              {versions.some(({ state }) => state === 'PROPOSED') && <Mark tone="warn">{text('benefits.waits')}</Mark>}
              {current && versions.every(({ state }) => state !== 'PROPOSED') && (
                <Mark tone="good">{text('benefits.inForce')}</Mark>
              )}
            </Box>
          ),
        },
        { label: text('fields.kind'), cell: ({ rules }) => word('benefitKind', rules.kind) },
        ...tiersOf(programme).map((tier) => ({
          label: named(tier), align: 'right' as const,
          cell: ({ rules }: (typeof rows)[number]) => allowance(rules, programme.code, tier.code),
        })),
        {
          label: text('benefits.pointsPrice'), align: 'right',
          cell: ({ rules }) => (rules.pointsPrice ? format.number(rules.pointsPrice) : '—'),
        },
      ]}
    />
  );
}
