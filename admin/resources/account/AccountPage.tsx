import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { OwnAccountDocument, type OwnAccountQuery } from '../../gql/graphql.ts';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { ShownOnce } from '../../parts/form/ShownOnce.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { SigningKeys } from './SigningKeys.tsx';
import { ConfirmTotp, EnrolTotp, RemoveTotp, type Seed } from './TwoFactorDialogs.tsx';

type Viewer = NonNullable<OwnAccountQuery['viewer']>;
type Dialog = 'password' | 'enrol' | 'remove' | null;

/** One's own account: who one is here, the password, the second factor. */
export default function AccountPage() {
  const asked = useAsk(OwnAccountDocument, {});
  return <Answer asked={asked}>{({ viewer }) => viewer && <Body viewer={viewer} />}</Answer>;
}

function Body({ viewer }: { viewer: Viewer }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const { account, franchise, outlets } = viewer;
  const places = (outlets ?? []).flatMap((outlet) => (outlet ? [outlet.name] : []));
  return (
    <Page title={text('account.title')} over={viewer.name}>
      <Box sx={{ maxWidth: 640 }}>
        <Section>
          <Facts
            rows={[
              [text('fields.email'), account?.email],
              [text('shared.roles'), viewer.roles.map((role) => word('operatorRole', role)).join(' · ')],
              [text('fields.franchise'), franchise?.name ?? text('shared.headOffice')],
              ...(places.length > 0 ? [[text('fields.outlet'), places.join(' · ')] as const] : []),
              [text('account.since'), format.date(account?.createdAt)],
            ]}
          />
        </Section>
        {account ? (
          <Security hasTwoFactor={account.hasTwoFactor} />
        ) : (
          <Alert severity="info">{text('account.elsewhere')}</Alert>
        )}
        {can('identity:admin') && <SigningKeys />}
      </Box>
    </Page>
  );
}

function Security({ hasTwoFactor }: { hasTwoFactor: boolean }) {
  const text = useText();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [seed, setSeed] = useState<Seed | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Section
        title={text('account.password')}
        side={<Button onClick={() => setDialog('password')}>{text('account.changePassword')}</Button>}>
        <Typography variant="body2" className="soft">
          {text('account.passwordRule')}
        </Typography>
      </Section>
      <Section
        title={text('shared.twoFactor')}
        side={
          <Button onClick={() => setDialog(hasTwoFactor ? 'remove' : 'enrol')}>
            {text(hasTwoFactor ? 'account.turnOff' : 'account.turnOn')}
          </Button>
        }>
        <Typography variant="body2" component="div" sx={{ mb: 0.5 }}>
          <Mark tone={hasTwoFactor ? 'good' : 'plain'}>{text(hasTwoFactor ? 'account.on' : 'account.off')}</Mark>
        </Typography>
        <Typography variant="body2" className="soft">
          {text('account.twoFactorHint')}
        </Typography>
      </Section>
      {dialog === 'password' && <ChangePassword onClose={close} />}
      {dialog === 'enrol' && <EnrolTotp onClose={close} onSeed={setSeed} />}
      {dialog === 'remove' && <RemoveTotp onClose={close} />}
      {seed && <ConfirmTotp seed={seed} onClose={() => setSeed(null)} onCodes={setCodes} />}
      {codes && (
        <ShownOnce title={text('account.recovery')} secret={codes.join('\n')} onClose={() => setCodes(null)} />
      )}
    </>
  );
}
