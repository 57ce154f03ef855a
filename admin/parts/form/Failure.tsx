import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { GraphError } from '../../graph/graph-error.ts';
import { useText } from '../../i18n/use-text.ts';
import type { UserError } from './user-errors.ts';

/** A refusal in the reader's language, in the server's words when we have none. */
export function useRefusal(): (code: string, message: string) => string {
  const translate = useTranslate();
  return (code, message) => {
    const words = translate(`codes.${code}`, { _: message });
    return words === message || !message ? words : words;
  };
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
          {failure.code === 'FORBIDDEN' ? text('errors.forbidden') : text('errors.refused')} {failure.message}
          {failure.requestId && ` ${text('errors.requestId', { id: failure.requestId })}`}
        </div>
      )}
      <div>{text('errors.again')}</div>
    </Alert>
  );
}
