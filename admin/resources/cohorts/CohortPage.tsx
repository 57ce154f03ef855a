import { MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useActor } from '../../auth/use-actor.ts';
import { CohortsDocument, CustomerStructureDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useHouseZone } from '../../reading/house-zone.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { HeatTable, MEASURES, type Measure } from './HeatTable.tsx';
import { monthBefore } from './months.ts';
import { PARTS, StructureTable, type Part } from './StructureTable.tsx';

const MONTHS = 12;

/** What became of those who began in a month, and how the customers are made up, month by month. */
export default function CohortPage() {
  const text = useText();
  const named = useNamed();
  const region = useRegion();
  return (
    <Page title={text('cohorts.title')} over={named(region)}>
      <Cohorts programmeCode={region.programmeCode} />
      <Structure programmeCode={region.programmeCode} />
    </Page>
  );
}

/** The last twelve months. */
function useMonths() {
  const zone = useHouseZone();
  const now = new Date();
  return { from: monthBefore(now, zone, MONTHS - 1), to: monthBefore(now, zone) };
}

function Cohorts({ programmeCode }: { programmeCode: string }) {
  const text = useText();
  const [measure, choose] = useState<Measure>('REPURCHASE');
  const isHouse = useActor()?.kind === 'operator';
  const months = useMonths();
  const asked = useAsk(CohortsDocument, { filter: { programmeCode, ...months, monthsSince: MONTHS } }, { keep: true });
  const among = MEASURES.filter((one) => isHouse || one !== 'VALUE');
  return (
    <Section title={text('cohorts.cohorts')} side={(
      <Choice kind="cohortMeasure" label={text('cohorts.measure')} value={measure} among={among} onChoose={choose} />
    )}>
      <Typography variant="body2" className="soft" sx={{ mb: 1 }}>{text('cohorts.hint')}</Typography>
      <Answer asked={asked}>
        {({ cohorts }) => <HeatTable cohorts={cohorts} measure={measure} />}
      </Answer>
    </Section>
  );
}

function Structure({ programmeCode }: { programmeCode: string }) {
  const text = useText();
  const [part, choose] = useState<Part>('LIFECYCLE');
  const asked = useAsk(CustomerStructureDocument, { programmeCode, ...useMonths() }, { keep: true });
  return (
    <Section title={text('cohorts.structure')} side={(
      <Choice kind="structureBy" label={text('cohorts.by')} value={part} among={PARTS} onChoose={choose} />
    )}>
      <Typography variant="body2" className="soft" sx={{ mb: 1 }}>{text('cohorts.structureHint')}</Typography>
      <Answer asked={asked}>
        {({ customerStructure }) => <StructureTable months={customerStructure} part={part} />}
      </Answer>
    </Section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly kind: 'cohortMeasure' | 'structureBy';
  readonly label: string;
  readonly value: Value;
  readonly among: readonly Value[];
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ kind, label, value, among, onChoose }: ChoiceProps<Value>) {
  const word = useWord();
  return (
    <TextField select size="small" label={label} value={value} sx={{ minWidth: 150 }}
      onChange={({ target }) => onChoose(target.value as Value)}>
      {among.map((one) => <MenuItem key={one} value={one}>{word(kind, one)}</MenuItem>)}
    </TextField>
  );
}
