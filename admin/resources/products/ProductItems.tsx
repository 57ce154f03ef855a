import { Button } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { ProductCostDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { EditItem } from './ItemDialogs.tsx';
import type { Product } from './products.data.ts';
import { SetItemCost } from './SetItemCost.tsx';

type Item = Product['items']['edges'][number]['node'];

/** Items with their price of this moment; cost and margin for those who may see them. */
export function ProductItems({ product }: { product: Product }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const actor = useActor();
  const { code: region } = useRegion();
  const seesCost = can('catalog:cost');
  const [costing, setCosting] = useState<Item | null>(null);
  const [editing, setEditing] = useState<Item | null>(null);
  const mayCost = seesCost && actor?.kind === 'operator';
  const asked = useAsk(ProductCostDocument, { id: product.id, region }, { enabled: seesCost });
  const costOf = ({ id }: Item) => asked.data?.product?.items.edges.find(({ node }) => node.id === id)?.node;
  return (
    <>
      <SmallTable
        label={text('products.items')}
        rows={product.items.edges.map(({ node }) => node)}
        keyOf={({ id }) => id}
        empty={text('products.noItems')}
        columns={[
          {
            label: text('fields.sku'),
            cell: (item) => <Sku item={item} />,
          },
          { label: text('fields.pricing'), cell: ({ pricing }) => word('pricing', pricing) },
          {
            label: text('fields.weight'),
            align: 'right',
            cell: ({ goldWeightMg }) => `${format.number(goldWeightMg / 1000)} g`,
          },
          {
            label: text('fields.labour'),
            align: 'right',
            cell: ({ labour, labourBasis }) => `${format.money(labour)}${labourBasis === 'GRAM' ? '/g' : ''}`,
          },
          {
            label: text('fields.price'),
            align: 'right',
            cell: ({ price, sku }) =>
              price ? (
                <strong data-testid={`price-${sku}`}>{format.money(price.total)}</strong>
              ) : (
                text('products.noBoard')
              ),
          },
          ...(seesCost
            ? [
                {
                  label: text('fields.cost'),
                  align: 'right' as const,
                  cell: (item: Item) => format.money(costOf(item)?.cost),
                },
                {
                  label: text('fields.margin'),
                  align: 'right' as const,
                  cell: (item: Item) => format.bps(costOf(item)?.margin?.marginBps),
                },
              ]
            : []),
          ...(mayCost || can('catalog:write')
            ? [
                {
                  label: '\u00a0',
                  align: 'right' as const,
                  cell: (item: Item) => (
                    <>
                      {mayCost && <Button onClick={() => setCosting(item)}>{text('actions.setCost')}</Button>}
                      {can('catalog:write') && <Button onClick={() => setEditing(item)}>{text('actions.edit')}</Button>}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editing && <EditItem item={editing} onClose={() => setEditing(null)} />}
      {costing && (
        <SetItemCost
          itemId={costing.id}
          sku={costing.sku}
          currency={costing.labour.currency}
          onClose={() => setCosting(null)}
        />
      )}
    </>
  );
}

/** The SKU, and below it what tells one piece from another. */
function Sku({ item: { sku, serialNo, size, editionNo, retired, certificateNos } }: { item: Item }) {
  const text = useText();
  const piece = [serialNo, size, editionNo === null ? null : `№ ${editionNo}`].filter(Boolean).join(' · ');
  return (
    <>
      <span style={{ whiteSpace: 'nowrap' }}>{sku}</span>
      {piece && <small style={{ display: 'block' }}>{piece}</small>}
      {certificateNos.map((no) => (
        <small key={no} style={{ display: 'block' }}>
          <Link to={`/provenance/${no}`}>{`${text('products.provenance')} ${no}`}</Link>
        </small>
      ))}
      {retired && (
        <div>
          <Mark>{text('fields.retired')}</Mark>
        </div>
      )}
    </>
  );
}
