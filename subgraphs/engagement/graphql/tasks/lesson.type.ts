import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';

@ObjectType({ simpleResolvers: true, description: 'How far a member is with a lesson of a course 课程进度.' })
@Scopes('engagement:read')
export class LessonProgress {
  taskUuid!: string;
  @Field({ description: 'The lesson, as the course calls it.' }) lesson!: string;
  @Field(() => Int, { description: 'How much of it was done, 0 to 100 percent.' }) percent!: number;
  @Field(() => DateTimeScalar, { description: 'When a channel last told of it.' }) toldAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was finished 完成时间; null: it is not.' })
  doneAt!: Date | null;
}
