import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { writeExportSlip } from '../../../kernel/files/export-slip.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { fileOf } from '../../calls/exports/file-of.ts';
import { isStillFor, LINK_LASTS_MS } from '../../domain/exports/export-rules.ts';
import { exportRowsById, exportsPage, exportView, partBody, seesAllNamed } from '../../queries/exports/export-rows.ts';
import { ExportFile, ExportLink, ListExport, ListExportPage } from './export.type.ts';

@Resolver(() => ListExport)
export class ListExportResolver {
  @Query(() => ListExport, { nullable: true, description: 'One export 导出, to be asked again until it is done; '
    + 'null when it is unknown or somebody else\'s.' })
  @Scopes('exports:run')
  async export(
    @Arg('id', () => ID, { description: 'Export.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<ListExport | null> {
    const row = await rowOf(id, context);
    return row && isOwn(row, context) ? exportView(row) : null;
  }

  @Query(() => ListExportPage, { description: 'Exports 导出记录, the newest first: one\'s own, of the last 90 days.' })
  @Scopes('exports:run')
  async exports(
    @Arg('everybody', () => Boolean, {
      defaultValue: false, description: 'Everybody\'s: head office, with audit:read.',
    }) everybody: boolean,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const { actor, services } = context;
    if (everybody && (actor.kind !== 'operator' || !actor.scopes.includes('audit:read'))) {
      throw new RequestError('FORBIDDEN', 'Everybody\'s exports are for head office with audit:read.');
    }
    return exportsPage(services.home.database.sql, everybody ? null : actor, pageBounds(page));
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is of whoever asks, who alone may fetch and cancel it.' })
  isOwn(@Root() row: ListExport, @Ctx() context: GraphContext): boolean {
    return isOwn(row, context);
  }

  @FieldResolver(() => ExportLink, { nullable: true, description: 'Where its file is fetched; null while there is '
    + 'none, for anybody but its owner, while the owner may see less than it holds, and in lists: ask export.' })
  async link(
    @Root() { id, uuid, state, actor: then, format, isListed }: ListExport, @Ctx() context: GraphContext,
  ): Promise<ExportLink | null> {
    const { actor, services, now } = context;
    if (isListed || state !== 'done' || !isStillFor(then, actor)) return null;
    if (!await seesAllNamed(services.home.database.sql, uuid, then, now)) return null;
    const until = new Date(now.getTime() + LINK_LASTS_MS);
    const path = writeExportSlip(services.keys, { id, ending: format }, until);
    return { until, url: services.files.publicUrl + path };
  }

  @Query(() => ExportFile, { nullable: true, description: 'What the house asks before it serves a file: null for '
    + 'everybody else, and where its owner may see less by now.' })
  @Scopes('exports:run')
  async exportFile(
    @Arg('id', () => ID, { description: 'Export.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<ExportFile | null> {
    const row = context.actor.kind === 'service' ? await rowOf(id, context) : null;
    return row && fileOf(row, context);
  }

  @Query(() => String, {
    nullable: true, description: 'A part of a file, as the house serves it: null for everybody else.',
  })
  @Scopes('exports:run')
  async exportPart(
    @Arg('id', () => ID, { description: 'Export.' }) id: string,
    @Arg('number', () => Int, { description: 'Which part, from 0.' }) number: number, @Ctx() context: GraphContext,
  ): Promise<string | null> {
    const uuid = context.actor.kind === 'service' ? decodeId(PREFIX.listExport, id) : null;
    return uuid === null ? null : partBody(context.services.home.database.sql, uuid, number);
  }
}

async function rowOf(id: string, context: GraphContext) {
  const uuid = decodeId(PREFIX.listExport, id);
  if (uuid === null) return null;
  const [row] = await exportRowsById(context.services.home.database.sql, [uuid]);
  return row ?? null;
}

const isOwn = ({ ownerKind, ownerId }: { ownerKind: string; ownerId: string }, { actor }: GraphContext): boolean =>
  ownerKind === actor.kind && ownerId === actor.id;
