import { describe, expect, it, vi } from 'vitest';
import type { ModelDelta, ModelRequest } from '#lib/bedrock';
import {
  askBuiltInModel,
  type BuiltInAvailability,
  builtInAvailability,
  type LanguageModelApi,
} from '#lib/platform/built-in-model';

const REQUEST: ModelRequest = {
  system: 'Review.',
  messages: [{ role: 'user', shared: 'Document: Policy\n', text: 'The section.' }],
  maxOutputTokens: 1_000,
  thinking: true,
};

/** A browser whose model writes these pieces, or fails after them. */
function browserWith(pieces: readonly string[], availability: BuiltInAvailability = 'available', failure?: Error) {
  const destroy = vi.fn();
  const prompts: unknown[] = [];
  const create = vi.fn<LanguageModelApi['create']>(async () => ({
    inputUsage: 42,
    promptStreaming: (messages) => {
      prompts.push(messages);
      return new ReadableStream({
        start: (controller) => {
          for (const piece of pieces) controller.enqueue(piece);
          if (failure === undefined) controller.close();
          else controller.error(failure);
        },
      });
    },
    destroy,
  }));
  return { api: { availability: async () => availability, create }, destroy, prompts };
}

async function ask(api: LanguageModelApi | null, signal = new AbortController().signal) {
  const deltas: ModelDelta[] = [];
  const answer = await askBuiltInModel(REQUEST, { signal, onDelta: (delta) => deltas.push(delta) }, api);
  return { answer, deltas };
}

describe('the browser’s own model', () => {
  it('is asked with the whole request, streams its answer, and costs nothing', async () => {
    const { api, destroy, prompts } = browserWith(['{"risk":', '"none","findings":0}']);
    const { answer, deltas } = await ask(api);
    expect(api.create.mock.calls[0]?.[0].initialPrompts).toEqual([{ role: 'system', content: 'Review.' }]);
    expect(prompts).toEqual([[{ role: 'user', content: 'Document: Policy\nThe section.' }]]);
    expect(deltas.map((delta) => delta.text)).toEqual(['{"risk":', '"none","findings":0}']);
    expect(answer).toMatchObject({
      text: '{"risk":"none","findings":0}',
      stopReason: 'end_turn',
      usage: { inputTokens: 42 },
    });
    expect(destroy).toHaveBeenCalledOnce();
  });

  it.each([
    ['there is none', null, 'not-found'],
    ['it cannot be had', browserWith([], 'unavailable').api, 'not-found'],
    ['it is still to be downloaded', browserWith([], 'downloadable').api, 'not-ready'],
    [
      'the request is too long for it',
      browserWith([], 'available', new DOMException('too long', 'QuotaExceededError')).api,
      'route-limitation',
    ],
    ['it breaks off', browserWith(['half'], 'available', new Error('gone')).api, 'transient'],
  ] as const)('says so when %s', async (_name, api, kind) => {
    await expect(ask(api)).rejects.toMatchObject({ fault: { kind } });
  });

  it('is stopped like any other', async () => {
    const controller = new AbortController();
    controller.abort();
    const { api } = browserWith(['half'], 'available', new DOMException('aborted', 'AbortError'));
    await expect(ask(api, controller.signal)).rejects.toMatchObject({
      fault: { kind: 'cancelled' },
    });
  });

  it('is unavailable where the browser has no such thing, or does not say', async () => {
    expect(await builtInAvailability(null)).toBe('unavailable');
    const mute = { availability: () => Promise.reject(new Error('no')), create: vi.fn() };
    expect(await builtInAvailability(mute)).toBe('unavailable');
  });
});
