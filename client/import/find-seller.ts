import { OutletsDocument, type KaratClient } from '../src/index.ts';
import { ImportError } from './import-error.ts';
import type { Seller } from './phases.ts';

/** The outlet by its code, or the only web shop; its channel is the one that sells. */
export async function findSeller(
  client: KaratClient, code: string | null,
): Promise<Omit<Seller, 'region'>> {
  const filter = code ? { search: code } : { kind: 'WEB_SHOP' as const };
  const found = [];
  for await (const outlet of client.items(OutletsDocument, { filter }, ({ outlets }) => outlets)) {
    if (!outlet.closed && outlet.channel && (!code || outlet.code === code)) found.push(outlet);
  }
  const [outlet] = found;
  if (!outlet || found.length > 1) {
    throw new ImportError('OUTLET_UNKNOWN', code
      ? `There is no open outlet "${code}" with a channel.`
      : `There are ${found.length} web shops: name the outlet that sold with --outlet.`);
  }
  return { client, channelId: outlet.channel!.id, outletCode: outlet.code };
}
