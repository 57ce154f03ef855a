import { Alert, Box, Button, Link, Typography } from '@mui/material';
import { useParams } from 'react-router-dom';
import { ProvenancePageDocument, type ProvenancePageQuery } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { saveFile } from '../../parts/list/export/file-name.ts';
import { Page, Section } from '../../parts/Page.tsx';
import { QrCode } from '../../parts/QrCode.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useVerdict } from './use-verdict.ts';

type Certificate = NonNullable<ProvenancePageQuery['publicProvenance']>;
type Keys = ProvenancePageQuery['publicProvenanceKeys'];

/** The same that anybody may keep: see gateway/start/steps/provenance-keys.ts. */
const KEYS_PATH = '/.well-known/karat-provenance-keys.json';

/** What happened to a piece, proven in this browser as anybody may prove it. */
export default function ProvenancePage() {
  const text = useText();
  const { certificateNo = '' } = useParams();
  const asked = useAsk(ProvenancePageDocument, { certificateNo });
  return (
    <Page title={text('provenance.title', { no: certificateNo })}>
      <Answer asked={asked}>
        {({ publicProvenance: certificate, publicProvenanceKeys: keys }) => (certificate ? (
          <>
            <Verdict document={certificate.document} keys={keys} />
            {!certificate.isWhole && <Alert severity="info" sx={{ mb: 2 }}>{text('provenance.waiting')}</Alert>}
            <Chain certificate={certificate} />
            <Proof certificate={certificate} />
          </>
        ) : <Typography className="soft">{text('provenance.none')}</Typography>)}
      </Answer>
    </Page>
  );
}

function Verdict({ document, keys }: { document: string; keys: Keys }) {
  const text = useText();
  const word = useWord();
  const verdict = useVerdict(document, keys);
  if (verdict === null) return <Alert severity="info" sx={{ mb: 2 }}>{text('provenance.checking')}</Alert>;
  if (verdict === 'cannot') return <Alert severity="warning" sx={{ mb: 2 }}>{text('provenance.cannot')}</Alert>;
  const { valid, fault, at } = verdict;
  if (valid) return <Alert severity="success" sx={{ mb: 2 }}>{text('provenance.valid')}</Alert>;
  return (
    <Alert severity="error" sx={{ mb: 2 }}>
      {[text('provenance.invalid'), fault && word('provenanceFault', fault), at && text('provenance.at', { at })]
        .filter(Boolean).join(' · ')}
    </Alert>
  );
}

function Chain({ certificate: { links } }: { certificate: Certificate }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <Section title={text('provenance.chain')}>
      <SmallTable
        label={text('provenance.chain')}
        rows={links}
        keyOf={({ seq }) => String(seq)}
        columns={[
          { label: text('provenance.seq'), phone: 'side', cell: ({ seq }) => seq },
          { label: text('provenance.kind'), phone: 'title', cell: ({ kind, owner }) =>
            [word('provenanceKind', kind), owner && text('provenance.owner', { owner })].filter(Boolean).join(' · ') },
          { label: text('fields.at'), cell: ({ at }) => format.dateTime(at) },
          { label: text('provenance.facts'), cell: ({ facts }) =>
            facts.map(({ name, value }) => `${name}: ${value}`).join(' · ') || '—' },
          { label: text('provenance.key'), cell: ({ keyId }) => keyId },
        ]}
      />
    </Section>
  );
}

function Proof({ certificate: { certificateNo, document } }: { certificate: Certificate }) {
  const text = useText();
  const save = () => saveFile(`${certificateNo}.json`, new Blob([document], { type: 'application/json' }));
  return (
    <Section title={text('provenance.verify')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2.5 }}>
        <QrCode value={certificateNo} label={text('provenance.qr')} />
        <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Typography variant="body2" sx={{ mb: 1 }}>{text('provenance.verifyHint')}</Typography>
          <Typography variant="body2" sx={{ mb: 1, overflowWrap: 'anywhere' }}>
            {`${text('provenance.keysAt')} `}
            <Link href={KEYS_PATH}>{`${window.location.origin}${KEYS_PATH}`}</Link>
          </Typography>
          <Button variant="outlined" onClick={save}>{text('provenance.download')}</Button>
        </Box>
      </Box>
    </Section>
  );
}
