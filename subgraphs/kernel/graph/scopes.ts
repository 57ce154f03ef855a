import { Directive, Extensions } from 'type-graphql';

/**
 * Prints `@requiresScopes` in the SDL, where the gateway enforces it, and marks the field so that the
 * subgraph enforces it for itself (see protect-schema.ts). One decorator, so the two cannot differ.
 *
 * Scopes given together are all needed: `@Scopes('members:read', 'members:pii')`.
 */
export function Scopes(...scopes: string[]): MethodDecorator & PropertyDecorator & ClassDecorator {
  const directive = Directive(`@requiresScopes(scopes: [[${scopes.map((s) => `"${s}"`).join(', ')}]])`);
  const extensions = Extensions({ scopes });
  return decorate(directive, extensions);
}

/** Anybody who is signed in. */
export function Authenticated(): MethodDecorator & PropertyDecorator & ClassDecorator {
  return decorate(Directive('@authenticated'), Extensions({ scopes: [] }));
}

function decorate(...decorators: unknown[]) {
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor): void => {
    for (const decorator of decorators) {
      (decorator as (...args: unknown[]) => void)(target, key, descriptor);
    }
  };
}
