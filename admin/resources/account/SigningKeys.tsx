import { Button, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { SigningKeysDocument, type SigningKeysQuery } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldCheck } from '../../parts/form/fields.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { rotateSigningKeys } from './account.data.ts';

type Key = SigningKeysQuery['signingKeys'][number];

const TONES = { WAITING: 'plain', SIGNING: 'good', RETIRING: 'plain' } as const;

/** For owners: which keys sign the sign-ins of everybody, and the next one by hand. */
export function SigningKeys() {
  const text = useText();
  const asked = useAsk(SigningKeysDocument, {});
  const [rotating, setRotating] = useState(false);
  return (
    <Section
      title={text('account.keys')}
      side={<Button onClick={() => setRotating(true)}>{text('account.rotateKeys')}</Button>}>
      <Typography variant="body2" className="soft" sx={{ mb: 1 }}>
        {text('account.keysHint')}
      </Typography>
      <Answer asked={asked}>{({ signingKeys }) => <KeyRows keys={signingKeys} />}</Answer>
      {rotating && <RotateKeys onClose={() => setRotating(false)} />}
    </Section>
  );
}

function KeyRows({ keys }: { keys: readonly Key[] }) {
  const text = useText();
  const format = useFormat();
  const shown = (key: Key) => (
    <span key={key.keyId} title={key.keyId}>
      {format.dateTime(key.signsFrom)}
      {key.verifiesUntil && ` → ${format.dateTime(key.verifiesUntil)}`}{' '}
      <Mark tone={TONES[key.state]}>{text(`account.key${key.state}`)}</Mark>
    </span>
  );
  return <Facts rows={keys.map((key) => [`${key.keyId.slice(0, 8)}…`, shown(key)] as const)} />;
}

function RotateKeys({ onClose }: { onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    ({ emergency }: { emergency: boolean }, key: string) => rotateSigningKeys(emergency, key),
    [],
  );
  return (
    <CommandDialog
      name="rotate-signing-keys"
      title={text('account.rotateKeys')}
      hint={text('account.rotateKeysHint')}
      submit={text('account.rotateKeys')}
      danger
      defaults={{ emergency: false }}
      onClose={onClose}
      run={run}
      done={() => text('account.keysRotated')}>
      <FieldCheck name="emergency" label={text('account.keyLeaked')} />
    </CommandDialog>
  );
}
