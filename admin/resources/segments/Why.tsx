import { Alert, Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import { RuleLines } from './RuleLines.tsx';
import { explainSegment, memberNamed } from './segments.data.ts';
import { useFacts } from './use-facts.ts';

type Explanation = NonNullable<Awaited<ReturnType<typeof explainSegment>>>;

/** Whether a member belongs in the segment, and why. */
export function Why({ segmentId }: { segmentId: string }) {
  const text = useText();
  const [memberId, setMemberId] = useState('');
  const [found, setFound] = useState<Explanation | null>(null);
  const [trouble, setTrouble] = useState(false);
  const explain = () => {
    setTrouble(false);
    explained(segmentId, memberId).then(setFound, () => setTrouble(true));
  };
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <TextField size="small" fullWidth label={text('segments.memberId')} value={memberId}
          onChange={({ target }) => setMemberId(target.value)} />
        <Button variant="outlined" disabled={memberId.trim() === ''} onClick={explain}
          sx={{ flexShrink: 0 }}>
          {text('segments.explain')}
        </Button>
      </Box>
      {trouble && <Alert severity="error">{text('segments.countFailed')}</Alert>}
      {found && <Finding found={found} />}
    </Box>
  );
}

const NOBODY: Explanation = { belongs: false, picked: false, present: false, findings: [] };

async function explained(segmentId: string, named: string): Promise<Explanation> {
  const id = await memberNamed(named);
  return (id && await explainSegment(segmentId, id)) || NOBODY;
}

function Finding({ found: { belongs, picked, findings } }: { found: Explanation }) {
  const text = useText();
  const { byName, valueName } = useFacts();
  if (findings.length === 0) return <Alert severity="warning">{text('segments.unknownHere')}</Alert>;
  const verdict = belongs ? (picked ? 'segments.inByHand' : 'segments.in') : 'segments.out';
  return (
    <>
      <Alert severity={belongs ? 'success' : 'info'}>{text(verdict)}</Alert>
      <RuleLines
        lines={findings.map(({ line }) => line)}
        beside={(place) => {
          const { holds, found, line } = findings[place]!;
          const said = found.map((value) => valueName(byName.get(line.fact ?? ''), value)).join('、');
          return (
            <Mark tone={holds ? 'good' : 'plain'}>
              {[text(holds ? 'segments.holds' : 'segments.fails'),
                ...(line.kind === 'CONDITION' ? [said || text('segments.nothingKnown')] : [])].join(' · ')}
            </Mark>
          );
        }}
      />
    </>
  );
}
