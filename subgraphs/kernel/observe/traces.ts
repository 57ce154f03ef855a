import {
  context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace,
  type Attributes, type Context, type Span, type Tracer,
} from '@opentelemetry/api';

/**
 * What one thing led to, however many processes, queues and minutes lie between, is one trace. Where it is
 * told of in a row or a header it is one text, W3C's `traceparent`; null while nobody traces.
 */
export type Trace = string | null;

let tracer: Tracer | null = null;

/** Told by what starts and stops tracing (telemetry.ts): without it nothing below costs anything. */
export function traceBy(given: Tracer | null): void {
  tracer = given;
}

/** What is done at this moment. */
export function traceHere(): Trace {
  if (!tracer) return null;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/** As log lines name it, so that they are found from the trace and it from them. */
export function traceIds(): { trace_id?: string; span_id?: string } {
  const span = tracer ? trace.getActiveSpan()?.spanContext() : undefined;
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
}

/** A step of what is done at this moment. */
export function spanHere<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (!tracer) return work();
  return inSpans([tracer.startSpan(name, { attributes })], work);
}

/**
 * Work that goes on with what was begun elsewhere: a span in each of these traces, since a batch is done for
 * many. `own` are the traces as whatever follows from each of them goes on, in their order. The work runs
 * in the first; the others' spans are linked to it.
 */
export function following<T>(
  name: string, from: readonly (Trace | undefined)[], work: (own: readonly Trace[]) => Promise<T>,
): Promise<T> {
  if (!tracer) return work(from.map(() => null));
  const spans = new Map<string, Span>();
  for (const each of new Set(from.map((one) => one ?? traceHere() ?? ''))) {
    const [first] = spans.values();
    const links = first ? [{ context: first.spanContext() }] : [];
    spans.set(each, tracer.startSpan(name, { kind: SpanKind.CONSUMER, links }, contextOf(each)));
  }
  const own = from.map((one) => parentOf(spans.get(one ?? traceHere() ?? '')!));
  return inSpans([...spans.values()], () => work(own));
}

/** These, each with its own trace; as they are while nobody traces. */
export function carrying<Item extends { readonly trace?: Trace }>(
  items: readonly Item[], own: readonly Trace[],
): readonly Item[] {
  return tracer ? items.map((item, place) => ({ ...item, trace: own[place] ?? null })) : items;
}

/** What is done at this moment fails, and is answered all the same. */
export function markSpan(): void {
  if (tracer) trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR });
}

/** Says of what is done at this moment what is known only now. */
export function nameSpan(attributes: Attributes): void {
  if (tracer) trace.getActiveSpan()?.setAttributes(attributes);
}

/** In the first of them; all end with it, and as it does. */
async function inSpans<T>(spans: readonly Span[], work: () => Promise<T>): Promise<T> {
  try {
    return await context.with(trace.setSpan(context.active(), spans[0]!), work);
  } catch (error) {
    // No message: it may hold what nobody but the log's own filter has looked at.
    for (const span of spans) span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    for (const span of spans) span.end();
  }
}

function contextOf(traceparent: string): Context {
  return traceparent === '' ? context.active() : propagation.extract(ROOT_CONTEXT, { traceparent });
}

function parentOf(span: Span): Trace {
  const carrier: { traceparent?: string } = {};
  propagation.inject(trace.setSpan(ROOT_CONTEXT, span), carrier);
  return carrier.traceparent ?? null;
}
