import { Alert, Box, Button, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { ask } from '../../graph/ask.ts';
import {
  MemberCardDocument, PrintMemberCardDocument, type MemberCardQuery, type PrintMemberCardMutation,
} from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { useFailureText, useRefusal } from '../../parts/form/Failure.tsx';
import { Page } from '../../parts/Page.tsx';
import { QrCode } from '../../parts/QrCode.tsx';
import { useNamed } from '../../parts/words/use-named.ts';

type Holder = NonNullable<MemberCardQuery['member']>;
type Printed = NonNullable<PrintMemberCardMutation['printMemberCard']['printed']>;

/** A card to print and hand over: its number and a signed code that anybody checks without the house; nobody's name. */
export default function PrintedCard() {
  const { id = '' } = useParams();
  const asked = useAsk(MemberCardDocument, { id });
  return <Answer asked={asked}>{({ member }) => (member ? <Sheet holder={member} /> : <NotFound />)}</Answer>;
}

function Sheet({ holder }: { holder: Holder }) {
  const text = useText();
  const can = useCan();
  const { printed, failure, busy, make } = useMaking(holder.id);
  return (
    <Page
      title={text('members.printedCard')}
      over={[holder.displayName, holder.cardNumber].filter(Boolean).join(' · ')}
      actions={
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', displayPrint: 'none' }}>
          <Button component={Link} to={`/members/${holder.id}/show`} color="inherit">
            {text('members.toMember')}
          </Button>
          {!printed && can('members:write') && (
            <Button variant="contained" onClick={() => void make()} disabled={busy}>{text('members.makeCard')}</Button>
          )}
          {printed && (
            <Button variant="contained" onClick={() => window.print()}>{text('members.print')}</Button>
          )}
        </Box>
      }>
      {failure && <Alert severity="warning">{failure}</Alert>}
      {!printed && <Typography className="soft">{text('members.cardHint')}</Typography>}
      {printed && <Card holder={holder} printed={printed} />}
    </Page>
  );
}

/** One key for one visit of the page: sent again without an answer it is the same card. */
function useMaking(memberId: string) {
  const failureText = useFailureText();
  const refusal = useRefusal();
  const key = useRef(crypto.randomUUID());
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const input = { memberId, idempotencyKey: key.current };
      const answer = (await ask(PrintMemberCardDocument, { input })).printMemberCard;
      setPrinted(answer.printed);
      const [first] = answer.userErrors;
      if (first) setFailure(refusal(first.code, first.message));
    } catch (error) {
      setFailure(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  return { printed, failure, busy, make };
}

/** A bank card's format, 85.6 by 54 mm; the code's text stands below it, for whoever has no camera. */
function Card({ holder, printed: { cardNumber, code, issuedOn } }: { holder: Holder; printed: Printed }) {
  const text = useText();
  const named = useNamed();
  const format = useFormat();
  return (
    <>
      <Box
        component="article"
        aria-label={text('members.printedCard')}
        sx={{
          width: '85.6mm', maxWidth: '100%', minHeight: '54mm', p: '4mm', border: 1, borderColor: 'divider',
          borderRadius: '3mm', display: 'flex', gap: '3mm', justifyContent: 'space-between', breakInside: 'avoid',
        }}>
        <Box sx={{ display: 'flex', flexDirection: 'column', justifyContent: 'space-between', minWidth: 0 }}>
          <Typography variant="body1" sx={{ fontWeight: 500 }}>{text('layout.title')}</Typography>
          <div>
            <Typography variant="body1" sx={{ overflowWrap: 'anywhere' }}>{cardNumber}</Typography>
            <Typography variant="body2" className="soft">{named(holder.region)}</Typography>
            <Typography variant="body2" className="soft">{format.date(issuedOn)}</Typography>
          </div>
        </Box>
        <Box sx={{ flexShrink: 0, '& svg': { width: '40mm', height: '40mm' } }}>
          <QrCode value={code} label={text('members.cardCode')} />
        </Box>
      </Box>
      <Typography variant="body2" className="soft" sx={{ mt: 1.5, maxWidth: 640, overflowWrap: 'anywhere' }}>
        {code}
      </Typography>
    </>
  );
}
