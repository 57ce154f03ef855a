import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { GraphError } from '../../graph/graph-error.ts';
import { useText, type TextKey } from '../../i18n/use-text.ts';
import type { UserError } from './user-errors.ts';

/** A refusal in the reader's language, in the server's words when we have none. */
export function useRefusal(): (code: string, message: string) => string {
  const translate = useTranslate();
  return (code, message) => translate(`codes.${code}`, { _: message });
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
        <div key={error.code + error.message}>{refusal(error.code, error.message)}</div>
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
