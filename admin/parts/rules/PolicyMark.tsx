import { Box } from '@mui/material';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark, type Tone } from '../Mark.tsx';
import { standingOf, type PolicyStanding, type Published } from './policy-standing.ts';

const TONES: Partial<Record<PolicyStanding, Tone>> = { PROPOSED: 'warn', IN_FORCE: 'good', TO_COME: 'gold' };

/** Where a version stands; of one's own that waits, that another person decides. */
export function PolicyMark({ policy, inForce }: { policy: Published & { isOwn: boolean }; inForce: number }) {
  const text = useText();
  const word = useWord();
  const standing = standingOf(policy, inForce, new Date());
  return (
    <>
      <Mark tone={TONES[standing]}>{word('policyStanding', standing)}</Mark>
      {standing === 'PROPOSED' && policy.isOwn && (
        <Box component="small" sx={{ display: 'block' }}>
          {text('shared.ownProposal')}
        </Box>
      )}
    </>
  );
}
