import { Box, Button } from '@mui/material';
import { useText } from '../../i18n/use-text.ts';
import type { Deciding } from './DecidePolicy.tsx';
import type { Version } from './policies.data.ts';

/** What may still be decided about a version: either way by another person, or that it is taken back. */
export function VersionActions({ policy, onDecide }: { policy: Version; onDecide: (deciding: Deciding) => void }) {
  const text = useText();
  const isToCome = new Date(policy.effectiveFrom) > new Date();
  const verdicts = [
    ...(policy.state === 'PROPOSED' && isToCome && !policy.isOwn ? (['APPROVE'] as const) : []),
    ...(policy.state === 'PROPOSED' && !policy.isOwn ? (['REJECT'] as const) : []),
    ...(policy.state === 'PROPOSED' ? (['WITHDRAW'] as const) : []),
    ...(policy.state === 'APPROVED' && isToCome ? (['WITHDRAW'] as const) : []),
  ];
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      {verdicts.map((verdict) => (
        <Button
          key={verdict}
          size="small"
          color={verdict === 'APPROVE' ? 'primary' : 'inherit'}
          onClick={() => onDecide({ policy, verdict })}>
          {text(`policies.verdict.${verdict}`)}
        </Button>
      ))}
    </Box>
  );
}
