import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isLost } from '../../graph/certainty.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { useReader } from '../../i18n/use-format.ts';
import { useText, type TextKey } from '../../i18n/use-text.ts';
import { lengthSaid, type UserError } from './user-errors.ts';

/**
 * A refusal in the reader's language; the server's words, which are English, only for whoever reads that. INVALID says
 * only that a rule was broken: which, say the length that is asked for, or the field.
 */
export function useRefusal(): (code: string, message: string, field?: string | null) => string {
  const text = useText();
  const translate = useTranslate();
  const reader = useReader();
  return (code, message, field) => {
    // What a field of the form found by itself is in words already.
    if (code === 'validate') return message;
    const theirs = reader === 'en' ? message : '';
    const saying = translate(`codes.${code}`, { _: theirs || text('errors.notAccepted') });
    if (code !== 'INVALID') return saying;
    const length = lengthSaid(message);
    if (length) return text('errors.length', length);
    const whole = theirs ? text('errors.because', { saying, why: theirs }) : saying;
    const [top = '', ...inner] = (field ?? '').split('.').filter((step) => !/^\d+$/.test(step));
    // contract.number is told by number, amounts.<line> by amounts.
    return translate(`broken.${inner.at(-1) ?? top}`, { _: translate(`broken.${top}`, { _: whole }) });
  };
}

const WHY: Readonly<Record<string, TextKey>> = {
  FORBIDDEN: 'errors.forbidden', NOT_SENT: 'errors.notSent', RATE_LIMITED: 'errors.busy', LIMIT_EXCEEDED: 'errors.busy',
  TOO_MANY_ATTEMPTS: 'errors.busy', BUSY: 'errors.busy', CLOSING: 'errors.busy', BAD_USER_INPUT: 'errors.unread',
};

/** Why there was no answer; without one nobody knows whether it was done, and only the same again finds out. */
export function useFailureText(): (failure: unknown) => string {
  const text = useText();
  return (failure) => {
    const error = failure instanceof GraphError ? failure : new GraphError('INTERNAL', '', null, 0);
    const saying = text(isLost(error) ? 'errors.lost' : (WHY[error.code] ?? 'errors.refused'));
    return error.requestId ? `${saying} ${text('errors.requestId', { id: error.requestId })}` : saying;
  };
}

export function Failure({ failure, errors }: { failure: GraphError | null; errors: readonly UserError[] }) {
  const text = useText();
  const refusal = useRefusal();
  const failureText = useFailureText();
  if (!failure && errors.length === 0) return null;
  return (
    <Alert severity={failure && isLost(failure) ? 'warning' : 'error'}>
      {errors.map((error) => (
        <div key={error.code + error.message}>{refusal(error.code, error.message, error.path?.join('.'))}</div>
      ))}
      {failure && <div>{failureText(failure)}</div>}
      {errors.length > 0 && <div>{text('errors.again')}</div>}
    </Alert>
  );
}
