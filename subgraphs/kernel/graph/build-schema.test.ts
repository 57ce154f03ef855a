import { describe, expect, it } from '@jest/globals';
import { execute, parse } from 'graphql';
import pino from 'pino';
import { Arg, Field, InputType, Query, registerEnumType, Resolver } from 'type-graphql';
import { maskErrors } from '../server/mask-errors.ts';
import { buildGraph } from './build-schema.ts';

const Colour = { RED: 'red', BLUE: 'blue' };
registerEnumType(Colour, { name: 'BuildSchemaColour' });

@InputType('BuildSchemaPaint')
class Paint {
  @Field(() => Colour, { defaultValue: 'red' })
  colour!: string;
}

@Resolver()
class Painter {
  @Query(() => String)
  paint(
    @Arg('input', () => Paint) input: Paint,
    @Arg('under', () => Colour, { defaultValue: 'blue' }) under: string,
  ): string {
    return `${input.colour} over ${under}`;
  }
}

const { schema } = buildGraph({ resolvers: [Painter], references: {} });
const QUERY = 'query($input: BuildSchemaPaint!) { paint(input: $input) }';

async function run(document: string, variables: Record<string, unknown> = {}) {
  const request = { requestId: 'r', deadlineAt: 0, actor: {} as never };
  const result = await execute({ schema, document: parse(document), variableValues: variables,
    contextValue: { actor: { kind: 'operator', scopes: [] } } });
  return maskErrors(result, request, pino({ level: 'silent' }));
}

describe('the built schema', () => {
  it('gives resolvers the value behind an enum\'s default, in inputs and arguments', async () => {
    expect((await run(QUERY, { input: {} })).data).toEqual({ paint: 'red over blue' });
    expect((await run('{ paint(input: { colour: BLUE }, under: RED) }')).data)
      .toEqual({ paint: 'blue over red' });
  });

  it('answers a variable outside an enum as the caller\'s mistake', async () => {
    const { errors } = await run(QUERY, { input: { colour: 'PINK' } });
    expect(errors?.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(errors?.[0]?.message).toContain('PINK');
  });
});
