import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { tasksById, tasksPage } from '../../queries/tasks.ts';
import { EngagementGrant } from '../check-in/check-in.type.ts';
import type { Franchise } from '../stubs.type.ts';
import { Task, TaskPage } from './task.type.ts';

@Resolver(() => Task)
export class TaskResolver {
  /** Who pays is between head office and the one that pays. */
  @FieldResolver()
  funder(@Root() { funder }: Task, @Ctx() { actor }: GraphContext): Franchise | null {
    const isOwn = actor.tenantId !== undefined && funder?.id === encodeId(PREFIX.franchise, actor.tenantId);
    return isRestricted(actor) && !isOwn ? null : funder;
  }

  @Query(() => Task, { nullable: true, description: 'One task 任务; null when unknown.' })
  @Scopes('engagement:read')
  async task(
    @Arg('id', () => ID, { description: 'Task id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Task | null> {
    const uuid = decodeId(PREFIX.task, id);
    return uuid ? context.load(tasksById, uuid) : null;
  }

  @Query(() => TaskPage, { description: 'Tasks 任务 by page, the last edited first.' })
  @Scopes('engagement:read')
  async tasks(
    @Arg('search', () => String, { nullable: true, description: 'Any part of a name or code.' }) search: string | null,
    @Arg('retired', () => Boolean, {
      nullable: true, description: 'Only those that are over, or only those that are not.',
    })
    retired: boolean | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    return tasksPage(await context.sql(), { search: search ?? null, retired: retired ?? null }, pageBounds(page));
  }
}

@Resolver(() => EngagementGrant)
export class GrantTaskResolver {
  @FieldResolver(() => Task, { nullable: true, description: 'For which task; null for other causes.' })
  task(@Root() { taskUuid }: EngagementGrant, @Ctx() context: GraphContext): Promise<Task | null> | null {
    return taskUuid ? context.load(tasksById, taskUuid) : null;
  }
}
