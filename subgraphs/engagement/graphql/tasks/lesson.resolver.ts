import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { lessonsOf } from '../../queries/lessons.ts';
import { tasksById } from '../../queries/tasks.ts';
import { Member } from '../stubs.type.ts';
import { LessonProgress } from './lesson.type.ts';
import { Task } from './task.type.ts';

@Resolver(() => Member)
export class MemberLessonsResolver {
  @FieldResolver(() => [LessonProgress], {
    nullable: true, description: 'Lessons 课程进度 of courses that the member has begun, the last told first.',
  })
  @Scopes('engagement:read')
  async lessons(
    @Root() { id }: Member,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<readonly object[] | null> {
    const memberId = decodeId(PREFIX.member, id);
    return memberId
      ? context.loadAbout(FACT.member, memberId, lessonsOf, { memberId, first: connectionFirst({ first }) }) : null;
  }
}

@Resolver(() => LessonProgress)
export class LessonTaskResolver {
  @FieldResolver(() => Task, { nullable: true, description: 'The course: a task that is proved by lessons.' })
  task(@Root() { taskUuid }: LessonProgress, @Ctx() context: GraphContext): Promise<Task | null> {
    return context.load(tasksById, taskUuid);
  }
}
