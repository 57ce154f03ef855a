import { Typography } from '@mui/material';
import { CouponsOfMemberDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Facts, Section } from '../../parts/Page.tsx';

/** The member's last coupons. */
export function MemberCoupons({ memberId }: { memberId: string }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const asked = useAsk(CouponsOfMemberDocument, { id: memberId });
  return (
    <Section title={text('coupons.ofMember')}>
      <Answer asked={asked}>
        {({ member }) => {
          const coupons = (member?.coupons?.edges ?? []).map(({ node }) => node);
          return coupons.length === 0 ? (
            <Typography variant="body2" className="soft">{text('shared.none')}</Typography>
          ) : (
            <Facts rows={coupons.map((coupon) => [
              `${(format.locale === 'zh-CN' ? coupon.offer?.nameZh : coupon.offer?.nameEn) ?? '—'} ${coupon.code}`,
              [word('couponState', coupon.state), coupon.expiresAt ? format.date(coupon.expiresAt) : null]
                .filter(Boolean).join(' · '),
            ])} />
          );
        }}
      </Answer>
    </Section>
  );
}
