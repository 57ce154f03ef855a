import { Alert } from '@mui/material';
import { useText } from '../../i18n/use-text.ts';
import { AskWhy } from '../../parts/segment-rule/AskWhy.tsx';
import { Findings } from '../../parts/segment-rule/Findings.tsx';
import { explainSegment } from './segments.data.ts';

/** Whether a member belongs in the segment, and why. */
export function Why({ segmentId }: { segmentId: string }) {
  const text = useText();
  return (
    <AskWhy explain={(memberId) => explainSegment(segmentId, memberId)}>
      {(found) => {
        if (!found || found.findings.length === 0) {
          return <Alert severity="warning">{text('segments.unknownHere')}</Alert>;
        }
        const verdict = found.belongs ? (found.picked ? 'segments.inByHand' : 'segments.in') : 'segments.out';
        return (
          <>
            <Alert severity={found.belongs ? 'success' : 'info'}>{text(verdict)}</Alert>
            <Findings findings={found.findings} />
          </>
        );
      }}
    </AskWhy>
  );
}
