import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { watchForCode } from './camera.ts';

interface ScannerProps {
  readonly onFound: (code: string) => void;
  readonly onClose: () => void;
}

/** The phone's camera until it sees a code; closed, or refused, one types as before. */
export function Scanner({ onFound, onClose }: ScannerProps) {
  const text = useText();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [failed, setFailed] = useState(false);
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(
    () => (video ? watchForCode(video, (code) => found.current(code), () => setFailed(true)) : undefined),
    [video],
  );
  return (
    <Dialog open fullWidth maxWidth="xs" onClose={onClose} aria-labelledby="scanner-title">
      <DialogTitle id="scanner-title" component="h2">
        {text('counter.scan')}
      </DialogTitle>
      <DialogContent>
        {failed ? <Alert severity="warning">{text('counter.noCamera')}</Alert> : (
          <Box
            component="video"
            ref={setVideo}
            muted
            playsInline
            aria-label={text('counter.camera')}
            sx={{ width: '100%', aspectRatio: '1', objectFit: 'cover', bgcolor: '#000' }}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
