import type { Target } from '../map/fields.ts';
import { FxReader } from './fx.ts';
import { GoldReader } from './gold.ts';
import { MembersReader } from './members.ts';
import { OrdersReader } from './orders.ts';
import { OutletsReader } from './outlets.ts';
import { PointsReader } from './points.ts';
import { ProductsReader } from './products.ts';
import type { RecordReader, Work } from './work.ts';

const READERS: Record<Target, new (work: Work) => RecordReader> = {
  orders: OrdersReader, members: MembersReader, outlets: OutletsReader, products: ProductsReader, points: PointsReader,
    gold: GoldReader,
  fx: FxReader,
};

export const readerOf = (target: Target, work: Work): RecordReader => new READERS[target](work);
