import { useCallback } from 'react';
import { leave } from '../../auth/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { changeMyPassword } from './account.data.ts';

const NEW = { currentPassword: '', password: '', repeat: '' };
type Result = Awaited<ReturnType<typeof changeMyPassword>>;

const REPEAT_DIFFERS = { code: 'REPEAT_DIFFERS' as never, message: '', path: ['repeat'], waitSeconds: null };

/** Ends every session of this operator, this one too: the sign-in follows at once. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const text = useText();
  const run = useCallback(async ({ currentPassword, password, repeat }: typeof NEW): Promise<Result> => {
    if (password !== repeat) return { changed: null, userErrors: [REPEAT_DIFFERS] };
    return changeMyPassword(currentPassword, password);
  }, []);
  return (
    <CommandDialog<typeof NEW, Result>
      name="own-password"
      secret
      ends
      title={text('account.changePassword')}
      hint={text('account.passwordHint')}
      submit={text('account.changePassword')}
      defaults={NEW}
      onClose={onClose}
      run={run}
      done={() => text('account.passwordChanged')}
      onDone={() => void leave(true).then(() => window.location.assign('/'))}>
      <FieldText
        name="currentPassword"
        label={text('account.currentPassword')}
        type="password"
        autoComplete="current-password"
        required
        autoFocus
      />
      <FieldText
        name="password"
        label={text('account.newPassword')}
        type="password"
        autoComplete="new-password"
        help={text('account.passwordRule')}
        required
      />
      <FieldText
        name="repeat"
        label={text('account.repeat')}
        type="password"
        autoComplete="new-password"
        required
      />
    </CommandDialog>
  );
}
