import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelRequest } from './model-request.ts';
import { MODEL_TABLE } from './model-table.ts';
import { REVIEW_OUTPUT_TOKENS, reservedOutputTokens, translateRequest } from './translate.ts';

const REQUEST: ModelRequest = {
  system: 'Review the section.',
  messages: [{ role: 'user', text: 'Text of the section.' }],
  maxOutputTokens: REVIEW_OUTPUT_TOKENS,
  thinking: true,
};

const translate = (modelId: string, change: Partial<ModelRequest> = {}) =>
  translateRequest({ ...REQUEST, ...change }, { modelId });

describe('translateRequest', () => {
  it('gives the classic primary 2,000 tokens of thinking inside 8,192 of output', () => {
    expect(translate('us.anthropic.claude-sonnet-4-5-20250929-v1:0')).toEqual({
      modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      system: [{ text: 'Review the section.' }],
      messages: [{ role: 'user', content: [{ text: 'Text of the section.' }] }],
      inferenceConfig: { maxTokens: 8192 },
      additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 2000 } },
    });
  });

  // What each family refuses: the table in the notes on capabilities, row by row.
  it.each([
    ['anthropic.claude-3-5-sonnet-20240620-v1:0', undefined, 0, undefined, 4096],
    ['anthropic.claude-3-5-sonnet-20241022-v2:0', undefined, 0, undefined, 6192],
    ['anthropic.claude-3-7-sonnet-20250219-v1:0', 'enabled', undefined, undefined, 8192],
    ['anthropic.claude-sonnet-4-20250514-v1:0', 'enabled', undefined, undefined, 8192],
    ['anthropic.claude-opus-4-1-20250805-v1:0', 'enabled', undefined, undefined, 8192],
    ['anthropic.claude-haiku-4-5-20251001-v1:0', 'enabled', undefined, undefined, 8192],
    ['anthropic.claude-opus-4-5-20251101-v1:0', 'enabled', undefined, undefined, 8192],
    ['anthropic.claude-sonnet-4-6', 'adaptive', undefined, 'medium', 8192],
    ['anthropic.claude-opus-4-6-v1', 'adaptive', undefined, 'medium', 8192],
    ['anthropic.claude-opus-4-7', 'adaptive', undefined, 'medium', 8192],
    ['anthropic.claude-opus-4-8', 'adaptive', undefined, 'medium', 8192],
    ['anthropic.claude-sonnet-5', 'adaptive', undefined, 'medium', 8192],
    ['anthropic.claude-opus-5', 'adaptive', undefined, 'medium', 8192],
    ['anthropic.claude-fable-5', 'adaptive', undefined, 'medium', 8192],
    ['anthropic.claude-sonnet-5-5', 'adaptive', undefined, 'medium', 8192],
    ['anthropic.claude-opus-5-5', 'adaptive', undefined, 'medium', 8192],
    ['anthropic.claude-haiku-5-5', 'adaptive', undefined, 'medium', 8192],
    ['amazon.nova-2-lite-v1:0', undefined, 0, undefined, 6192],
    ['meta.llama3-3-70b-instruct-v1:0', undefined, 0, undefined, 2048],
    ['openai.gpt-oss-120b-1:0', undefined, 0, undefined, 8192],
    ['anthropic.claude-unheard-of-9', undefined, undefined, undefined, 8192],
    ['example.unknown-v1:0', undefined, undefined, undefined, 4096],
  ])(
    'asks %s to think by %s, temperature %s, effort %s, at most %d tokens',
    (id, thinking, temperature, effort, maxTokens) => {
      const input = translate(id);
      expect(thinkingOf(input)?.type).toBe(thinking);
      expect(input.inferenceConfig?.temperature).toBe(temperature);
      expect(input.outputConfig?.effort).toBe(effort);
      expect(input.inferenceConfig?.maxTokens).toBe(maxTokens);
    },
  );

  it.each([
    ['anthropic.claude-sonnet-4-5-20250929-v1:0', 0, undefined, 6192],
    ['anthropic.claude-sonnet-4-6', 0, undefined, 6192],
    ['anthropic.claude-opus-4-8', undefined, undefined, 6192],
    ['anthropic.claude-opus-5', undefined, 'low', 8192],
    ['anthropic.claude-sonnet-5-5', undefined, 'low', 8192],
    ['deepseek.r1-v1:0', 0, undefined, 8192],
  ])(
    'when thinking is not wanted, sends %s temperature %s, effort %s, %d tokens and no thinking field',
    (id, temperature, effort, maxTokens) => {
      const input = translate(id, { thinking: false });
      expect(input.additionalModelRequestFields).toBeUndefined();
      expect(input.inferenceConfig?.temperature).toBe(temperature);
      expect(input.outputConfig?.effort).toBe(effort);
      expect(input.inferenceConfig?.maxTokens).toBe(maxTokens);
    },
  );

  it('asks the models that hide their reasoning to summarise it, and only those', () => {
    expect(thinkingOf(translate('anthropic.claude-opus-4-7'))).toEqual({ type: 'adaptive', display: 'summarized' });
    expect(thinkingOf(translate('anthropic.claude-opus-4-6-v1'))).toEqual({ type: 'adaptive' });
  });

  it('caches what a message shares together with the system prompt, where both are long enough for the model', () => {
    const shared = 'word '.repeat(600);
    const messages = [{ role: 'user', shared, text: 'The section.' }] as const;
    const system = 'rule '.repeat(300);
    const long = translate('anthropic.claude-sonnet-4-5-20250929-v1:0', { system, messages });
    expect(long.system).toEqual([{ text: system }]);
    expect(long.messages?.[0]?.content).toEqual([
      { text: shared },
      { cachePoint: { type: 'default' } },
      { text: 'The section.' },
    ]);
    // 2,048 tokens at least: these would be too short to be cached.
    const short = translate('anthropic.claude-sonnet-4-6', { system, messages });
    expect(short.messages?.[0]?.content).toEqual([{ text: `${shared}The section.` }]);
    const none = translate('meta.llama3-3-70b-instruct-v1:0', { system: system.repeat(4), messages });
    expect(JSON.stringify(none)).not.toContain('cachePoint');
  });

  it('never sends any model what it refuses, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(MODEL_TABLE), 'example.unknown'),
        fc.boolean(),
        fc.integer({ min: 1, max: 300_000 }),
        (modelId, thinking, maxOutputTokens) => {
          const input = translate(modelId, { thinking, maxOutputTokens });
          const model = MODEL_TABLE[modelId];
          const maxTokens = input.inferenceConfig?.maxTokens ?? 0;
          const sent = thinkingOf(input);
          expect(maxTokens).toBeGreaterThanOrEqual(1);
          expect(maxTokens).toBeLessThanOrEqual(model?.maxOutputTokens ?? 4096);
          expect(maxTokens).toBe(reservedOutputTokens({ ...REQUEST, thinking, maxOutputTokens }, { modelId }));
          expect(input.inferenceConfig?.topP).toBeUndefined();
          expect(input.toolConfig).toBeUndefined();
          if (input.inferenceConfig?.temperature !== undefined) {
            expect(model?.sampling).toBe('without-thinking');
            expect(sent).toBeUndefined();
          }
          if (input.outputConfig !== undefined) expect(model?.thinking).toBe('adaptive');
          expect(sent?.type).not.toBe('disabled');
          if (sent?.type === 'adaptive') expect(model?.thinking).toBe('adaptive');
          if (sent?.type === 'enabled') {
            expect(model?.thinking).toBe('budget');
            expect(sent.budget_tokens).toBeGreaterThanOrEqual(1024);
            expect(sent.budget_tokens).toBeLessThan(maxTokens);
          }
        },
      ),
    );
  });

  it("keeps the visible answer whole when the model's maximum leaves little room to think", () => {
    const input = translate('anthropic.claude-opus-4-1-20250805-v1:0', { maxOutputTokens: 30_500 });
    expect(input.inferenceConfig?.maxTokens).toBe(32_000);
    expect(thinkingOf(input)?.budget_tokens).toBe(1500);
  });

  it.each([
    ['anthropic.claude-sonnet-4-5-20250929-v1:0', 1024 * 3.5, true],
    ['anthropic.claude-sonnet-4-5-20250929-v1:0', 1023 * 3.5, false],
    ['anthropic.claude-sonnet-4-6', 2047 * 3.5, false],
    ['anthropic.claude-haiku-4-5-20251001-v1:0', 4096 * 3.5, true],
    ['anthropic.claude-3-5-sonnet-20241022-v2:0', 100_000, false],
    ['example.unknown-v1:0', 100_000, false],
  ])('caches for %s a system prompt of %d characters: %s', (modelId, characters, cached) => {
    const { system } = translate(modelId, { system: 'x'.repeat(characters) });
    expect(system?.some((block) => block.cachePoint !== undefined)).toBe(cached);
  });

  it('leaves out an empty system prompt and blank messages, and joins neighbours of one role', () => {
    const input = translate('anthropic.claude-sonnet-4-6', {
      system: ' ',
      messages: [
        { role: 'user', text: 'one' },
        { role: 'user', text: 'two' },
        { role: 'assistant', text: '  ' },
        { role: 'assistant', text: 'three' },
        { role: 'user', text: 'four' },
      ],
    });
    expect(input.system).toBeUndefined();
    expect(input.messages).toEqual([
      { role: 'user', content: [{ text: 'one\n\ntwo' }] },
      { role: 'assistant', content: [{ text: 'three' }] },
      { role: 'user', content: [{ text: 'four' }] },
    ]);
  });
});

interface SentThinking {
  readonly type: string;
  readonly budget_tokens?: number;
  readonly display?: string;
}

function thinkingOf(input: ReturnType<typeof translate>): SentThinking | undefined {
  const fields = input.additionalModelRequestFields;
  if (typeof fields !== 'object' || fields === null || !('thinking' in fields)) return undefined;
  return fields.thinking as unknown as SentThinking;
}
