import { Box, Button, Link } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { ProductCostDocument, ProductPageDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText, useWord } from '../../i18n/use-text.ts';
import { RegionOnPhone } from '../../layout/TopBar.tsx';
import { useRegion } from '../../layout/use-region.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useClassName } from '../../parts/words/use-named.ts';
import { AddItem } from './ItemDialogs.tsx';
import { EditProduct } from './ProductDialogs.tsx';
import { useFacetRows } from './facets/facet-rows.ts';
import { MediaShown } from './media/MediaShown.tsx';
import { ProductItems } from './ProductItems.tsx';
import type { Product } from './products.data.ts';
import { SetMarginClass } from './SetMarginClass.tsx';

export default function ProductPage() {
  const { id = '' } = useParams();
  const { code: region } = useRegion();
  const can = useCan();
  const asked = useAsk(ProductPageDocument, { id, region });
  // Asked beside the product, and kept for the table of its items.
  useAsk(ProductCostDocument, { id, region }, { enabled: can('catalog:cost') });
  return <Answer asked={asked}>{({ product }) => (product ? <Body product={product} /> : <NotFound />)}</Answer>;
}

function Body({ product }: { product: Product }) {
  const text = useText();
  const called = useClassName();
  const format = useFormat();
  const can = useCan();
  const house = useActor()?.kind === 'operator';
  const [dialog, setDialog] = useState<'class' | 'edit' | 'item' | null>(null);
  const close = () => setDialog(null);
  const zh = format.locale === 'zh-CN';
  return (
    <Page
      title={zh ? product.nameZh : product.nameEn}
      over={`${text('products.one')} · ${product.styleNo}`}
      actions={
        <>
          <RegionOnPhone />
          {can('catalog:write') && (
            <>
              {house && (
                <Button variant="outlined" onClick={() => setDialog('class')}>
                  {text('actions.setMarginClass')}
                </Button>
              )}
              <Button variant="contained" onClick={() => setDialog('edit')}>
                {text('actions.edit')}
              </Button>
            </>
          )}
        </>
      }>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 2, lg: 5 },
          gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' },
        }}>
        <Box sx={{ minWidth: 0 }}>
          <Section
            title={text('products.items')}
            side={
              can('catalog:write') && <Button onClick={() => setDialog('item')}>{text('actions.addItem')}</Button>
            }>
            <ProductItems product={product} />
          </Section>
          <Section title={text('products.classHistory')}>
            <SmallTable
              label={text('products.classHistory')}
              rows={product.marginClassHistory}
              keyOf={({ effectiveAt }) => effectiveAt}
              columns={[
                { label: text('fields.marginClass'), cell: ({ marginClass }) => called(marginClass) },
                { label: text('fields.effectiveFrom'), cell: ({ effectiveAt }) => format.dateTime(effectiveAt) },
                { label: text('fields.reason'), cell: ({ reason }) => reason ?? '—' },
              ]}
            />
          </Section>
        </Box>
        <Box component="aside" aria-label={text('products.one')}>
          <Aside product={product} />
        </Box>
      </Box>
      {dialog === 'class' && <SetMarginClass product={product} onClose={close} />}
      {dialog === 'edit' && <EditProduct product={product} onClose={close} />}
      {dialog === 'item' && <AddItem productId={product.id} onClose={close} />}
    </Page>
  );
}

/** Links; what lies in the house is shown as well. */
function Media({ media }: { media: Product['media'] }) {
  const word = useWord();
  return (
    <>
      <MediaShown media={media} />
      {media.map(({ kind, url }) => (
        <Link key={url} href={url} target="_blank" rel="noreferrer" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
          {word('mediaKind', kind)} {url.slice(url.lastIndexOf('/') + 1)}
        </Link>
      ))}
    </>
  );
}

function Aside({ product }: { product: Product }) {
  const text = useText();
  const word = useWord();
  const called = useClassName();
  const fineness = useFineness();
  const format = useFormat();
  const exclusive = [...product.exclusiveChannels, ...product.exclusiveFranchises].flatMap((one) =>
    one ? [one.name] : [],
  );
  return (
    <Facts
      rows={[
        [text('fields.named'), format.locale === 'zh-CN' ? product.nameEn : product.nameZh],
        [text('fields.category'), word('category', product.category)],
        [text('fields.marginClass'), <strong key="class">{called(product.marginClass)}</strong>],
        [text('fields.demandClass'), word('demandClass', product.demandClass)],
        [text('fields.metal'), fineness(product.metal, product.purity)],
        [text('fields.craft'), product.craft],
        [text('fields.series'), product.series],
        [
          text('fields.stones'),
          product.stones
            .map(({ kind, count, milliCarats, grade }) =>
              `${kind} ${count} × ${milliCarats / 1000} ct${grade ? ` ${grade}` : ''}`)
            .join(', ') || null,
        ],
        [text('fields.media'), product.media.length > 0 ? <Media key="media" media={product.media} /> : null],
        ...useFacetRows(product),
        [text('fields.tags'), product.tags.join(' · ') || null],
        [text('fields.leadTime'), text('products.days', { count: product.leadTimeDays })],
        [text('fields.memberOnly'), word('yesNo', String(product.memberOnly))],
        [text('fields.channel'), exclusive.join(', ') || null],
        [text('fields.retired'), word('yesNo', String(product.retired))],
      ]}
    />
  );
}
