import { useParams } from 'react-router-dom';
import { useAsk } from '../../graph/use-ask.ts';
import { PartnerClientPageDocument, type PartnerClientPageQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { ClientDocuments } from './ClientDocuments.tsx';
import { EditOrigins } from './EditOrigins.tsx';
import { PaymentSecret } from './PaymentSecret.tsx';

type Client = NonNullable<PartnerClientPageQuery['partnerClient']>;

export default function PartnerClientPage() {
  const { id = '' } = useParams();
  const asked = useAsk(PartnerClientPageDocument, { id });
  return (
    <Answer asked={asked}>
      {({ partnerClient }) => (partnerClient ? <Body client={partnerClient} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ client }: { client: Client }) {
  const text = useText();
  const format = useFormat();
  const word = useWord();
  const state = text(client.isDisabled ? 'shared.disabled' : 'shared.active');
  return (
    <Page
      title={client.name}
      over={`${text('nav.partnerClients')} · ${client.clientId}`}
      actions={<Mark tone={client.isDisabled ? 'bad' : 'good'}>{state}</Mark>}>
      <Section side={!client.isDisabled && <Doing client={client} />}>
        <Facts
          columns={2}
          rows={[
            [text('fields.channel'), client.channel?.name],
            [text('partnerClients.since'), format.date(client.createdAt)],
            [text('partnerClients.scopes'), client.scopes.join(' · ')],
            [text('partnerClients.mayExchange'), word('yesNo', String(client.mayExchange))],
            [text('partnerClients.origins'), client.allowedOrigins.join(' · ') || text('partnerClients.noOrigins')],
          ]}
        />
      </Section>
      <ClientDocuments client={client} />
    </Page>
  );
}

function Doing({ client }: { client: Client }) {
  const { channel, scopes } = client;
  return (
    <>
      {channel && scopes.includes('orders:pay') && <PaymentSecret channel={channel} />}
      <EditOrigins client={client} />
    </>
  );
}
