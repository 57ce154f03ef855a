import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { GraphError } from '../../graph/graph-error.ts';
import { useText, type TextKey } from '../../i18n/use-text.ts';
import { lengthSaid, type UserError } from './user-errors.ts';

/**
 * A refusal in the reader's language, in the server's words when we have none. INVALID says only that a rule was
 * broken: which, say the length that is asked for or the field; of another field the server's words follow.
 */
export function useRefusal(): (code: string, message: string, field?: string | null) => string {
  const text = useText();
  const translate = useTranslate();
  return (code, message, field) => {
    const saying = translate(`codes.${code}`, { _: message });
    if (code !== 'INVALID') return saying;
    const length = lengthSaid(message);
    if (length) return text('errors.length', length);
    const whole = message ? text('errors.because', { saying, why: message }) : saying;
    const [top = '', ...inner] = (field ?? '').split('.').filter((step) => !/^\d+$/.test(step));
    // contract.number is told by number, amounts.<line> by amounts.
    return translate(`broken.${inner.at(-1) ?? top}`, { _: translate(`broken.${top}`, { _: whole }) });
  };
}

/** Without an answer nobody knows whether it was done; only the same again finds out. */
function sayingOf({ code }: GraphError): TextKey {
  if (code === 'FORBIDDEN') return 'errors.forbidden';
  return code === 'NETWORK' ? 'errors.lost' : 'errors.refused';
}

export function Failure({ failure, errors }: { failure: GraphError | null; errors: readonly UserError[] }) {
  const text = useText();
  const refusal = useRefusal();
  if (!failure && errors.length === 0) return null;
  return (
    <Alert severity="error">
      {errors.map((error) => (
        <div key={error.code + error.message}>{refusal(error.code, error.message, error.path?.join('.'))}</div>
      ))}
      {failure && (
        <div>
          {text(sayingOf(failure))} {failure.message}
          {failure.requestId && ` ${text('errors.requestId', { id: failure.requestId })}`}
        </div>
      )}
      {errors.length > 0 && <div>{text('errors.again')}</div>}
    </Alert>
  );
}
