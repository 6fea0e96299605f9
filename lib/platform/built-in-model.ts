import { estimateTokens, type ModelAnswer, type ModelRequest } from '#lib/bedrock';
import { type FaultKind, ModelFault } from '#lib/routing';
import type { SendOptions } from './bedrock-transport.ts';

/** What is used of a session of the Prompt API. */
interface LanguageModelSession {
  readonly inputUsage?: number;
  readonly promptStreaming: (
    messages: readonly { readonly role: 'user' | 'assistant'; readonly content: string }[],
    options: { readonly signal: AbortSignal },
  ) => ReadableStream<string>;
  readonly destroy: () => void;
}

export type BuiltInAvailability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

/** Browsers want to know the language of the answers. */
interface OutputLanguages {
  readonly expectedOutputs: readonly { readonly type: 'text'; readonly languages: readonly string[] }[];
}

const ENGLISH: OutputLanguages = { expectedOutputs: [{ type: 'text', languages: ['en'] }] };

/** What is used of the Prompt API (https://developer.chrome.com/docs/ai/prompt-api). */
export interface LanguageModelApi {
  readonly availability: (options: OutputLanguages) => Promise<BuiltInAvailability>;
  readonly create: (
    options: OutputLanguages & {
      readonly initialPrompts: readonly { readonly role: 'system'; readonly content: string }[];
      readonly signal: AbortSignal;
    },
  ) => Promise<LanguageModelSession>;
}

/** The browser's Prompt API; null where it has none. */
export function languageModelApi(): LanguageModelApi | null {
  return (globalThis as { readonly LanguageModel?: LanguageModelApi }).LanguageModel ?? null;
}

/** Whether the browser's own model can be had, perhaps after a download. */
export async function builtInAvailability(api = languageModelApi()): Promise<BuiltInAvailability> {
  return api === null ? 'unavailable' : api.availability(ENGLISH).catch(() => 'unavailable' as const);
}

/** Has the browser download its model, as far as it has to. Must be called in a click. */
export async function downloadBuiltInModel(api = languageModelApi()): Promise<void> {
  if (api === null) throw new Error('this browser has no model of its own');
  const session = await api.create({ ...ENGLISH, initialPrompts: [], signal: new AbortController().signal });
  session.destroy();
}

/**
 * Asks the browser's own model once. Nothing leaves the device and nothing is paid; token counts are the model's for the
 * input, where it tells, and estimates for the output.
 * @throws {ModelFault} `not-found` where the browser has no model; `not-ready` while it is still to be downloaded (the
 * options start that, in a click); `route-limitation` where the request is too long for it.
 */
export async function askBuiltInModel(
  request: ModelRequest,
  { signal, onDelta }: SendOptions,
  api = languageModelApi(),
): Promise<ModelAnswer> {
  let text = '';
  try {
    const availability = await builtInAvailability(api);
    if (api === null || availability === 'unavailable') {
      throw fault('not-found', 'BuiltInModelUnavailable', 'This browser offers no model of its own.');
    }
    if (availability !== 'available') {
      throw fault('not-ready', 'BuiltInModelNotReady', 'The browser has not downloaded its model yet.');
    }
    const session = await api.create({
      ...ENGLISH,
      initialPrompts: [{ role: 'system', content: request.system }],
      signal,
    });
    try {
      const messages = request.messages.map(({ role, shared = '', text: words }) => ({
        role,
        content: `${shared}${words}`,
      }));
      const reader = session.promptStreaming(messages, { signal }).getReader();
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        text += step.value;
        onDelta({ kind: 'text', text: step.value });
      }
      const inputTokens = session.inputUsage ?? estimateTokens(messages.map(({ content }) => content).join(''));
      return {
        text,
        reasoning: '',
        stopReason: 'end_turn',
        usage: { inputTokens, outputTokens: estimateTokens(text), cacheReadTokens: 0, cacheWriteTokens: 0 },
        usageEstimated: true,
      };
    } finally {
      session.destroy();
    }
  } catch (error) {
    throw toFault(error, signal, text !== '');
  }
}

function toFault(error: unknown, signal: AbortSignal, emittedOutput: boolean): ModelFault {
  if (error instanceof ModelFault) return error;
  if (signal.aborted) return fault('cancelled', 'Cancelled', 'The request was stopped.', emittedOutput);
  const { name, message } = error instanceof Error ? error : { name: 'UnknownError', message: String(error) };
  const kind = name === 'QuotaExceededError' ? 'route-limitation' : 'transient';
  return fault(kind, name, message, emittedOutput);
}

function fault(kind: FaultKind, code: string, message: string, emittedOutput = false): ModelFault {
  return new ModelFault({ kind, code, message, emittedOutput });
}
