import { Box, Typography } from '@mui/material';
import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { confirmMyTotp, enrolMyTotp, removeMyTotp } from './account.data.ts';
import { QrCode } from '../../parts/QrCode.tsx';

interface DialogProps {
  readonly onClose: () => void;
}

export interface Seed {
  readonly secret: string;
  readonly uri: string;
}

type Enrolled = Awaited<ReturnType<typeof enrolMyTotp>>;
type Confirmed = Awaited<ReturnType<typeof confirmMyTotp>>;
type Removed = Awaited<ReturnType<typeof removeMyTotp>>;

/** First step: the own password, so that a stolen token alone enrols nothing. */
export function EnrolTotp({ onClose, onSeed }: DialogProps & { onSeed: (seed: Seed) => void }) {
  const text = useText();
  const run = useCallback(({ currentPassword }: { currentPassword: string }) => enrolMyTotp(currentPassword), []);
  return (
    <CommandDialog<{ currentPassword: string }, Enrolled>
      name="own-totp"
      secret
      title={text('account.enrolTitle')}
      hint={text('account.enrolHint')}
      submit={text('account.next')}
      defaults={{ currentPassword: '' }}
      onClose={onClose}
      run={run}
      done={() => text('account.seedMade')}
      onDone={({ secret, uri }) => {
        if (secret && uri) onSeed({ secret, uri });
      }}>
      <FieldText
        name="currentPassword"
        label={text('account.currentPassword')}
        type="password"
        autoComplete="current-password"
        required
        autoFocus
      />
    </CommandDialog>
  );
}

/** Second step: a first code proves that the app has the seed. */
export function ConfirmTotp({
  seed,
  onClose,
  onCodes,
}: DialogProps & { seed: Seed; onCodes: (codes: readonly string[]) => void }) {
  const text = useText();
  const run = useCallback(({ code }: { code: string }) => confirmMyTotp(code.trim()), []);
  return (
    <CommandDialog<{ code: string }, Confirmed>
      name="own-totp-code"
      secret
      title={text('account.enrolTitle')}
      hint={text('account.scanHint')}
      submit={text('account.turnOn')}
      defaults={{ code: '' }}
      onClose={onClose}
      run={run}
      done={() => text('account.turnedOn')}
      onDone={({ recoveryCodes }) => onCodes(recoveryCodes ?? [])}>
      <Box sx={{ display: 'grid', gap: 1, justifyItems: 'center' }}>
        <QrCode value={seed.uri} label={text('account.qr')} />
        <Typography
          component="code"
          data-testid="totp-seed"
          sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere', userSelect: 'all', textAlign: 'center' }}>
          {seed.secret}
        </Typography>
      </Box>
      <FieldText name="code" label={text('account.code')} autoComplete="one-time-code" required autoFocus />
    </CommandDialog>
  );
}

export function RemoveTotp({ onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(({ code }: { code: string }) => removeMyTotp(code.trim()), []);
  return (
    <CommandDialog<{ code: string }, Removed>
      name="own-totp-off"
      secret
      danger
      title={text('account.removeTitle')}
      hint={text('account.removeHint')}
      submit={text('account.turnOff')}
      defaults={{ code: '' }}
      onClose={onClose}
      run={run}
      done={() => text('account.turnedOff')}>
      <FieldText
        name="code"
        label={text('account.codeOrRecovery')}
        autoComplete="one-time-code"
        required
        autoFocus
      />
    </CommandDialog>
  );
}
