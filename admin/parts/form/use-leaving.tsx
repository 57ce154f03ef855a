import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useRef, useState, type ReactNode } from 'react';
import { useBlocker } from 'react-router-dom';
import { useText } from '../../i18n/use-text.ts';

interface LeavingParts {
  /** Something stands in the form that was not sent. */
  readonly isTyped: () => boolean;
  /** What was typed comes back when the form is opened again. */
  readonly kept: boolean;
  readonly onClose: () => void;
  readonly forget: () => void;
}

export interface Leaving {
  /** Esc, or the button back. */
  close(): void;
  /** It is sent: whoever goes now loses nothing. */
  sent(): void;
  readonly question: ReactNode;
}

/** Esc, Back and the button back ask first when something was typed. */
export function useLeaving({ isTyped, kept, onClose, forget }: LeavingParts): Leaving {
  const isSent = useRef(false);
  const [closing, setClosing] = useState(false);
  const blocker = useBlocker(() => !isSent.current && isTyped());
  const stay = () => {
    setClosing(false);
    if (blocker.state === 'blocked') blocker.reset();
  };
  const leave = () => {
    if (blocker.state === 'blocked') blocker.proceed();
    onClose();
  };
  const drop = () => {
    leave();
    forget();
  };
  const isAsked = closing || blocker.state === 'blocked';
  return {
    close: () => (isTyped() ? setClosing(true) : onClose()),
    sent: () => {
      isSent.current = true;
    },
    question: isAsked && <Question kept={kept} onStay={stay} onLeave={leave} onDrop={drop} />,
  };
}

interface QuestionProps {
  readonly kept: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
  readonly onDrop: () => void;
}

function Question({ kept, onStay, onLeave, onDrop }: QuestionProps) {
  const text = useText();
  return (
    <Dialog open maxWidth="xs" onClose={onStay} aria-labelledby="leaving-title">
      <DialogTitle id="leaving-title" component="h2">
        {text('leaving.title')}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2">{text(kept ? 'leaving.kept' : 'leaving.lost')}</Typography>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap' }}>
        <Button color="error" onClick={onDrop}>
          {text('leaving.drop')}
        </Button>
        {kept && (
          <Button color="inherit" onClick={onLeave}>
            {text('leaving.keep')}
          </Button>
        )}
        <Button variant="contained" autoFocus onClick={onStay}>
          {text('leaving.stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
