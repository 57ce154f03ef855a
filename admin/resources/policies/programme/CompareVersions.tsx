import { Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { ProgrammeComparisonDocument } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Section } from '../../../parts/Page.tsx';
import type { Versions } from '../policies.data.ts';
import { DifferenceWords } from './DifferenceWords.tsx';

/** Any two versions in words: at first the one in force and the newest other one. */
export function CompareVersions({ code, known }: { code: string; known: Versions }) {
  const text = useText();
  const newest = known.versions.find(({ version }) => version !== known.inForce.version);
  const [chosen, setChosen] = useState<{ readonly from?: number; readonly to?: number }>({});
  const { from = known.inForce.version, to = newest?.version ?? from } = chosen;
  const asked = useAsk(ProgrammeComparisonDocument, { programme: code, from, to }, { keep: true });
  if (!newest) return null;
  return (
    <Section title={text('policies.compare')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 1.5 }}>
        <PickVersion label={text('policies.compareFrom')} known={known} value={from}
          onChange={(version) => setChosen({ ...chosen, from: version })} />
        <PickVersion label={text('policies.compareTo')} known={known} value={to}
          onChange={(version) => setChosen({ ...chosen, to: version })} />
      </Box>
      <Answer asked={asked}>
        {({ programmePolicyComparison }) => <DifferenceWords differences={programmePolicyComparison ?? []} />}
      </Answer>
    </Section>
  );
}

interface PickProps {
  readonly label: string;
  readonly known: Versions;
  readonly value: number;
  readonly onChange: (version: number) => void;
}

export function PickVersion({ label, known, value, onChange }: PickProps) {
  const text = useText();
  const format = useFormat();
  return (
    <TextField select size="small" label={label} value={String(value)}
      sx={{ minWidth: 200, flex: { xs: 1, sm: 'none' } }}
      onChange={({ target }) => onChange(Number(target.value))}>
      {known.versions.map(({ version, effectiveFrom }) => (
        <MenuItem key={version} value={String(version)}>
          {`${text('fields.version')} ${version} · ${format.date(effectiveFrom)}`}
        </MenuItem>
      ))}
    </TextField>
  );
}
