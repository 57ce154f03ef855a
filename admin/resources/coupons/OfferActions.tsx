import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { CouponSegmentsDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { memberNamed } from '../../parts/segment-rule/segment-rule.data.ts';
import { endOffer, issueTo, issueToSegment, publishOffer, type Offer } from './coupons.data.ts';
import { EditOffer } from './EditOffer.tsx';

type Dialog = 'edit' | 'publish' | 'member' | 'segment' | 'end';

/** What may be done with an offer: written, published by another, given, ended. */
export function OfferActions({ offer }: { offer: Offer }) {
  const text = useText();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const isOut = offer.publishedVersion !== null;
  return (
    <>
      {offer.isWaiting && !offer.isOwn && (
        <Button variant="contained" onClick={() => setDialog('publish')}>{text('coupons.publish')}</Button>
      )}
      {isOut && <Button variant="outlined" onClick={() => setDialog('member')}>{text('coupons.toMember')}</Button>}
      {isOut && <Button variant="outlined" onClick={() => setDialog('segment')}>{text('coupons.toSegment')}</Button>}
      <Button variant="outlined" onClick={() => setDialog('edit')}>{text('actions.edit')}</Button>
      <Button color="inherit" onClick={() => setDialog('end')}>{text('coupons.end')}</Button>
      {dialog === 'edit' && <EditOffer offer={offer} onClose={close} />}
      {dialog === 'publish' && <Publish offer={offer} onClose={close} />}
      {dialog === 'member' && <ToMember offer={offer} onClose={close} />}
      {dialog === 'segment' && <ToSegment offer={offer} onClose={close} />}
      {dialog === 'end' && <End offer={offer} onClose={close} />}
    </>
  );
}

interface DialogProps { readonly offer: Offer; readonly onClose: () => void }

function Publish({ offer: { id, version }, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(({ expectedVersion }: { expectedVersion: number }) =>
    publishOffer(id, expectedVersion), [id]);
  return (
    <CommandDialog name={`offer-publish.${id}`} title={text('coupons.publish')} hint={text('coupons.publishHint')}
      submit={text('coupons.publish')} defaults={{ expectedVersion: version }} onClose={onClose} run={run}
      done={() => text('coupons.published')} />
  );
}

function End({ offer: { id, version }, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(({ reason, expectedVersion }: { reason: string; expectedVersion: number }) =>
    endOffer(id, expectedVersion, reason), [id]);
  return (
    <CommandDialog name={`offer-end.${id}`} title={text('coupons.end')} hint={text('coupons.endHint')} danger
      submit={text('coupons.end')} defaults={{ reason: '', expectedVersion: version }} onClose={onClose} run={run}
      done={() => text('coupons.ended')}>
      <FieldText name="reason" label={text('fields.reason')} required maxLength={500} />
    </CommandDialog>
  );
}

interface ToMemberValues { memberId: string; reason: string }
type Given = Awaited<ReturnType<typeof issueTo>>;

function ToMember({ offer: { id }, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(async ({ memberId: named, reason }: ToMemberValues, key: string): Promise<Given> => {
    const memberId = await memberNamed(named);
    return memberId ? issueTo(id, memberId, reason, key)
      : { coupon: null, userErrors: [{ code: 'NOT_FOUND', message: '', path: ['memberId'] }] };
  }, [id]);
  return (
    <CommandDialog<ToMemberValues, Given> name={`offer-member.${id}`} title={text('coupons.toMember')}
      submit={text('coupons.toMember')} defaults={{ memberId: '', reason: '' }} onClose={onClose} run={run}
      done={({ coupon }) => text('coupons.given', { code: coupon?.code ?? '' })}>
      <FieldText name="memberId" label={text('coupons.member')} required />
      <FieldText name="reason" label={text('fields.reason')} required maxLength={500} />
    </CommandDialog>
  );
}

function ToSegment({ offer: { id }, onClose }: DialogProps) {
  const text = useText();
  const format = useFormat();
  const asked = useAsk(CouponSegmentsDocument, {});
  const run = useCallback(({ segmentId }: { segmentId: string }, key: string) =>
    issueToSegment(id, segmentId, key), [id]);
  return (
    <CommandDialog name={`offer-segment.${id}`} title={text('coupons.toSegment')} hint={text('coupons.toSegmentHint')}
      submit={text('coupons.toSegment')} defaults={{ segmentId: '' }} onClose={onClose} run={run}
      done={() => text('coupons.running')}>
      <Answer asked={asked}>
        {({ segments }) => (
          <FieldSelect name="segmentId" label={text('coupons.segment')} required choices={segments.items.map((one) => (
            { id: one.id, name: format.locale === 'zh-CN' ? one.nameZh : one.nameEn }))} />
        )}
      </Answer>
    </CommandDialog>
  );
}
